import { useState } from 'react';
import type { SaleView } from '../../../shared/contract/sale.ts';
import { bridge } from '../../bridge/connect.ts';
import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { PinEntryPad, PinRefusalNotice, usePinEntry } from '../../staff/entry/pin-entry.tsx';
import { useLanguage } from '../../state/language.ts';
import { showSale } from '../../state/sale-store.ts';

export interface StaffConfirmProps {
  readonly sale: SaleView;
  /** What staff take by hand: less than the price where coins are in already. */
  readonly dueMinor: number;
}

/** Staff say with their PIN that they took the money. The PIN confirms this one payment and opens nothing. */
export function StaffConfirm({ sale, dueMinor }: StaffConfirmProps) {
  const { t, money } = useLanguage();
  const [asking, setAsking] = useState(false);
  const amount = money(dueMinor, sale.currency);
  return (
    <>
      <p className="reader-due">
        <small>{t('payment.staff.due')}</small>
        <strong data-testid="staff-due">{amount}</strong>
      </p>
      <Button tone="outline" testId="staff-confirm" onPress={() => setAsking(true)}>
        {t('payment.staff.confirm')}
      </Button>
      {asking && <PinSheet sale={sale} amount={amount} onClose={() => setAsking(false)} />}
    </>
  );
}

interface PinSheetProps {
  readonly sale: SaleView;
  readonly amount: string;
  readonly onClose: () => void;
}

function PinSheet({ sale, amount, onClose }: PinSheetProps) {
  const { t } = useLanguage();
  const entry = usePinEntry(async (pin) => {
    const answer = await bridge().call('confirmStaffPayment', { saleId: sale.saleId, pin });
    if (!answer.ok) return { kind: 'notAnswering', text: 'payment.staff.failed' };
    if (answer.value.kind !== 'confirmed') return answer.value;
    showSale(answer.value.sale);
    return null;
  });
  return (
    <Sheet testId="staff-pin-sheet" title={t('payment.staff.pinTitle')} onClose={onClose} actions={null}>
      <div className="staff-sheet">
        <p>{t('payment.staff.pinText', { amount })}</p>
        <PinRefusalNotice refusal={entry.refusal} />
        <PinEntryPad {...entry} />
      </div>
    </Sheet>
  );
}
