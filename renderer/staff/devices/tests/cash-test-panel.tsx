import type { CashCount, DeviceTest, TestPlan, TubeView } from '../../../../shared/contract/staff-tests.ts';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../state/language.ts';
import { Buttons, Facts, Panel } from '../../kit/panel.tsx';
import { useStaffOrder } from '../../kit/staff-api.ts';
import { TestPill } from './test-progress.tsx';
import { useTest } from './use-test.ts';

export interface CashTestPanelProps {
  readonly plan: TestPlan;
  readonly cash: NonNullable<TestPlan['cash']>;
}

/** The slots, tried out: what falls in is shown at once, and comes back at the end. */
export function CashTestPanel({ plan, cash }: CashTestPanelProps) {
  const { t } = useLanguage();
  const { test, refusal, onAnswer } = useTest('cash', plan.running);
  const [start, starting] = useStaffOrder('startCashTest', onAnswer);
  const [end, ending] = useStaffOrder('endTest', () => undefined);
  const isRunning = test?.outcome === 'running';
  const isGivingBack = test?.steps.some(({ step }) => step === 'giveBack') ?? false;
  return (
    <Panel title={t('staff.devices.test.kind.cash')} aside={test && <TestPill test={test} />}>
      <Tubes tubes={cash.tubes} currency={plan.currency} />
      <p className="devices-lead">{t('staff.devices.test.cashLead')}</p>
      {!cash.paysOut && <p className="test-refusal">{t('staff.devices.test.cashNoPayOut')}</p>}
      {test?.cash && <Count test={test} count={test.cash} currency={plan.currency} />}
      {refusal !== null && (
        <p className="test-refusal" role="alert" data-testid="test-refusal">
          {refusal}
        </p>
      )}
      <Buttons>
        {isRunning ? (
          <Button
            tone="primary"
            testId="test-cash-end"
            busy={ending || isGivingBack}
            onPress={() => end({ testId: test.testId })}
          >
            {isGivingBack ? t('staff.devices.test.givingBack') : t('staff.devices.test.finishCash')}
          </Button>
        ) : (
          <Button
            tone="primary"
            testId="test-cash"
            busy={starting || plan.running !== null}
            onPress={() => start({})}
          >
            {t('staff.devices.test.openSlots')}
          </Button>
        )}
      </Buttons>
    </Panel>
  );
}

/** As high as a tube is full, as far as a screen can know: most hold some sixty coins. */
const TUBE_COINS = 60;

function Tubes({ tubes, currency }: { readonly tubes: readonly TubeView[]; readonly currency: string }) {
  const { t, money } = useLanguage();
  if (tubes.length === 0) return <p className="devices-lead">{t('staff.devices.test.noTubes')}</p>;
  return (
    <ul className="tubes" aria-label={t('staff.devices.test.tubes')} data-testid="tubes">
      {tubes.map(({ valueMinor, count, isFull }) => (
        <li key={valueMinor}>
          <span className="tube" aria-hidden="true">
            <span style={{ height: `${isFull ? 100 : Math.min(100, (100 * count) / TUBE_COINS)}%` }} />
          </span>
          <strong>{count}</strong>
          <small>
            {money(valueMinor, currency)}
            {isFull && `, ${t('staff.devices.test.full')}`}
          </small>
        </li>
      ))}
    </ul>
  );
}

interface CountProps {
  readonly test: DeviceTest;
  readonly count: CashCount;
  readonly currency: string;
}

function Count({ test, count, currency }: CountProps) {
  const { t, money } = useLanguage();
  const isRunning = test.outcome === 'running';
  const pieces = (values: CashCount['coins']) =>
    values
      .map(({ valueMinor, count: pieceCount }) => `${pieceCount} × ${money(valueMinor, currency)}`)
      .join(', ');
  const facts: (readonly [string, string])[] = [
    ...(count.coins.length > 0 ? [[t('staff.devices.test.coinsSeen'), pieces(count.coins)] as const] : []),
    ...(count.notesRead.length > 0
      ? [[t('staff.devices.test.notesSeen'), pieces(count.notesRead)] as const]
      : []),
    ...(isRunning
      ? []
      : ([
          [t('staff.devices.test.returned'), money(count.returnedMinor, currency)],
          [t('staff.devices.test.kept'), money(count.keptMinor, currency)],
        ] as const)),
  ];
  return (
    <div className="coin-test">
      <p className="coin-test-sum">
        <span>{t('staff.devices.test.inserted')}</span>
        <strong data-testid="cash-inserted">{money(count.insertedMinor, currency)}</strong>
      </p>
      {isRunning && <p role="status">{t('staff.devices.test.insertNow')}</p>}
      {facts.length > 0 && <Facts facts={facts} />}
      {count.rejected > 0 && <p>{t('staff.devices.test.rejected', { count: count.rejected })}</p>}
      {!isRunning && count.keptMinor > 0 && (
        <p className="test-refusal" data-testid="cash-kept">
          {t('staff.devices.test.keptText', { amount: money(count.keptMinor, currency) })}
        </p>
      )}
    </div>
  );
}
