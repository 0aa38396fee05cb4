/** Money of a sale that this machine took itself, as the journal tells it. Amounts in minor units. */
export interface SaleMoney {
  /** Coins and notes, in their order. */
  readonly cash: readonly CashPart[];
  readonly lostBills: readonly LostBill[];
  readonly staff: readonly StaffPart[];
  readonly payOuts: readonly PayOut[];
  readonly vends: readonly Vend[];
  /** What the machine could not give back, all told. */
  readonly givenUpMinor: number;
  /** The shopper wants the cash back; a new choice of payment ends it. */
  readonly cashReturnAsked: boolean;
  /** When cash last moved, or 0. */
  readonly cashAtMs: number;
}

export interface CashPart {
  readonly partId: string;
  readonly means: 'coins' | 'bills';
  readonly amountMinor: number;
}

export interface LostBill {
  readonly partId: string;
  readonly amountMinor: number;
}

export interface StaffPart {
  readonly partId: string;
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly person: string;
}

export interface PayOut {
  readonly payOutId: string;
  readonly amountMinor: number;
  readonly paidMinor: number;
  readonly startedAtMs: number;
  /** `unknown`: between nothing and all of it came out, and nobody can tell. */
  readonly state: 'started' | 'done' | 'short' | 'rejected' | 'unknown';
}

export interface Vend {
  readonly vendId: string;
  readonly paymentId: string;
  readonly reader: 1 | 2;
  readonly settle: 'orderAccepted' | 'dispensed';
  readonly askedMinor: number;
  /** What the reader takes. Until it has approved: what was asked. */
  readonly takenMinor: number;
  /**
   * asked → refused (no money) or approved; approved → charged or refunded. `refundUntold` and `unclear`: the device
   * cannot tell whether the shopper has been charged.
   */
  readonly state: 'asked' | 'refused' | 'approved' | 'charged' | 'refunded' | 'refundUntold' | 'unclear';
  readonly isNotAsked: boolean;
  readonly isWithdrawn: boolean;
  readonly settling: 'confirm' | 'fail' | null;
}

export const NO_MONEY: SaleMoney = {
  cash: [],
  lostBills: [],
  staff: [],
  payOuts: [],
  vends: [],
  givenUpMinor: 0,
  cashReturnAsked: false,
  cashAtMs: 0,
};
