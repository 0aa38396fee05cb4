import type { SaleView } from '../../../shared/contract/sale.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useAction } from '../../components/use-action.ts';
import { returnCash } from '../../flow/sale-actions.ts';
import { useLanguage } from '../../state/language.ts';

export interface MoneyNoticesProps {
  readonly sale: SaleView;
  /** The panel itself shows what is in. */
  readonly quiet?: boolean;
}

/** Where the shopper's money is, on every panel before the sale is paid: what is in, and what staff owe. */
export function MoneyNotices({ sale, quiet = false }: MoneyNoticesProps) {
  const { t, money } = useLanguage();
  const { cashInMinor = 0, extraClaims, currency } = sale;
  return (
    <>
      {extraClaims.length > 0 && (
        <Notice tone="warning">{t('payment.claimCode', { codes: extraClaims.join(', ') })}</Notice>
      )}
      {cashInMinor > 0 && !quiet && (
        <Notice tone="info">{t('payment.cashIn', { amount: money(cashInMinor, currency) })}</Notice>
      )}
    </>
  );
}

/** Only where there is something to give back. */
export function ReturnCashButton({ sale }: { readonly sale: SaleView }) {
  const { t } = useLanguage();
  const [giveBack, busy] = useAction(() => returnCash(sale.saleId));
  if (!sale.cashInMinor) return null;
  return (
    <Button tone="outline" testId="return-cash" busy={busy} onPress={giveBack}>
      {t('payment.returnCash')}
    </Button>
  );
}

/** Change of a sale that is paid: on its way, or in the tray. */
export function ChangeNotice({ sale }: { readonly sale: SaleView }) {
  const { t, money } = useLanguage();
  const { changeDueMinor = 0, returnedMinor = 0, currency } = sale;
  if (changeDueMinor > 0) {
    return <Notice tone="info">{t('payment.changeDue', { amount: money(changeDueMinor, currency) })}</Notice>;
  }
  if (returnedMinor === 0) return null;
  return (
    <Notice tone="success">{t('payment.changePaid', { amount: money(returnedMinor, currency) })}</Notice>
  );
}
