import { useState } from 'react';
import type { CashView, SlipOutcome } from '../../../shared/contract/staff-cash.ts';
import { mayDo } from '../../../shared/domain/staff.ts';
import { Button } from '../../components/button.tsx';
import { ListFailed } from '../../components/list-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { useLanguage } from '../../state/language.ts';
import { useStaffStore } from '../../state/staff-store.ts';
import { useStaffOrder, useStaffQuery } from '../kit/staff-api.ts';
import { CashExport } from './cash-export.tsx';
import { CashUpFlow } from './cash-up-flow.tsx';
import { CashUpSheet } from './cash-up-sheet.tsx';
import { refusalText } from './cash-words.ts';
import { HistoryPanel } from './history-panel.tsx';
import { PlacesPanel } from './places-panel.tsx';
import { TakingsPanel } from './takings-panel.tsx';
import './cash.css';

/** A signed cash-up on the screen, and what came of its paper a moment ago. */
interface Shown {
  readonly number: number;
  readonly slip: SlipOutcome;
}

/** Where the money is, and the way to cash it up. */
export function CashPage() {
  const { t } = useLanguage();
  const { data, isError, isFetching, refetch } = useStaffQuery('getCash', {});
  const [isInside, setInside] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  if (!data)
    return (
      isError && <ListFailed text={t('staff.failed')} onRetry={() => void refetch()} busy={isFetching} />
    );
  if (isInside && data.open) {
    return (
      <CashUpFlow
        cash={data}
        open={data.open}
        onLeave={() => setInside(false)}
        onSigned={(number, slip) => {
          setInside(false);
          setShown({ number, slip });
        }}
      />
    );
  }
  return (
    <>
      <CashUpCard cash={data} onEnter={() => setInside(true)} />
      <PlacesPanel cash={data} />
      <TakingsPanel cash={data} />
      <HistoryPanel currency={data.currency} onOpen={(number) => setShown({ number, slip: 'notWanted' })} />
      <CashExport number={null} />
      {shown && (
        <CashUpSheet
          {...shown}
          currency={data.currency}
          hasPrinter={data.hasPrinter}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}

/** What should be inside, all together, and the one thing that one comes here for. */
function CashUpCard({ cash, onEnter }: { readonly cash: CashView; readonly onEnter: () => void }) {
  const language = useLanguage();
  const { t, money, time } = language;
  const me = useStaffStore((state) => state.person);
  const [fault, setFault] = useState<string | null>(null);
  const [start, busy] = useStaffOrder('startCashUp', (answer) => {
    if (!answer.ok) return setFault(t('staff.failed'));
    // Begun by somebody else a moment ago: it is the same one.
    if (answer.value.kind === 'refused' && answer.value.reason !== 'alreadyOpen')
      return setFault(refusalText(answer.value.reason, language));
    onEnter();
  });
  const isUnknown = cash.places.some(({ expectedMinor }) => expectedMinor === null);
  const sumMinor = cash.places.reduce(
    (sum, { expectedMinor, level }) => sum + (expectedMinor ?? level?.amountMinor ?? 0),
    0,
  );
  return (
    <section className="cash-hero" data-testid="cash-hero">
      <div>
        <p>{t('staff.cash.inside')}</p>
        <p className="cash-hero-sum" data-testid="cash-sum" data-value={sumMinor}>
          {money(sumMinor, cash.currency)}
        </p>
        <p>
          {cash.sinceMs === null
            ? t('staff.cash.neverCounted')
            : t('staff.cash.lastCashUp', { time: time(cash.sinceMs) })}
          {isUnknown && ` ${t('staff.cash.tubesUnknown')}`}
        </p>
        {cash.open && (
          <p className="cash-hero-open">
            {t('staff.cash.openSince', { name: cash.open.startedBy, time: time(cash.open.startedAtMs) })}
          </p>
        )}
      </div>
      {me && mayDo(me.role, 'cashUp') && (
        <Button
          tone="primary"
          testId="cash-up-start"
          busy={busy}
          onPress={() => (cash.open ? onEnter() : start({}))}
        >
          {t(cash.open ? 'staff.cash.goOn' : 'staff.cash.start')}
        </Button>
      )}
      {fault !== null && <Notice tone="error">{fault}</Notice>}
    </section>
  );
}
