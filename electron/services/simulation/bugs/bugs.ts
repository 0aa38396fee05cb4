import type { DeliberateBug } from './patch.ts';

/** Mistakes that would lose money or cases. The simulation has to catch every one of them. */
export const BUGS: readonly DeliberateBug[] = [
  {
    name: 'an order is placed anew, under a new id, after its answer was lost',
    file: 'services/sale/order-effects.ts',
    find: 'return resolveRefusal(sale, order, result.error, context);\n  }\n  return retryAfter(result.error, context.clock.steadyMs());',
    replace:
      'return resolveRefusal(sale, order, result.error, context);\n  }\n  return abandonOrderId(order, context);',
  },
  {
    name: 'ids are counted in memory, and begin again after a restart',
    file: 'system/ids.ts',
    find: 'const number = Number(take.get(prefix, day, range.from)?.next);',
    replace:
      'void take; const held = next as { n?: number }; held.n = (held.n ?? range.from - 1) + 1; const number = held.n;',
  },
  {
    name: 'a motion of which the device cannot tell is begun again',
    file: 'services/fulfilment/motion-verdict.ts',
    find: "case 'unknown': {",
    replace: "case 'unknown': {\n      if (context) return { kind: 'neverBegan' };",
  },
  {
    name: 'a payment by phone that comes after the sale was closed is dropped',
    file: 'services/sale/money-claims.ts',
    find: 'if (!stray) return null;',
    replace: 'if (!stray || sale.closed) return null;',
  },
  {
    name: 'a late payment is given up while the backend is away',
    file: 'services/sale/end-payment-watch.ts',
    find: 'if (!answer.ok) return retryAfter(answer.error, context.clock.steadyMs());',
    replace:
      "void retryAfter; if (!answer.ok) return append(context, { kind: 'paymentWatchEnded', atMs, paymentId });",
  },
  {
    name: 'a print that failed makes no claim',
    file: 'services/sale/sale-trouble.ts',
    find: "if (sale.print?.state === 'failed') return sale.print.certain ? 'printFailed' : 'unclear';",
    replace: "if (sale.print?.state === 'failed') return null;",
  },
  {
    name: 'a message to the backend is deleted before its answer',
    file: 'services/notifications/outbox-sender.ts',
    find: 'const answer = await options.deliver(message.body, { signal: stopped.signal });',
    replace:
      'box.markDelivered(message.id); const answer = await options.deliver(message.body, { signal: stopped.signal });',
  },
  {
    name: 'cash of before a restart is credited twice',
    file: 'services/payment/cash-till.ts',
    find: 'const takeUp = ({ means, amountMinor, moneyId, atMs }: HeardBefore) => {\n    if (stray.isKnown(moneyId) || isInSale(moneyId)) return;',
    replace:
      'const takeUp = ({ means, amountMinor, atMs }: HeardBefore) => {\n    void isInSale; const moneyId = options.newId();',
  },
  {
    name: 'change that is being paid out is paid out once more',
    file: 'services/payment/pay-out-work.ts',
    find: "case 'paying':\n      return MONEY_DELAYS.lookMs;",
    replace: "case 'paying':\n      return end('rejected', 0);",
  },
  {
    name: 'coins that came out for a refund are not written down',
    file: 'services/payment/refund-work.ts',
    find: "return end('done', state.paidMinor);",
    replace: "return end('rejected', 0);",
  },
  {
    name: 'a cancelled sale keeps the cash',
    file: 'services/sale/money-due.ts',
    find: 'const amountMinor = dueBackMinor(sale);\n  if (amountMinor === 0) return [];',
    replace: 'const amountMinor = dueBackMinor(sale);\n  if (amountMinor === 0 || sale.closed) return [];',
  },
  {
    name: 'a motion that nobody can tell of counts as a success',
    file: 'services/fulfilment/motion-verdict.ts',
    find: ": { kind: 'failed', detail: 'the device cannot tell', certain: false };",
    replace: ": { kind: 'succeeded' };",
  },
  {
    name: 'the journal says that an event is safe before it is on the disk',
    file: 'journal/database.ts',
    find: 'PRAGMA synchronous = FULL',
    replace: 'PRAGMA synchronous = NORMAL',
  },
  {
    name: 'a second payment for one sale is swallowed',
    file: 'services/sale/money-claims.ts',
    find: 'if (!stray) return null;',
    replace: 'if (!stray || sale.paidBy !== null) return null;',
  },
  {
    name: 'money that a full disk does not take is let go',
    file: 'services/payment/durable-append.ts',
    find: 'const sale = waiting === 0 && !signal.aborted ? disk.try(what, append) : null;',
    replace: 'const sale = disk.try(what, append) ?? ({} as Sale);',
  },
  {
    name: 'the picture of a sale stays on the disk',
    file: 'services/sale/carry-out.ts',
    find: 'await context.files.erase(sale.saleId);',
    replace: '',
  },
  {
    name: 'a coupon whose redemption had no answer is redeemed again',
    file: 'services/members/deliver-news.ts',
    find: 'const wasInDoubt = doubts.has(id);',
    replace: 'const wasInDoubt = false as boolean;',
  },
  {
    name: 'a coupon takes something off and is never redeemed',
    file: 'services/members/sale-progress.ts',
    find: 'coupon: usedDiscount(sale)?.use ?? null,',
    replace: 'coupon: null,',
  },
  {
    name: 'what was sold without the backend is forgotten once the case is collected',
    file: 'services/sale/catch-up-due.ts',
    find: "if (sale.order?.offline?.state !== 'toTell') return null;",
    replace: "if (sale.order?.offline?.state !== 'toTell' || sale.collectedAtMs !== null) return null;",
  },
  {
    name: "the kiosk's own queue numbers begin again after a restart",
    file: 'system/queue-numbers.ts',
    find: 'const sequence = Number(take.get(QUEUE_COUNTER)?.next);',
    replace: 'const held = take as { n?: number }; held.n = (held.n ?? 0) + 1; const sequence = held.n;',
  },
  {
    name: 'each change of a trade goes to the books under a number of its own',
    file: 'services/accounting/trade-news.ts',
    find: 'return {\n    transId,',
    replace: "return {\n    transId: [transId, status].join('-'),",
  },
  {
    name: 'the books get the price before the coupon',
    file: 'services/accounting/trades-of-sale.ts',
    find: 'const tradeOf = ({ paymentId, amountMinor }: PaymentAttempt, status: TradeStatus): SaleTrade => ({\n  transId: paymentId,\n  status,\n  amountMinor,',
    replace:
      'const tradeOf = ({ paymentId, amountMinor, discount }: PaymentAttempt, status: TradeStatus): SaleTrade => ({\n  transId: paymentId,\n  status,\n  amountMinor: amountMinor + (discount?.discountMinor ?? 0),',
  },
  {
    name: 'money that came late is missing in the books',
    file: 'services/accounting/trades-of-sale.ts',
    find: "state === 'paid' && paymentId !== paidBy;",
    replace: "state === 'paid' && paymentId !== paidBy && paidBy !== null;",
  },
  {
    name: 'a blank is counted each time that it is looked at',
    file: 'services/stock/blank-counter.ts',
    find: 'const bookedOut = record?.slot ?? null;',
    replace: 'const bookedOut = null as number | null;',
  },
  {
    name: 'papers of which the printer cannot tell are sent once more',
    file: 'services/documents/order/print-steps.ts',
    find: "case 'unknown': {",
    replace: "case 'unknown': {\n        if (others) return void putJobs(order, others);",
  },
  {
    name: 'papers that were paid late are forgotten',
    file: 'services/documents/order/shop-answers.ts',
    find: "return store.claim(order, isMismatch ? 'priceMismatch' : 'paidLate');",
    replace: 'void isMismatch; return order;',
  },
];
