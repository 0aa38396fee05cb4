import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apply, fold } from '../sale/apply.ts';
import { arbitraryLaterEvent, SALE_STARTED } from '../sale/arbitrary-events.ts';
import type { SaleEvent } from '../sale/events.ts';
import type { Sale } from '../sale/sale.ts';
import { fleetNewsSchema } from './fleet-news.ts';
import type { SaleContent } from './messages.ts';
import { saleNewsOf } from './sale-news.ts';

/** What the fleet is told of each event of a sale. */
function tell(events: readonly SaleEvent[]): { sale: Sale; told: SaleContent[][] } {
  let sale = fold('s1', [SALE_STARTED]);
  const contentsOf = (before: Sale | null) =>
    saleNewsOf({ before, after: sale, atMs: 0 }).map(({ body }) => {
      const news = fleetNewsSchema.parse(body);
      if (news.channel !== 'event/sale') throw new Error('news of something else');
      return news.content;
    });
  const told = [contentsOf(null)];
  for (const event of events) {
    const before = sale;
    sale = apply(sale, 's1', event);
    told.push(contentsOf(before));
  }
  return { sale, told };
}

const PAID: SaleEvent[] = [
  { kind: 'paymentChosen', atMs: 1, paymentId: 'P1', payType: 1, amountMinor: 3_990 },
  { kind: 'quoteConfirmed', atMs: 2, paymentId: 'P1' },
  {
    kind: 'paymentReported',
    atMs: 3,
    paymentId: 'P1',
    backendPaymentId: null,
    qrText: 'qr',
    deadlineAtMs: 9_000,
  },
  { kind: 'paymentStatusSeen', atMs: 4, paymentId: 'P1', status: 3 },
];

it('tells a sale when it begins, and when it is paid, with what and how much', () => {
  const { told } = tell(PAID);
  expect(told.map((each) => each.map(({ progress }) => progress))).toEqual([['open'], [], [], [], ['paid']]);
  expect(told.at(-1)?.[0]).toMatchObject({ state: 'running', paidMinor: 3_990, payType: 1, owedMinor: 0 });
});

it('tells what the shop owes, and not the code that is as good as the money', () => {
  const claim = { paymentId: 'P1', code: 'SECRET', reason: 'printFailed', amountMinor: 3_990 } as const;
  const { told } = tell([...PAID, { kind: 'claimOpened', atMs: 5, ...claim }]);
  expect(told.at(-1)?.[0]).toMatchObject({ state: 'claim', owedMinor: 3_990 });
  expect(JSON.stringify(told)).not.toContain('SECRET');
});

it('the last word is always how the sale is, whatever happens to it', () => {
  fc.assert(
    fc.property(fc.array(arbitraryLaterEvent, { maxLength: 25 }), (events) => {
      const { sale, told } = tell(events as SaleEvent[]);
      const last = told.flat().at(-1);
      const now = fleetNewsSchema.parse(saleNewsOf({ before: null, after: sale, atMs: 0 })[0]?.body).content;
      expect(last).toEqual(now);
      expect(told.every((each) => each.length <= 1)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
