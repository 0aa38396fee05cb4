import { useState } from 'react';
import type { StaffOfferView } from '../../../../shared/contract/staff-sales.ts';
import { bridge } from '../../../bridge/connect.ts';
import { useLanguage } from '../../../state/language.ts';
import { AskSure } from '../../kit/ask-sure.tsx';
import { Choice } from '../../kit/choice.tsx';
import { useSaleAct } from '../use-sale-act.ts';
import { AmountField } from './amount-field.tsx';
import { ReasonChoice } from './reason-choice.tsx';
import type { SaleSheetProps, SheetOf } from './sale-sheet.tsx';

type Refund = Extract<StaffOfferView, { kind: 'refund' }>;
type Means = 'hand' | 'coins' | 'backOffice';

/** How much, by which way, and why. */
export function RefundSheet({
  offer,
  story,
  onOpen,
  onClose,
}: SheetOf<Refund> & Pick<SaleSheetProps, 'onOpen'>) {
  const { t, money } = useLanguage();
  const { saleId, version, currency, limitLeftMinor } = story;
  const { code } = offer;
  const [means, setMeans] = useState<Means>('hand');
  const ofMeansMinor = means === 'coins' ? offer.coinsMinor : offer.mostMinor;
  const mostMinor = Math.min(ofMeansMinor, limitLeftMinor ?? ofMeansMinor);
  const [wishedMinor, setWishedMinor] = useState<number | null>(null);
  const amountMinor = Math.min(wishedMinor ?? mostMinor, mostMinor);
  const [reason, setReason] = useState<string | null>(null);
  const refunded = { kind: 'refunded', means, amountMinor } as const;
  const { act, busy, fault } = useSaleAct(story, () => onOpen(refunded));
  const ways = (['hand', 'coins', 'backOffice'] as const).filter(
    (way) => way === 'hand' || (way === 'coins' ? offer.coinsMinor > 0 : offer.hasBackOffice),
  );
  const isLimited = limitLeftMinor !== null && limitLeftMinor < ofMeansMinor;
  return (
    <AskSure
      title={t('staff.sales.refund.title')}
      action={t('staff.sales.refund.action', { amount: money(amountMinor, currency) })}
      busy={busy}
      disabled={reason === null || amountMinor === 0}
      onSure={() =>
        act(() =>
          bridge().call('refundClaim', { saleId, version, code, means, amountMinor, reason: reason ?? '' }),
        )
      }
      onClose={onClose}
    >
      <AmountField
        amountMinor={amountMinor}
        mostMinor={mostMinor}
        currency={currency}
        onChange={setWishedMinor}
      />
      {isLimited && (
        <p className="sale-fault">
          {t('staff.sales.refund.limit', { amount: money(limitLeftMinor, currency) })}
        </p>
      )}
      <Choice
        label={t('staff.sales.refund.means')}
        value={means}
        testId="refund-means"
        options={ways.map((value) => ({ value, label: t(`staff.sales.refund.${value}`) }))}
        onChange={setMeans}
      />
      <p>{t(`staff.sales.refund.${means}Text`)}</p>
      {means === 'hand' && offer.hasBackOffice && <p>{t('staff.sales.refund.handOfForeignText')}</p>}
      <ReasonChoice
        known={['jammed', 'badPrint', 'changedMind', 'paidTwice']}
        reason={reason}
        onReason={setReason}
      />
      {fault !== null && (
        <p className="sale-fault" role="alert">
          {fault}
        </p>
      )}
    </AskSure>
  );
}
