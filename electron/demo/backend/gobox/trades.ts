import type * as z from 'zod';
import { ok } from '../../../../shared/domain/result.ts';
import { TradeStatus, tradeStatusName } from '../../../../shared/domain/trade-status.ts';
import type { gobox } from '../../../backends/gobox/schema.ts';
import type { DemoBookedOrder, DemoBooks } from './books.ts';
import { type Handled, refuse } from './reply.ts';

const S = TradeStatus;
const REFUND: readonly number[] = [S.waitingForRefund, S.refunded, S.refundFailed, S.refundAgain];

const OPEN: readonly number[] = [S.abnormal, ...REFUND];

/** What a trade may become. What was closed unpaid may turn out paid: phones are slow. A refund is the end. */
const MOVES: Readonly<Record<number, readonly number[]>> = {
  [S.waitingForPayment]: [S.paid, S.closed, S.paymentFailed, ...OPEN],
  [S.paid]: OPEN,
  [S.abnormal]: [S.paid, S.closed, S.paymentFailed, ...OPEN],
  [S.waitingForRefund]: [S.paid, ...OPEN],
  [S.refundFailed]: [S.paid, ...OPEN],
  [S.refundAgain]: [S.paid, ...OPEN],
  [S.closed]: [S.paid, ...OPEN],
  [S.paymentFailed]: [S.paid, S.closed, ...OPEN],
  [S.refunded]: [],
};

export interface TradeRules {
  readonly books: DemoBooks;
  readonly setOfBook: string;
  readonly now: () => string;
  /** Takes the same trade with the same status again without a word. By default that is refused. */
  readonly acceptsRepeats: () => boolean;
}

type Asked = z.output<typeof gobox.createOrder.request>;

/** One line for each `trans_id`. A second message changes its status and nothing else. */
export function receiveTrade(asked: Asked, rules: TradeRules): Handled {
  const { books } = rules;
  if (!books.cabinets.findByKey(String(asked.dev_id))) return refuse('unknownDevice');
  if (tradeStatusName(asked.status) === 'unknown') return refuse('unknownStatus', String(asked.status));
  if (asked.update_time < asked.create_time) return refuse('malformed', 'update_time');
  const known = books.orders.findByKey(asked.trans_id);
  if (!known) {
    books.orders.add(rowOf(asked, rules));
    return ok({});
  }
  if (JSON.stringify(known.products) !== JSON.stringify(asked.products)) return refuse('otherTrade');
  if (known.status === asked.status) return rules.acceptsRepeats() ? ok({}) : refuse('tradeTaken');
  if (!MOVES[known.status]?.includes(asked.status))
    return refuse('statusMove', `${known.status} → ${asked.status}`);
  books.orders.replace({ ...known, status: asked.status, update_time: asked.update_time });
  return ok({});
}

/** Also for orders that are fetched from elsewhere. */
export function rowOf(
  asked: Asked,
  { setOfBook, now }: Pick<TradeRules, 'setOfBook' | 'now'>,
): Omit<DemoBookedOrder, 'id'> {
  const totalMinor = asked.products.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);
  return {
    ...asked,
    set_of_book: setOfBook,
    total_amount: totalMinor / 100,
    created_at: now(),
    created_user: null,
    is_imported: false,
    imported_at: null,
    imported_user: null,
    retail_id: null,
    retail_code: null,
  };
}
