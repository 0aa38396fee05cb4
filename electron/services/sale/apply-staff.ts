import { assertNever } from '../../../shared/domain/assert-never.ts';
import { OrderStatus } from '../../../shared/domain/order.ts';
import { withStatus } from './apply-order.ts';
import type { EventOf, SaleEvent } from './events.ts';
import { type Claim, hasBegun, isPaid, type Motion, mainClaim, motionIdOf, type Sale } from './sale.ts';
import { troubleOf } from './sale-trouble.ts';
import { endRefund, isClaimOpen, isPartlyRefunded, startRefund } from './settlement.ts';

const STAFF_EVENTS = [
  'printAgainOrdered',
  'caseLocated',
  'orderCancelledByStaff',
  'refundStarted',
  'refundFinished',
  'claimDismissed',
  'slipOrdered',
] as const;
type StaffEvent = EventOf<(typeof STAFF_EVENTS)[number]>;

export const isStaffEvent = (event: SaleEvent): event is StaffEvent =>
  STAFF_EVENTS.some((kind) => kind === event.kind);

/** What staff decided. An event about a claim that is settled already changes nothing. */
export function applyToSettlement(sale: Sale, event: StaffEvent): Sale {
  switch (event.kind) {
    case 'printAgainOrdered':
      return printAgain(sale, event);
    case 'caseLocated':
      return locateCase(sale, event);
    case 'orderCancelledByStaff':
      return cancelOrder(sale);
    case 'refundStarted': {
      const isKnown = sale.refunds.some(({ refundId }) => refundId === event.refundId);
      if (isKnown || !openClaim(sale, event.code)) return sale;
      return noteRefund({ ...sale, refunds: [...sale.refunds, startRefund(event)] }, event.code);
    }
    case 'refundFinished':
      return finishRefund(sale, event);
    case 'claimDismissed':
      return openClaim(sale, event.code) ? closeClaim(sale, event.code, 'dismissed') : sale;
    case 'slipOrdered':
      return sale;
    default:
      return assertNever(event);
  }
}

const openClaim = (sale: Sale, code: string): Claim | undefined =>
  sale.claims.find((claim) => claim.code === code && isClaimOpen(sale, claim));

/** The claim for the case, open and with all of its money: nothing else can be honoured by a case. */
function openCaseClaim(sale: Sale, code: string): Claim | undefined {
  const claim = openClaim(sale, code);
  return claim && claim === mainClaim(sale) && !isPartlyRefunded(sale, claim) ? claim : undefined;
}

function updateClaim(sale: Sale, code: string, change: Partial<Claim>): Sale {
  return {
    ...sale,
    claims: sale.claims.map((claim) => (claim.code === code ? { ...claim, ...change } : claim)),
  };
}

const closeClaim = (sale: Sale, code: string, closed: NonNullable<Claim['closed']>): Sale =>
  updateClaim(sale, code, { closed });

/** The case is (to be) made after all. Money that came too late pays for it now. */
function printAgain(sale: Sale, { code }: EventOf<'printAgainOrdered'>): Sale {
  const claim = openCaseClaim(sale, code);
  if (!claim || isMoving(sale)) return sale;
  const paid = isPaid(sale) ? sale : { ...sale, closed: null, paidBy: claim.paymentId };
  const again: Sale = {
    ...closeClaim(paid, code, 'printAgain'),
    orderRefused: false,
    staffCancelled: false,
    feed: null,
    print: null,
    dispense: null,
    round: hasBegun(sale) ? sale.round + 1 : sale.round,
  };
  return sale.order?.placed ? withStatus(again, OrderStatus.waitingForPrinting) : again;
}

const isMoving = ({ feed, print, dispense }: Sale): boolean =>
  [feed, print, dispense].some((motion) => motion?.state === 'started');

function locateCase(sale: Sale, { code, where, atMs }: EventOf<'caseLocated'>): Sale {
  const claim = openCaseClaim(sale, code);
  if (!claim || !hasBegun(sale)) return sale;
  switch (where) {
    case 'tray':
      return deliver(sale, code, atMs);
    case 'handedOver':
      return { ...withStatus(deliver(sale, code, atMs), OrderStatus.pickedUp), collectedAtMs: atMs };
    case 'spoiled':
    case 'nowhere': {
      const sure: Sale = {
        ...sale,
        feed: makeSure(sale.feed),
        print: makeSure(sale.print),
        dispense: makeSure(sale.dispense),
      };
      return updateClaim(sure, code, { reason: troubleOf(sure) ?? claim.reason });
    }
    default:
      return assertNever(where);
  }
}

/** The case is there, whatever the machine made of it. */
function deliver(sale: Sale, code: string, atMs: number): Sale {
  const { order } = sale;
  const found: Motion = {
    id: sale.dispense?.id ?? motionIdOf(order?.orderId ?? '', sale),
    state: 'finished',
    startedAtMs: sale.dispense?.startedAtMs ?? atMs,
    certain: true,
  };
  const delivered: Sale = {
    ...closeClaim(sale, code, 'delivered'),
    feed: finishMotion(sale.feed),
    print: finishMotion(sale.print) ?? found,
    dispense: found,
  };
  return withStatus(delivered, OrderStatus.dispensed);
}

const finishMotion = (motion: Motion | null): Motion | null =>
  motion && { ...motion, state: 'finished', certain: true };

const makeSure = (motion: Motion | null): Motion | null => motion && { ...motion, certain: true };

/** From here on the claim for its money is the kiosk's own to open. */
function cancelOrder(sale: Sale): Sale {
  if (!isOrdered(sale) || hasBegun(sale) || mainClaim(sale)) return sale;
  return withStatus({ ...sale, staffCancelled: true }, OrderStatus.printingCancelled);
}

/** Paid here, or sold elsewhere and sent here to be made. */
const isOrdered = (sale: Sale): boolean => isPaid(sale) || sale.order?.placed != null;

function finishRefund(sale: Sale, event: EventOf<'refundFinished'>): Sale {
  const { refundId, outcome, paidMinor } = event;
  const refund = sale.refunds.find((each) => each.refundId === refundId);
  if (!refund) return sale;
  const refunds = sale.refunds.map((each) =>
    each.refundId === refundId ? endRefund(each, outcome, paidMinor) : each,
  );
  return noteRefund({ ...sale, refunds }, refund.code);
}

/** The order's own status follows its money. A complaint gives back some of it, and changes nothing of the order. */
function noteRefund(sale: Sale, code: string): Sale {
  const main = mainClaim(sale);
  if (main?.code !== code || !isPaid(sale)) return sale;
  return withStatus(sale, isClaimOpen(sale, main) ? OrderStatus.refunding : OrderStatus.refunded);
}
