import { Button } from '../../../components/button.tsx';
import { Sheet } from '../../../components/sheet.tsx';
import { useLanguage } from '../../../state/language.ts';
import type { OpenSheet } from './sale-sheet.tsx';

interface RefundedSheetProps {
  readonly refunded: Extract<OpenSheet, { kind: 'refunded' }>;
  readonly currency: string;
  readonly onClose: () => void;
}

const TITLES = {
  hand: 'staff.sales.refund.doneTitle',
  coins: 'staff.sales.refund.coinsTitle',
  backOffice: 'staff.sales.refund.askedTitle',
} as const;
const TEXTS = {
  hand: 'staff.sales.refund.doneText',
  coins: 'staff.sales.refund.coinsDone',
  backOffice: 'staff.sales.refund.askedText',
} as const;

/** The book has it: what is left to be done with the hands. */
export function RefundedSheet({ refunded, currency, onClose }: RefundedSheetProps) {
  const { t, money } = useLanguage();
  const amount = money(refunded.amountMinor, currency);
  return (
    <Sheet
      title={t(TITLES[refunded.means], { amount })}
      testId="refunded"
      onClose={onClose}
      actions={
        <Button tone="primary" testId="refunded-ok" onPress={onClose}>
          {t('staff.ok')}
        </Button>
      }
    >
      <p>{t(TEXTS[refunded.means], { amount })}</p>
    </Sheet>
  );
}
