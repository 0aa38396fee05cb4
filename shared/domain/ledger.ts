/**
 * By which way money came in. Each part goes back by its own way where it can. A coupon is no money: it is `spent` with the
 * payment and stays so, whatever becomes of the case.
 */
export type Means = 'qr' | 'coins' | 'bills' | 'reader1' | 'reader2' | 'coupon' | 'staff';

/**
 * Where a part of the money is. `in` is on its way to one of the others, and nothing rests there: the case was delivered
 * for it (`spent`), the shopper has it back (`refunded`), or staff owe it (`claim`).
 */
export type LedgerState = 'in' | 'spent' | 'refunded' | 'claim';

/**
 * How a `refunded` part went back. `machine`: by changer or reader, by itself. `coins`: by the changer, on staff's order.
 * `hand`: out of the shop's till, so the machine (or the provider) still has it. `backOffice`: by the shop's system or the
 * card company. `never`: found out later that the shopper had it all along.
 */
export type RefundWay = 'machine' | 'coins' | 'hand' | 'backOffice' | 'never';

/** One part of the money that was taken for a sale. Amounts are minor units of the sale's currency. */
export interface LedgerEntry {
  /** Durable. What is left of a coin or note after change was given keeps its id with a mark behind it. */
  readonly partId: string;
  readonly means: Means;
  readonly amountMinor: number;
  readonly state: LedgerState;
  /** False where no device can tell whether this money was taken, or went back: staff have to look. */
  readonly certain: boolean;
  /** Of what is `refunded`. */
  readonly back?: RefundWay;
}

export interface LedgerSums {
  readonly takenMinor: number;
  readonly inMinor: number;
  readonly spentMinor: number;
  readonly refundedMinor: number;
  readonly claimMinor: number;
}

export function sumLedger(entries: readonly LedgerEntry[]): LedgerSums {
  const sumOf = (state?: LedgerState) =>
    entries
      .filter((entry) => state === undefined || entry.state === state)
      .reduce((sum, entry) => sum + entry.amountMinor, 0);
  return {
    takenMinor: sumOf(),
    inMinor: sumOf('in'),
    spentMinor: sumOf('spent'),
    refundedMinor: sumOf('refunded'),
    claimMinor: sumOf('claim'),
  };
}
