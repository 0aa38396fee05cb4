import type { SaleStage } from '../../../shared/contract/sale.ts';
import type { SellingProblem } from '../../../shared/domain/selling-problem.ts';
import type { ClaimReason } from '../sale/events.ts';

type ReasonAt<Kind extends SaleStage['kind']> =
  Extract<SaleStage, { kind: Kind }> extends { reason?: infer Reason } ? NonNullable<Reason> : never;

/** Where the money is while it stands so. */
export const MONEY = {
  notAsked: 'Nothing is asked for.',
  notTaken: 'Nothing was taken; what was offered is given back.',
  inSale: 'Counted in the sale, and goes on with it.',
  kept: 'In the machine and in its books; the shopper has the case for it.',
  claim: 'An open claim of the shopper, with a code on the screen and on paper.',
  lost: 'Somewhere in the machine and in no sale: the cash book says so, and the next cash-up settles it.',
  back: 'Given back; what cannot be given back is an open claim.',
} as const;

/** A fault, and what becomes of it. Keys are of `assets/locales`; tests are named from this folder's parent. */
export interface Fault {
  readonly what: string;
  /** Null: nothing, the sale goes on. */
  readonly shopper: string | null;
  /** Null: the time line of the sale, where there is one. */
  readonly staff: string | null;
  readonly money: keyof typeof MONEY;
  readonly test: string;
}

const sim = (name: string) => `sale/simulation/${name}.test.ts`;
/** Title of the list in which a device stands by its name, with what to do. */
export const NEED_DEVICE = 'staff.overview.needs';
const NEED = {
  claims: 'staff.need.claims',
  look: 'staff.need.attention',
  backend: 'staff.need.backend',
  books: 'staff.need.notRecorded',
} as const;

/** Before anything is asked for. Every obstacle that there is: a missing one is a type error. */
export const OBSTACLES: Readonly<Record<SellingProblem, Fault>> = {
  soldOut: {
    what: 'no blank of this model, or sold out at the backend',
    shopper: 'payment.soldOutTitle',
    staff: 'staff.need.stockEmpty',
    money: 'notAsked',
    test: sim('offer-changed'),
  },
  noPrinter: obstacle('case printer away or broken', 'noPrinter'),
  noMedia: obstacle('no blanks before the printer', 'noMedia'),
  noInk: obstacle('printer out of ink', 'noInk'),
  noDispenser: obstacle('dispenser away, jammed or open', 'noDispenser'),
  noPower: obstacle('mains gone, on battery', 'noPower'),
  backendAway: {
    ...obstacle('backend away or refusing the login', 'backendAway'),
    staff: NEED.backend,
  },
  noPaymentMethod: obstacle('no way of payment works', 'noPaymentMethod'),
  storageFull: { ...obstacle('disk full or failing', 'storageFull'), staff: 'staff.need.disk' },
};

function obstacle(what: string, problem: SellingProblem): Fault {
  return {
    what,
    shopper: `payment.notReady.${problem}`,
    staff: NEED_DEVICE,
    money: 'notAsked',
    test: 'health/kiosk-health.test.ts',
  };
}

const claim = (reason: ClaimReason, what: string, test: string, staff: string = NEED.claims): Fault => ({
  what,
  shopper: `claim.reason.${reason}`,
  staff,
  money: 'claim',
  test,
});

/** After it was paid. Every reason of a claim that there is. */
export const CLAIMS: Readonly<Record<ClaimReason, Fault>> = {
  orderRefused: claim('orderRefused', 'the backend refuses the paid order', sim('offer-changed')),
  printFailed: claim('printFailed', 'the print fails for certain', sim('reader-sale')),
  dispenseFailed: claim('dispenseFailed', 'jam or no drop', sim('machine-trouble')),
  unclear: claim(
    'unclear',
    'power cut, silence or a double drop in mid-motion: nobody can tell what came out',
    'staff/sales/made-good.test.ts',
    NEED.look,
  ),
  paidLate: claim('paidLate', 'paid after the time was over or the shopper left', sim('paid-late')),
  paidTwice: claim('paidTwice', 'paid by two codes', sim('paid-late')),
  cancelledByBackend: claim(
    'cancelledByBackend',
    'the backend cancels a paid order',
    sim('id-in-use-elsewhere'),
  ),
  cashNotReturned: claim('cashNotReturned', 'tubes too empty to give the cash back', sim('cash-sale')),
  changeShort: claim('changeShort', 'a tube jams while it gives change', sim('money-that-stays')),
  payOutUnclear: claim('payOutUnclear', 'the changer is pulled out while it pays', sim('money-that-stays')),
  billUnclear: claim(
    'billUnclear',
    'a note is lost between slot and box',
    '../devices/mdb/tests/bills.test.ts',
  ),
  cardNotRefunded: claim(
    'cardNotRefunded',
    'the reader cannot give an approved card back',
    sim('reader-sale'),
  ),
  readerUnclear: claim('readerUnclear', 'the reader vanishes while it charges', sim('reader-sale')),
  refundUnclear: claim('refundUnclear', 'the reader vanishes while it gives back', sim('money-that-stays')),
  cancelledByStaff: claim(
    'cancelledByStaff',
    'staff take a paid order off the queue',
    'staff/sales/made-good.test.ts',
  ),
  complaint: claim('complaint', 'the shopper brings a case back', 'staff/sales/made-good.test.ts'),
  notRecorded: {
    ...claim(
      'notRecorded',
      'the backend refuses a sale that was made while it was away',
      'offline/refused-afterwards.test.ts',
      NEED.books,
    ),
    shopper: null,
    money: 'kept',
  },
};

/** While it is paid. */
export const PAYMENTS: Readonly<Record<ReasonAt<'paymentFailed'>, Fault>> = {
  denied: payment('the reader declines the card', 'payment.denied', sim('reader-sale')),
  stopped: payment('the payment is stopped at the reader', 'payment.stopped', sim('reader-sale')),
  readerAway: payment('the reader does not answer', 'payment.readerLost', sim('reader-sale')),
  unclear: {
    ...payment('the reader cannot tell', 'payment.readerUnclear', sim('reader-sale')),
    staff: NEED.claims,
    money: 'claim',
  },
};

function payment(what: string, shopper: string, test: string): Fault {
  return { what, shopper, staff: NEED_DEVICE, money: 'notTaken', test };
}

/** What ends a sale before it is paid. */
export const ENDED: Readonly<Record<ReasonAt<'failed'>, Fault>> = {
  uploadRefused: ended('the backend refuses the picture', 'uploadRefused', 'accounting/told-trades.test.ts'),
  modelGone: ended('the model is no longer sold', 'modelGone', sim('offer-changed')),
  idsExhausted: ended('the day’s numbers are used up', 'idsExhausted', sim('id-in-use-elsewhere')),
};

function ended(what: string, reason: ReasonAt<'failed'>, test: string): Fault {
  return {
    what,
    shopper: `payment.saleFailed.${reason}`,
    staff: null,
    money: 'back',
    test,
  };
}
