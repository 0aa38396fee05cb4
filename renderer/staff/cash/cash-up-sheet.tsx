import { useState } from 'react';
import type { ClosedCashUp, SlipOutcome } from '../../../shared/contract/staff-cash.ts';
import { Button } from '../../components/button.tsx';
import { ListFailed } from '../../components/list-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { Facts } from '../kit/panel.tsx';
import { recordedName } from '../kit/person-name.ts';
import { useStaffOrder, useStaffQuery } from '../kit/staff-api.ts';
import { useCashExport } from './cash-export.tsx';
import { slipText } from './cash-words.ts';
import { ResultsTable } from './results-table.tsx';
import { TakingsTable } from './takings-panel.tsx';

export interface CashUpSheetProps {
  readonly number: number;
  /** What came of its paper when it was signed. */
  readonly slip: SlipOutcome;
  readonly currency: string;
  readonly hasPrinter: boolean;
  readonly onClose: () => void;
}

/** One signed cash-up, as it will be for ever. */
export function CashUpSheet({ number, slip: first, currency, hasPrinter, onClose }: CashUpSheetProps) {
  const language = useLanguage();
  const { t } = language;
  const { data, isError, isFetching, refetch } = useStaffQuery('getCashUp', { number }, { everyMs: false });
  const [slip, setSlip] = useState(() => slipText(first, language));
  const [print, printing] = useStaffOrder('printCashUp', (answer) =>
    setSlip(answer.ok ? slipText(answer.value.slip, language) : t('staff.failed')),
  );
  const { run, busy, said } = useCashExport(number);
  return (
    <Sheet
      title={t('staff.cash.numbered', { number })}
      testId="cash-up-sheet"
      onClose={onClose}
      actions={
        <>
          {hasPrinter && (
            <Button
              tone="outline"
              testId="cash-up-print"
              busy={printing}
              onPress={() => print({ number, copies: 1 })}
            >
              {t('staff.cash.printAgain')}
            </Button>
          )}
          <Button tone="outline" testId="cash-up-export" busy={busy} onPress={run}>
            {t('staff.cash.toStick')}
          </Button>
          <Button testId="cash-up-close" onPress={onClose}>
            {t('frame.close')}
          </Button>
        </>
      }
    >
      {!data && isError && (
        <ListFailed text={t('staff.failed')} onRetry={() => void refetch()} busy={isFetching} />
      )}
      {data && <Record cashUp={data} currency={currency} />}
      {slip !== null && <Notice tone="info">{slip}</Notice>}
      {said && <Notice tone={said.isGood ? 'success' : 'error'}>{said.text}</Notice>}
    </Sheet>
  );
}

function Record({ cashUp, currency }: { readonly cashUp: ClosedCashUp; readonly currency: string }) {
  const language = useLanguage();
  const { t, time, money } = language;
  const floatMinor = cashUp.float?.reduce((sum, { valueMinor, count }) => sum + valueMinor * count, 0);
  const emptied = (['cashBox', 'stacker'] as const).filter((place) => cashUp.emptied[place]);
  return (
    <>
      {!cashUp.isWhole && <Notice tone="error">{t('staff.cash.tamperedText')}</Notice>}
      <Facts
        facts={[
          ...(cashUp.fromMs === null ? [] : [[t('staff.cash.from'), time(cashUp.fromMs)] as const]),
          [t('staff.cash.to'), time(cashUp.closedAtMs)],
          [t('staff.cash.countedBy'), recordedName(cashUp.startedBy, language)],
          [t('staff.cash.signedBy'), recordedName(cashUp.signedBy, language)],
          ...(floatMinor === undefined
            ? []
            : [[t('staff.cash.float'), money(floatMinor, currency)] as const]),
          [
            t('staff.cash.emptied'),
            emptied.map((place) => t(`staff.cash.place.${place}`)).join(', ') || t('staff.none'),
          ],
          ...(cashUp.reason === null
            ? []
            : [[t('staff.cash.reason'), t(`staff.cash.reasons.${cashUp.reason}`)] as const]),
          ...(cashUp.note === '' ? [] : [[t('staff.cash.note'), cashUp.note] as const]),
        ]}
      />
      <ResultsTable results={cashUp.results} currency={currency} />
      <TakingsTable takings={cashUp.takings} currency={currency} />
    </>
  );
}
