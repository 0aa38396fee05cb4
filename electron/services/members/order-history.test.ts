import { expect, it } from 'vitest';
import { err, ok } from '../../../shared/domain/result.ts';
import type { MemberOrder } from '../../backends/member-types.ts';
import { createOrderHistory } from './order-history.ts';

const order = (orderNo: string): MemberOrder => ({
  ...{ orderNo, way: 'pickUp', totalMinor: 1, discountMinor: 0, placedAtMs: 0, paidAtMs: 0, lines: [] },
});
const QUERY = { memberId: 8, fromDay: '2025-03-04', toDay: '2025-06-04' };

/** A list that gives these pages, then what `beyond` says. */
function open(pages: readonly (readonly string[])[], beyond: 'nothing' | 'lastAgain' = 'nothing') {
  const asked: number[] = [];
  const down = { isDown: false };
  const history = createOrderHistory(
    {
      listOrders: async ({ page }) => {
        if (down.isDown) return err({ kind: 'unreachable', sent: true, detail: '' });
        asked.push(page);
        const fallback = beyond === 'lastAgain' ? pages.at(-1) : [];
        return ok((pages[page - 1] ?? fallback ?? []).map(order));
      },
    },
    QUERY,
  );
  const next = async () => {
    const page = await history.next();
    return page.ok
      ? { numbers: page.value.orders.map(({ orderNo }) => orderNo), more: page.value.hasMore }
      : null;
  };
  return { next, asked, down };
}

it.each(['nothing', 'lastAgain'] as const)('knows the last page by %s behind it', async (beyond) => {
  const { next } = open([['a', 'b'], ['c']], beyond);
  expect(await next()).toEqual({ numbers: ['a', 'b'], more: true });
  expect(await next()).toEqual({ numbers: ['c'], more: false });
  expect(await next()).toEqual({ numbers: [], more: false });
});

it('says at once that there is nothing', async () => {
  expect(await open([]).next()).toEqual({ numbers: [], more: false });
});

it('shows an order once that moved to the next page meanwhile, and once that is listed twice', async () => {
  const { next } = open([
    ['a', 'b', 'b'],
    ['b', 'c'],
  ]);
  expect(await next()).toEqual({ numbers: ['a', 'b'], more: true });
  expect(await next()).toEqual({ numbers: ['c'], more: false });
});

it('gives the same page again after a failure, and loses none', async () => {
  const { next, down } = open([['a'], ['b'], ['c']]);
  down.isDown = true;
  expect(await next()).toBeNull();
  down.isDown = false;
  expect(await next()).toEqual({ numbers: ['a'], more: true });
  down.isDown = true;
  expect(await next()).toEqual({ numbers: ['b'], more: true });
  expect(await next()).toBeNull();
  down.isDown = false;
  expect(await next()).toEqual({ numbers: ['c'], more: false });
});

it('leaves no page out when somebody taps twice', async () => {
  const { next, asked } = open([['a'], ['b'], ['c']]);
  expect(await Promise.all([next(), next()])).toEqual([
    { numbers: ['a'], more: true },
    { numbers: ['b'], more: true },
  ]);
  expect(asked).toEqual([1, 2, 3]);
});

it('comes to an end with a list that does not', async () => {
  let count = 0;
  const listOrders = async () => {
    count += 1;
    return ok([order(String(count))]);
  };
  const history = createOrderHistory({ listOrders }, QUERY);
  let hasMore = true;
  for (let page = 0; page < 60 && hasMore; page += 1) {
    const result = await history.next();
    hasMore = result.ok && result.value.hasMore;
  }
  expect(hasMore).toBe(false);
  expect(count).toBe(50);
});
