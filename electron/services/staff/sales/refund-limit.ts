import type { StaffPerson } from '../../../../shared/contract/staff.ts';
import { mayDo } from '../../../../shared/domain/staff.ts';
import type { Sale } from '../../sale/sale.ts';

/** Up to this much, all told, an attendant may give back for one sale (minor units of the sale's currency): about one case. */
export const ATTENDANT_REFUND_LIMIT_MINOR = 5_000;

/** What this person may still decide about for this sale. Null: no limit. */
export function limitLeftMinor(sale: Sale, { role }: Pick<StaffPerson, 'role'>): number | null {
  if (mayDo(role, 'refund')) return null;
  const givenMinor = sale.refunds.reduce(
    (sum, { state, amountMinor, paidMinor }) =>
      sum + (state === 'started' || state === 'unknown' ? amountMinor : paidMinor),
    0,
  );
  return Math.max(0, ATTENDANT_REFUND_LIMIT_MINOR - givenMinor);
}
