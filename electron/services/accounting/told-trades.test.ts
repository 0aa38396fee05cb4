import { describe, expect, it } from 'vitest';
import { PayType } from '../../../shared/domain/payment.ts';
import type { Trade } from '../../backends/accounting-types.ts';
import { apply, fold } from '../sale/apply.ts';
import { SALE_STARTED } from '../sale/arbitrary-events.ts';
import type { SaleEvent } from '../sale/events.ts';
import type { Sale } from '../sale/sale.ts';
import { createTradeNews } from './trade-news.ts';

/** Plays a sale, and gives what the books are told of it: number and status, in their order. */
function tell(...events: readonly SaleEvent[]): [string, number][] {
  return bodiesOf(events).map(({ transId, status }) => [transId, status]);
}

function bodiesOf(events: readonly SaleEvent[], goods = {}): Trade[] {
  const news = createTradeNews(goods);
  const states: Sale[] = [fold('s1', [SALE_STARTED])];
  return events.flatMap((event) => {
    const before = states.at(-1) ?? null;
    const after = apply(before, 's1', event);
    const told = news({ before, after, atMs: event.atMs, formerStates: () => [...states] });
    states.push(after);
    return told.map(({ body }) => body);
  });
}

const atMs = 1_000;
const BY = { personId: 'p', person: 'Ann' };
const offered = (paymentId: string, payType: PayType = PayType.weChat): SaleEvent[] => [
  { kind: 'paymentChosen', atMs, paymentId, payType, amountMinor: 3_990 },
  { kind: 'quoteConfirmed', atMs, paymentId },
  { kind: 'paymentReported', atMs, paymentId, backendPaymentId: null, qrText: 'qr', deadlineAtMs: 9_000 },
];
const seen = (paymentId: string, status: number): SaleEvent => ({
  kind: 'paymentStatusSeen',
  atMs,
  paymentId,
  status,
});
const paid = (paymentId: string) => seen(paymentId, 3);
const ORDERED: SaleEvent[] = [
  { kind: 'orderIdChosen', atMs, orderId: 'O1', paymentId: 'P1' },
  { kind: 'orderPlaced', atMs, orderId: 'O1', backendOrderId: 'b', queueNo: 'A1', status: 8 },
];
const PRINTED: SaleEvent[] = [
  { kind: 'printStarted', atMs, jobId: 'O1' },
  { kind: 'printFinished', atMs },
];
const DISPENSED: SaleEvent[] = [
  { kind: 'dispenseStarted', atMs, dispenseId: 'O1' },
  { kind: 'dispenseFinished', atMs: 5_000 },
];
const claimed = (reason: 'printFailed' | 'paidLate' | 'paidTwice', paymentId: string): SaleEvent => ({
  kind: 'claimOpened',
  ...{ atMs, code: `C-${paymentId}`, reason, amountMinor: 3_990, paymentId },
});
const PRINT_FAILED: SaleEvent[] = [
  { kind: 'printStarted', atMs, jobId: 'O1' },
  { kind: 'printFailed', atMs, detail: 'jam', certain: true },
  claimed('printFailed', 'P1'),
];
const refund = (refundId: string, means: 'hand' | 'backOffice' | 'coins'): SaleEvent => ({
  kind: 'refundStarted',
  ...{ atMs, refundId, code: 'C-P1', means, amountMinor: 3_990, reason: 'jam', ...BY },
});
const refunded = (
  refundId: string,
  outcome: 'done' | 'rejected' | 'unknown',
  paidMinor: number,
): SaleEvent => ({
  kind: 'refundFinished',
  ...{ atMs, refundId, outcome, paidMinor },
});
const CANCELLED: SaleEvent = { kind: 'saleCancelled', atMs, by: 'shopper' };

describe('a sale that was delivered', () => {
  const events = [...offered('P1'), paid('P1'), ...ORDERED, ...PRINTED, ...DISPENSED];

  it('is told once, when the case is out, as paid', () => {
    expect(tell(...events, { kind: 'caseCollected', atMs })).toEqual([['P1', 100]]);
  });

  it('is told with its goods as the books know them', () => {
    const goods = { M: { barcode: '6901234567892', costMinor: 1_200 } };
    expect(bodiesOf(events, goods)).toEqual([
      {
        transId: 'P1',
        status: 100,
        createdAtMs: 0,
        updatedAtMs: 5_000,
        goods: [{ barcode: '6901234567892', name: 'Phone', count: 1, amountMinor: 3_990, costMinor: 1_200 }],
      },
    ]);
    expect(bodiesOf(events)[0]?.goods).toMatchObject([{ barcode: 'M', costMinor: 0 }]);
  });

  it('is told under the payment that bought it, not under those that were tried before', () => {
    const events = [
      ...offered('P0'),
      seen('P0', 4),
      ...offered('P1'),
      paid('P1'),
      ...ORDERED,
      ...PRINTED,
      ...DISPENSED,
    ];
    expect(tell(...events)).toEqual([['P1', 100]]);
  });
});

