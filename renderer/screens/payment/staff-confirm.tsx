import { useState } from 'react';
import type { SaleView, StaffAnswer } from '../../../shared/contract/sale.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { bridge } from '../../bridge/connect.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useAction } from '../../components/use-action.ts';
import { LONGEST_PIN, SHORTEST_PIN } from '../../staff/pin-length.ts';
import { PinPad } from '../../staff/pin-pad.tsx';
import '../../staff/staff-pin-screen.css';
import { type Language, useLanguage } from '../../state/language.ts';
import { showSale } from '../../state/sale-store.ts';

type Refusal = Exclude<StaffAnswer, { kind: 'confirmed' }> | { readonly kind: 'notAnswering' };

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
  const language = useLanguage();
  const { t } = language;
  const [pin, setPin] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [submit, busy] = useAction(async () => {
    if (pin.length < SHORTEST_PIN) return;
    const answer = await bridge().call('confirmStaffPayment', { saleId: sale.saleId, pin });
    setPin('');
    if (!answer.ok) return setRefusal({ kind: 'notAnswering' });
    if (answer.value.kind === 'confirmed') return showSale(answer.value.sale);
    setRefusal(answer.value);
  });
  const change = (next: string) => {
    setRefusal(null);
    setPin(next.slice(0, LONGEST_PIN));
  };
  return (
    <Sheet testId="staff-pin-sheet" title={t('payment.staff.pinTitle')} onClose={onClose} actions={null}>
      <div className="staff-sheet">
        <p>{t('payment.staff.pinText', { amount })}</p>
        <p className="pin-dots">
          <span className="visually-hidden" role="status">
            {t('staff.pinEntered', { count: pin.length })}
          </span>
          {Array.from(pin, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the dots are all alike and only their number changes
            <span key={index} />
          ))}
        </p>
        {refusal && <Notice tone="error">{refusalText(refusal, language)}</Notice>}
        <PinPad pin={pin} busy={busy} onChange={change} onSubmit={submit} />
      </div>
    </Sheet>
  );
}

function refusalText(refusal: Refusal, { t }: Language): string {
  switch (refusal.kind) {
    case 'wrongPin':
      return t('staff.wrongPin');
    case 'lockedOut':
      return t('staff.lockedOut', { count: Math.ceil(refusal.retryAfterSeconds) });
    case 'notConfigured':
      return t('staff.notConfigured');
    case 'notAnswering':
      return t('payment.staff.failed');
    default:
      return assertNever(refusal);
  }
}
