import { useState } from 'react';
import { type CashReason, cashReasonSchema } from '../../../shared/contract/staff-cash.ts';
import { bridge } from '../../bridge/connect.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { PinEntryPad, usePinEntry } from '../entry/pin-entry.tsx';
import { AskText } from '../kit/ask-text.tsx';
import { Choice } from '../kit/choice.tsx';
import { Panel, Row } from '../kit/panel.tsx';
import { readStaffAnew } from '../kit/staff-api.ts';
import type { OnSigned, StepProps } from './cash-up-flow.tsx';
import { refusalText } from './cash-words.ts';
import { ResultsTable } from './results-table.tsx';

const NOTE_LETTERS = 120;
const COPIES = ['0', '1', '2'] as const;

interface SignStepProps extends StepProps {
  readonly onSigned: OnSigned;
}

/** What will be written down for ever, why it differs, and the PIN of somebody who answers for it. */
export function SignStep({ cash, open, onSigned }: SignStepProps) {
  const { t } = useLanguage();
  const [reason, setReason] = useState<CashReason | null>(null);
  const [note, setNote] = useState('');
  const [copies, setCopies] = useState<(typeof COPIES)[number]>(cash.hasPrinter ? '2' : '0');
  const [asking, setAsking] = useState<'nothing' | 'note' | 'pin'>('nothing');
  const differs = open.results.some(({ varianceMinor }) => varianceMinor !== null && varianceMinor !== 0);
  return (
    <>
      <Panel title={t('staff.cash.result')}>
        <ResultsTable results={open.results} currency={cash.currency} />
      </Panel>
      {differs && (
        <Panel title={t('staff.cash.why')}>
          <Choice
            label={t('staff.cash.why')}
            value={reason ?? ('' as CashReason)}
            testId="cash-reason"
            options={cashReasonSchema.options.map((value) => ({
              value,
              label: t(`staff.cash.reasons.${value}`),
            }))}
            onChange={setReason}
          />
        </Panel>
      )}
      <Panel title={t('staff.cash.paper')}>
        <ul className="rows">
          <li>
            <Row
              title={t('staff.cash.note')}
              text={note === '' ? t('staff.none') : note}
              testId="cash-note"
              onPress={() => setAsking('note')}
            />
          </li>
          {cash.hasPrinter && (
            <li>
              <Row
                title={t('staff.cash.copies')}
                end={
                  <Choice
                    label={t('staff.cash.copies')}
                    value={copies}
                    testId="cash-copies"
                    options={COPIES.map((value) => ({ value, label: value }))}
                    onChange={setCopies}
                  />
                }
              />
            </li>
          )}
        </ul>
      </Panel>
      <Button
        tone="primary"
        testId="cash-sign"
        disabled={differs && reason === null}
        onPress={() => setAsking('pin')}
      >
        {t('staff.cash.sign')}
      </Button>
      {differs && reason === null && <p className="cash-quiet">{t('staff.cash.refusal.reasonMissing')}</p>}
      {asking === 'note' && (
        <AskText
          title={t('staff.cash.note')}
          initial={note}
          maxLength={NOTE_LETTERS}
          mayBeEmpty
          onClose={() => setAsking('nothing')}
          onDone={(text) => {
            setNote(text);
            setAsking('nothing');
          }}
        />
      )}
      {asking === 'pin' && (
        <SignSheet
          wish={{
            ...{ cashUpId: open.cashUpId, revision: open.revision },
            reason,
            note,
            copies: Number(copies),
          }}
          onSigned={onSigned}
          onClose={() => setAsking('nothing')}
        />
      )}
    </>
  );
}

interface SignSheetProps {
  readonly wish: {
    readonly cashUpId: string;
    readonly revision: number;
    readonly reason: CashReason | null;
    readonly note: string;
    readonly copies: number;
  };
  readonly onSigned: OnSigned;
  readonly onClose: () => void;
}

function SignSheet({ wish, onSigned, onClose }: SignSheetProps) {
  const language = useLanguage();
  const { t } = language;
  const [fault, setFault] = useState<string | null>(null);
  const entry = usePinEntry(async (pin) => {
    setFault(null);
    const answer = await bridge().call('signCashUp', { ...wish, pin });
    readStaffAnew();
    if (!answer.ok) setFault(t('staff.failed'));
    else if (answer.value.kind === 'refused') setFault(refusalText(answer.value.reason, language));
    else onSigned(answer.value.number, answer.value.slip);
    return null;
  });
  return (
    <Sheet
      title={t('staff.cash.sign')}
      testId="cash-sign-sheet"
      onClose={onClose}
      actions={
        <Button testId="cash-sign-close" onPress={onClose}>
          {t('frame.close')}
        </Button>
      }
    >
      <div className="staff-sheet">
        <p>{t('staff.cash.signText')}</p>
        {fault !== null && <Notice tone="error">{fault}</Notice>}
        <PinEntryPad {...entry} />
      </div>
    </Sheet>
  );
}
