import { ok } from '../../../shared/domain/result.ts';
import type { MemberBackend, MemberOrder } from '../../backends/member-types.ts';
import type { BackendResult, CallOptions } from '../../backends/types.ts';

export interface OrderPage {
  readonly orders: readonly MemberOrder[];
  readonly hasMore: boolean;
}

/** One member's orders, from the latest on. Each call gives the next page; after a failure the same one again. */
export interface OrderHistory {
  next(options?: CallOptions): Promise<BackendResult<OrderPage>>;
}

/** More pages than anybody has orders of three months: a list that never comes to an end. */
const MAX_PAGES = 50;

/**
 * The contract numbers the pages and does not say how many there are, so one page is read ahead. A page that is empty, or
 * brings nothing that was not there already (some servers give the last page for ever), is the end.
 */
export function createOrderHistory(
  backend: Pick<MemberBackend, 'listOrders'>,
  query: { readonly memberId: number; readonly fromDay: string; readonly toDay: string },
): OrderHistory {
  const seen = new Set<string>();
  let page = 0;
  let ahead: readonly MemberOrder[] | 'unread' | 'end' = 'unread';

  const read = async (options?: CallOptions): Promise<BackendResult<readonly MemberOrder[]>> => {
    if (page >= MAX_PAGES) return ok([]);
    const answer = await backend.listOrders({ ...query, page: page + 1 }, options);
    if (!answer.ok) return answer;
    page += 1;
    const fresh = answer.value.filter(({ orderNo }, index, all) => {
      const isFirst = all.findIndex((other) => other.orderNo === orderNo) === index;
      return isFirst && !seen.has(orderNo);
    });
    for (const { orderNo } of fresh) seen.add(orderNo);
    return ok(fresh);
  };
  /** A failure here spoils nothing: the page is there to be asked for again. */
  const lookAhead = async (options?: CallOptions): Promise<void> => {
    const following = await read(options);
    if (!following.ok) ahead = 'unread';
    else ahead = following.value.length === 0 ? 'end' : following.value;
  };
  const take = async (options?: CallOptions): Promise<BackendResult<readonly MemberOrder[]>> => {
    if (ahead === 'end') return ok([]);
    return ahead === 'unread' ? read(options) : ok(ahead);
  };

  const turnPage = async (options?: CallOptions): Promise<BackendResult<OrderPage>> => {
    const current = await take(options);
    if (!current.ok) return current;
    if (current.value.length === 0) ahead = 'end';
    else await lookAhead(options);
    return ok({ orders: current.value, hasMore: ahead !== 'end' });
  };
  // One after the other: two taps must not leave a page out.
  let last: Promise<unknown> = Promise.resolve();
  return {
    next(options) {
      const page = last.then(() => turnPage(options));
      last = page.catch(() => undefined);
      return page;
    },
  };
}
