import { useState } from 'react';
import type { DeviceTest, TestPlan } from '../../../../shared/contract/staff-tests.ts';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../state/language.ts';
import { Choice } from '../../kit/choice.tsx';
import { Buttons, Panel } from '../../kit/panel.tsx';
import { useStaffOrder } from '../../kit/staff-api.ts';
import { TestPill, TestProgress } from './test-progress.tsx';
import { useTest } from './use-test.ts';

/** A card reader is asked for the smallest amount, which goes back to the card. */
export function CardTestPanel({ plan }: { readonly plan: TestPlan }) {
  const { t } = useLanguage();
  const [chosen, setChosen] = useState<string | null>(null);
  const { test, refusal, onAnswer } = useTest('card', plan.running);
  const [start, starting] = useStaffOrder('startCardTest', onAnswer);
  const [end, ending] = useStaffOrder('endTest', () => undefined);
  const reader = plan.readers.find((each) => String(each.reader) === chosen) ?? plan.readers[0];
  if (!reader) return null;
  const isRunning = test?.outcome === 'running';
  return (
    <Panel title={t('staff.devices.test.kind.card')} aside={test && <TestPill test={test} />}>
      <p className="devices-lead">{t('staff.devices.test.cardLead')}</p>
      {plan.readers.length > 1 && !isRunning && (
        <Choice
          label={t('staff.devices.test.kind.card')}
          value={String(reader.reader)}
          options={plan.readers.map((each) => ({
            value: String(each.reader),
            label: t('staff.devices.test.reader', { reader: each.reader }),
          }))}
          onChange={setChosen}
          testId="card-reader"
        />
      )}
      {!reader.canRefund && <p className="test-refusal">{t('staff.devices.test.cardNoRefund')}</p>}
      {test && <CardProgress test={test} currency={plan.currency} />}
      {refusal !== null && (
        <p className="test-refusal" role="alert" data-testid="test-refusal">
          {refusal}
        </p>
      )}
      <Buttons>
        {isRunning ? (
          <Button testId="test-card-end" busy={ending} onPress={() => end({ testId: test.testId })}>
            {t('staff.devices.test.cardStop')}
          </Button>
        ) : (
          <Button
            tone="primary"
            testId="test-card"
            busy={starting || plan.running !== null}
            onPress={() => start({ reader: reader.reader })}
          >
            {t('staff.devices.test.start')}
          </Button>
        )}
      </Buttons>
    </Panel>
  );
}

function CardProgress({ test, currency }: { readonly test: DeviceTest; readonly currency: string }) {
  const { t, money } = useLanguage();
  const waits = test.steps.some(
    ({ step, outcome }) => (step === 'ask' || step === 'approve') && outcome === 'running',
  );
  const chargedMinor = test.chargedMinor ?? 0;
  return (
    <>
      {waits && (
        <p className="card-ask" role="status">
          {t('staff.devices.test.tapNow', { amount: money(test.askedMinor ?? 0, currency) })}
        </p>
      )}
      <TestProgress test={test} />
      {test.outcome !== 'running' && (
        <p className={chargedMinor > 0 ? 'test-refusal' : 'devices-lead'} data-testid="card-charged">
          {chargedMinor > 0
            ? `${t('staff.devices.test.charged', { amount: money(chargedMinor, currency) })}. ${t('staff.devices.test.chargedText')}`
            : t('staff.devices.test.notCharged')}
        </p>
      )}
    </>
  );
}
