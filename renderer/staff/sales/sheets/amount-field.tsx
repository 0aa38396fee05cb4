import { useState } from 'react';
import { fractionDigits } from '../../../../shared/domain/money.ts';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../state/language.ts';
import { AskNumber } from '../../kit/ask-number.tsx';

export interface AmountFieldProps {
  readonly amountMinor: number;
  readonly mostMinor: number;
  readonly currency: string;
  readonly onChange: (amountMinor: number) => void;
}

/** An amount that can be made smaller. */
export function AmountField({ amountMinor, mostMinor, currency, onChange }: AmountFieldProps) {
  const { t, money } = useLanguage();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className="amount-field">
      <span>
        <small>{t('staff.sales.refund.amount')}</small>
        <strong data-testid="refund-amount">{money(amountMinor, currency)}</strong>
      </span>
      <Button tone="outline" testId="refund-change" onPress={() => setIsAsking(true)}>
        {t('staff.sales.refund.change')}
      </Button>
      {isAsking && (
        <AskNumber
          title={t('staff.sales.refund.amount')}
          text={t('staff.sales.refund.amountText', { amount: money(mostMinor, currency) })}
          minimum={1}
          maximum={mostMinor}
          initial={amountMinor}
          decimals={fractionDigits(currency) === 0 ? 0 : 2}
          show={(value) => money(value, currency)}
          onClose={() => setIsAsking(false)}
          onDone={(value) => {
            onChange(value);
            setIsAsking(false);
          }}
        />
      )}
    </div>
  );
}
