import type { CouponChange } from '../../../shared/contract/sale.ts';
import type { PayType } from '../../../shared/domain/payment.ts';
import type { SaleDiscount } from './discount.ts';
import type { ClaimReason, EventOf, PrintFileInfo } from './events.ts';
import type { SaleMoney } from './sale-money.ts';
import type { Refund } from './settlement.ts';

/** One attempt to be paid, under an id of its own. */
export interface PaymentAttempt {
  readonly paymentId: string;
  readonly payType: PayType;
  /** What is to be paid: without `discount`. */
  readonly amountMinor: number;
  /** The coupon that it was chosen with. */
  readonly discount: SaleDiscount | null;
  /**
   * chosen → quoted (price and stock were read again) → announced (the backend knows it; the code may be shown), and then
   * paid or failed. `refused`: the backend would not have it. `abandoned`: the id belongs to somebody else.
   */
  readonly state: 'chosen' | 'quoted' | 'announced' | 'paid' | 'failed' | 'refused' | 'abandoned';
  /** A request that names the id may have reached the backend. */
  readonly attempted: boolean;
  /** The shopper opened the payment on the phone. */
  readonly paying: boolean;
  readonly qrText: string | null;
  readonly deadlineAtMs: number | null;
  /** How long the shopper has; each coin gives them as long again. */
  readonly windowMs: number;
  readonly timedOut: boolean;
  /** Late money is looked for no longer. */
  readonly watchEnded: boolean;
  readonly paidAtMs: number | null;
  /** The backend was told of money that this machine took, or could not be. */
  readonly told: boolean;
  /** Taken while the backend was away; `isReported`: it has heard of it since. */
  readonly offline: { readonly stockReadAtMs: number; readonly isReported: boolean } | null;
}

export interface Claim {
  readonly code: string;
  readonly reason: ClaimReason;
  readonly amountMinor: number;
  readonly paymentId: string | null;
  readonly openedAtMs: number;
  /** The part, pay-out or vend that it stands for; null: the case, or a payment by phone. */
  readonly about: string | null;
  readonly toCheck: boolean;
  /** How it ended otherwise than by giving money back. `dismissed`: nothing was owed after all. */
  readonly closed: 'printAgain' | 'delivered' | 'dismissed' | null;
}

/** A motion of the machine: `started` and neither done nor failed means that only the device knows. */
export interface Motion {
  readonly id: string;
  readonly state: 'started' | 'finished' | 'failed';
  readonly startedAtMs: number;
  /** Of a failure: false when nobody can tell whether the thing happened. */
  readonly certain: boolean;
}

export interface Order {
  readonly orderId: string;
  readonly paymentId: string | null;
  readonly attempted: boolean;
  /** Ids given up before this one, since the backend had them already. */
  readonly takenIds: number;
  readonly placed: {
    readonly backendOrderId: string;
    readonly queueNo: string;
    readonly atMs: number;
  } | null;
  /** By the contract: what the backend said at first, then what this machine did. */
  readonly status: number;
  /** Given a place in the line by this kiosk alone; what the backend made of it since. */
  readonly offline: { readonly sequence: number; readonly state: 'toTell' | 'told' | 'refused' } | null;
}

/** What the backend says about selling the model now, when it differs from what the shopper agreed to. */
export type Offer =
  | { readonly kind: 'agreed' }
  | { readonly kind: 'priceChanged'; readonly newPriceMinor: number }
  /** The coupon takes nothing off any more, or another amount than it did. */
  | { readonly kind: 'couponChanged'; readonly reason: CouponChange }
  | { readonly kind: 'discountChanged' }
  | { readonly kind: 'soldOut' };

/** Why an unpaid sale went no further. */
export type Closing =
  | { readonly kind: 'cancelled'; readonly by: EventOf<'saleCancelled'>['by']; readonly atMs: number }
  | {
      readonly kind: 'failed';
      readonly reason: 'uploadRefused' | 'modelGone' | 'idsExhausted';
      readonly atMs: number;
    };

export interface Sale {
  readonly saleId: string;
  readonly origin: 'screen' | 'backend';
  readonly startedAtMs: number;
  readonly sessionId: string | null;
  /** The retailer's number for the shopper; null: nobody said who they are. */
  readonly memberId: number | null;
  readonly modelId: string;
  readonly brandId: string;
  readonly modelName: string;
  /** The price that the shopper agreed to, before any discount. */
  readonly priceMinor: number;
  /** What the next attempt to pay is chosen with. */
  readonly discount: SaleDiscount | null;
  readonly currency: string;
  /** Of the design document, which the journal keeps whole; null for an order from elsewhere. */
  readonly design: { readonly caseId: string; readonly version: number } | null;
  readonly printFile: PrintFileInfo | null;
  /** Where the backend keeps the picture. */
  readonly pictureUrl: string | null;
  readonly offer: Offer;
  readonly attempts: readonly PaymentAttempt[];
  /** The attempt whose code is (or will be) on the screen. */
  readonly activePaymentId: string | null;
  /** The attempt that paid for this case. Money of any other becomes a claim. */
  readonly paidBy: string | null;
  readonly closed: Closing | null;
  readonly order: Order | null;
  readonly orderRefused: boolean;
  /** Staff took the order out of the line before the machine had begun with it. */
  readonly staffCancelled: boolean;
  /** How often the making of the case was ordered again. Motions of each round have ids of their own. */
  readonly round: number;
  /** The blank's way into the printer; null also on a machine that is fed by hand. */
  readonly feed: Motion | null;
  readonly print: Motion | null;
  readonly dispense: Motion | null;
  readonly collectedAtMs: number | null;
  /** All that there were, also those that are settled. */
  readonly claims: readonly Claim[];
  /** Money that staff gave back. */
  readonly refunds: readonly Refund[];
  /** What this machine took itself. */
  readonly money: SaleMoney;
  readonly filesErased: boolean;
}

export function attemptOf(sale: Sale, paymentId: string): PaymentAttempt | undefined {
  return sale.attempts.find((attempt) => attempt.paymentId === paymentId);
}

export function activeAttempt(sale: Sale): PaymentAttempt | undefined {
  return sale.activePaymentId === null ? undefined : attemptOf(sale, sale.activePaymentId);
}

/** The machine has begun with this case: from now on nobody but the machine decides how it goes on. */
export function hasBegun(sale: Sale): boolean {
  return sale.feed !== null || sale.print !== null;
}

/**
 * The claim that stands for the case itself, as against one for money that was paid too much. It goes on standing for it
 * once its money is back; one that was honoured by a case does not.
 */
export function mainClaim(sale: Sale): Claim | undefined {
  return sale.claims.find((claim) => isAboutCase(sale, claim) && !isHonouredByCase(claim));
}

/** Late money of a sale that has been paid for by other money is money too much, whatever it was when it came. */
const isAboutCase = (sale: Sale, { about, reason }: Claim): boolean =>
  about === null && reason !== 'paidTwice' && (reason !== 'paidLate' || !isPaid(sale));
const isHonouredByCase = ({ closed }: Claim): boolean => closed === 'printAgain' || closed === 'delivered';

/** Under which the machine makes this case now: print and dispense have the same, the feed one that follows from it. */
export function motionIdOf(orderId: string, { round }: Pick<Sale, 'round'>): string {
  return round === 0 ? orderId : `${orderId}-again-${round}`;
}

export function isPaid(sale: Sale): boolean {
  return sale.paidBy !== null;
}

/** Not paid and not closed: the shopper may still decide. */
export function isOpen(sale: Sale): boolean {
  return sale.origin === 'screen' && !isPaid(sale) && sale.closed === null;
}
