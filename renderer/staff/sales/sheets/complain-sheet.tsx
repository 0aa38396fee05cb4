import { useState } from 'react';
import type { StaffOfferView } from '../../../../shared/contract/staff-sales.ts';
import { bridge } from '../../../bridge/connect.ts';
import { useLanguage } from '../../../state/language.ts';
import { AskSure } from '../../kit/ask-sure.tsx';
import { useSaleAct } from '../use-sale-act.ts';
import { AmountField } from './amount-field.tsx';
import { ReasonChoice } from './reason-choice.tsx';
import type { SheetOf } from './sale-sheet.tsx';

/** A delivered case with a fault: how much of its money is to go back, and why. */
export function ComplainSheet({
  offer,
  story,
  onClose,
}: SheetOf<Extract<StaffOfferView, { kind: 'complain' }>>) {
  const { t, money } = useLanguage();
  const { act, busy, fault } = useSaleAct(story, onClose);
  const { saleId, version, currency } = story;
  const [amountMinor, setAmountMinor] = useState(offer.mostMinor);
  const [reason, setReason] = useState<string | null>(null);
  return (
    <AskSure
      title={t('staff.sales.complain.title')}
      action={t('staff.sales.complain.action', { amount: money(amountMinor, currency) })}
      busy={busy}
      disabled={reason === null}
      onSure={() =>
        act(() => bridge().call('takeComplaint', { saleId, version, amountMinor, reason: reason ?? '' }))
      }
      onClose={onClose}
    >
      <p>{t('staff.sales.complain.text')}</p>
      <AmountField
        amountMinor={amountMinor}
        mostMinor={offer.mostMinor}
        currency={currency}
        onChange={setAmountMinor}
      />
      <ReasonChoice known={['badPrint', 'wrongModel', 'changedMind']} reason={reason} onReason={setReason} />
      {fault !== null && (
        <p className="sale-fault" role="alert">
          {fault}
        </p>
      )}
    </AskSure>
  );
}
