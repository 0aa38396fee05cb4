import { useState } from 'react';
import type { StaffOfferView } from '../../../../shared/contract/staff-sales.ts';
import { fractionDigits } from '../../../../shared/domain/money.ts';
import { bridge } from '../../../bridge/connect.ts';
import { Button } from '../../../components/button.tsx';
import { Sheet } from '../../../components/sheet.tsx';
import { useLanguage } from '../../../state/language.ts';
import { AskNumber } from '../../kit/ask-number.tsx';
import { useSaleAct } from '../use-sale-act.ts';
import type { SheetOf } from './sale-sheet.tsx';

/** How much of a refund went back that no device of this kiosk can see. */
export function EndRefundSheet({
  offer,
  story,
  onClose,
}: SheetOf<Extract<StaffOfferView, { kind: 'endRefund' }>>) {
  const { t, money } = useLanguage();
  const { act, busy, fault } = useSaleAct(story, onClose);
  const [isCounting, setIsCounting] = useState(false);
  const { saleId, version, currency } = story;
  const { refundId, amountMinor, means } = offer;
  const end = (paidMinor: number) =>
    act(() => bridge().call('endRefund', { saleId, version, refundId, paidMinor }));
  return (
    <Sheet
      title={t('staff.sales.end.title', { amount: money(amountMinor, currency) })}
      testId="end-refund"
      onClose={onClose}
      actions={
        <>
          <Button tone="primary" busy={busy} testId="end-all" onPress={() => end(amountMinor)}>
            {t('staff.sales.end.all')}
          </Button>
          <Button tone="outline" busy={busy} testId="end-none" onPress={() => end(0)}>
            {t('staff.sales.end.none')}
          </Button>
          <Button tone="outline" busy={busy} testId="end-part" onPress={() => setIsCounting(true)}>
            {t('staff.sales.end.part')}
          </Button>
          <Button onPress={onClose} testId="ask-close">
            {t('frame.close')}
          </Button>
        </>
      }
    >
      <p>{t(`staff.sales.end.${means}Text`)}</p>
      {fault !== null && (
        <p className="sale-fault" role="alert">
          {fault}
        </p>
      )}
      {isCounting && (
        <AskNumber
          title={t('staff.sales.end.partTitle')}
          maximum={amountMinor}
          decimals={fractionDigits(currency) === 0 ? 0 : 2}
          show={(value) => money(value, currency)}
          onClose={() => setIsCounting(false)}
          onDone={(paidMinor) => {
            setIsCounting(false);
            end(paidMinor);
          }}
        />
      )}
    </Sheet>
  );
}
