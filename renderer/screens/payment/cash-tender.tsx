import type { CashTender as Cash, SaleView } from '../../../shared/contract/sale.ts';
import { CountdownRing } from '../../components/countdown-ring.tsx';
import { CheckIcon, WarningIcon } from '../../components/icons.tsx';
import { useLanguage } from '../../state/language.ts';
import type { PaymentPanelProps } from './payment-screen.tsx';

export interface CashTenderProps extends PaymentPanelProps<'awaitingPayment'> {
  readonly cash: Cash;
}

/** Coins and notes: what is in, what is missing, whether change is given, and what the slots take. */
export function CashTender({ sale, stage, cash }: CashTenderProps) {
  const { t } = useLanguage();
  return (
    <div className="payment-middle cash">
      <dl className="cash-sums" aria-live="polite">
        <Sum name={t('payment.cash.in')} sale={sale} amountMinor={sale.cashInMinor ?? 0} testId="cash-in" />
        <Sum
          name={t('payment.cash.missing')}
          sale={sale}
          amountMinor={cash.missingMinor}
          testId="cash-missing"
          isMain
        />
      </dl>
      <p
        className={cash.givesChange ? 'cash-change' : 'cash-change cash-change-none'}
        data-testid="cash-change"
      >
        {cash.givesChange ? <CheckIcon /> : <WarningIcon />}
        {t(cash.givesChange ? 'payment.cash.change' : 'payment.cash.exact')}
      </p>
      <div className="cash-accepted">
        <Values
          name={t('payment.cash.notes')}
          sale={sale}
          values={cash.notesMinor}
          kind="note"
          none={t('payment.cash.noNotes')}
        />
        <Values name={t('payment.cash.coins')} sale={sale} values={cash.coinsMinor} kind="coin" />
      </div>
      <div className="pay-time">
        <CountdownRing endsAtMs={stage.deadlineAtMs} label={t('payment.timeLeft')} />
        <p className="payment-words">{t('payment.cash.lead')}</p>
      </div>
    </div>
  );
}

interface SumProps {
  readonly name: string;
  readonly sale: SaleView;
  readonly amountMinor: number;
  readonly testId: string;
  readonly isMain?: boolean;
}

function Sum({ name, sale, amountMinor, testId, isMain = false }: SumProps) {
  const { money } = useLanguage();
  return (
    <div className={isMain ? 'cash-sum cash-sum-main' : 'cash-sum'}>
      <dt>{name}</dt>
      <dd data-testid={testId} data-value={amountMinor}>
        {money(amountMinor, sale.currency)}
      </dd>
    </div>
  );
}

interface ValuesProps {
  readonly name: string;
  readonly sale: SaleView;
  readonly values: readonly number[];
  readonly kind: 'coin' | 'note';
  readonly none?: string;
}

function Values({ name, sale, values, kind, none }: ValuesProps) {
  const { money } = useLanguage();
  if (values.length === 0 && !none) return null;
  return (
    <section className="cash-values">
      <h2>{name}</h2>
      {values.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul>
          {values.map((value) => (
            <li key={value} className={`cash-${kind}`}>
              {money(value, sale.currency)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
