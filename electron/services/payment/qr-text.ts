import { formatAmount } from '../../../shared/domain/money.ts';
import type { PaymentAttempt } from '../sale/sale.ts';

/** Fills the template of the configuration: `{third_id}`, `{pay_amount}` (major units) and `{pay_type}`. */
export function fillQrTemplate(
  template: string,
  attempt: Pick<PaymentAttempt, 'paymentId' | 'amountMinor' | 'payType'>,
  currency: string,
): string {
  return template
    .replaceAll('{third_id}', encodeURIComponent(attempt.paymentId))
    .replaceAll('{pay_amount}', formatAmount(attempt.amountMinor, currency))
    .replaceAll('{pay_type}', String(attempt.payType));
}