describe('a sale that nobody paid', () => {
  it('is told as closed, or as failed, once it is over', () => {
    expect(tell(...offered('P1'))).toEqual([]);
    expect(tell(...offered('P1'), CANCELLED)).toEqual([['P1', 105]]);
    expect(tell(...offered('P1'), seen('P1', 4), CANCELLED)).toEqual([['P1', 107]]);
  });

  it('is no trade when no payment was ever offered', () => {
    expect(tell(CANCELLED)).toEqual([]);
    expect(tell({ kind: 'uploadRefused', atMs, detail: 'no' })).toEqual([]);
  });

  it('is told again when its money comes after all', () => {
    const late = [...offered('P1'), CANCELLED, paid('P1')];
    expect(tell(...late)).toEqual([
      ['P1', 105],
      ['P1', 109],
    ]);
    expect(tell(...offered('P0'), ...offered('P1'), CANCELLED, paid('P0'))).toEqual([
      ['P1', 105],
      ['P0', 109],
    ]);
  });

  it('waits with its word until the cash is out again', () => {
    const coin: SaleEvent = { kind: 'cashInserted', atMs, partId: 'c', means: 'coins', amountMinor: 100 };
    const events: SaleEvent[] = [...offered('P1', PayType.cash), coin, CANCELLED];
    expect(tell(...events)).toEqual([]);
    const payOut: SaleEvent[] = [
      { kind: 'payOutStarted', atMs, payOutId: 'x', amountMinor: 100 },
      { kind: 'payOutFinished', atMs, payOutId: 'x', paidMinor: 100, outcome: 'done' },
    ];
    expect(tell(...events, ...payOut)).toEqual([['P1', 105]]);
    // A coin that fell late goes back too, and is no news when it has.
    const late: SaleEvent[] = [
      { kind: 'cashInserted', atMs, partId: 'd', means: 'coins', amountMinor: 100 },
      { kind: 'payOutStarted', atMs, payOutId: 'y', amountMinor: 100 },
      { kind: 'payOutFinished', atMs, payOutId: 'y', paidMinor: 100, outcome: 'done' },
    ];
    expect(tell(...events, ...payOut, ...late)).toEqual([['P1', 105]]);
  });
});

describe('a sale whose case did not come', () => {
  const events = [...offered('P1'), paid('P1'), ...ORDERED, ...PRINT_FAILED];

  it('is abnormal until staff see to it', () => {
    expect(tell(...events)).toEqual([['P1', 109]]);
  });

  it('is refunded when staff have given the money back by hand', () => {
    expect(tell(...events, refund('r1', 'hand'))).toEqual([
      ['P1', 109],
      ['P1', 103],
    ]);
  });

  it('waits for its refund, fails, is tried again, and comes to its end', () => {
    const statuses = tell(
      ...events,
      ...[refund('r1', 'backOffice'), refunded('r1', 'rejected', 0)],
      ...[refund('r2', 'backOffice'), refunded('r2', 'done', 3_990)],
    ).map(([, status]) => status);
    expect(statuses).toEqual([109, 102, 104, 110, 103]);
  });

  it('is paid when it was made a second time', () => {
    const again: SaleEvent[] = [
      { kind: 'printAgainOrdered', atMs, code: 'C-P1', reason: 'jam', ...BY },
      ...PRINTED,
      ...DISPENSED,
    ];
    expect(tell(...events, ...again)).toEqual([
      ['P1', 109],
      ['P1', 100],
    ]);
  });
});

describe('a sale that the backend takes back', () => {
  it('waits for its refund, and is refunded', () => {
    const events: SaleEvent[] = [
      ...[...offered('P1'), paid('P1'), ...ORDERED],
      { kind: 'orderStatusSeen', atMs, status: 6 },
      { kind: 'orderStatusSeen', atMs, status: 7 },
    ];
    expect(tell(...events)).toEqual([
      ['P1', 102],
      ['P1', 103],
    ]);
  });
});

describe('money beside the sale', () => {
  it('is a trade of its own when it was paid twice', () => {
    const events = [...offered('P0'), ...offered('P1'), paid('P1'), paid('P0'), claimed('paidTwice', 'P0')];
    expect(tell(...events, ...ORDERED, ...PRINTED, ...DISPENSED)).toEqual([
      ['P0', 109],
      ['P1', 100],
    ]);
  });
});
