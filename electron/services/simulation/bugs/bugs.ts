import type { DeliberateBug } from './patch.ts';

/** Mistakes that would lose money or cases. The simulation has to catch every one of them. */
export const BUGS: readonly DeliberateBug[] = [
  {
    name: 'an order is placed anew, under a new id, after its answer was lost',
    file: 'services/sale/order-effects.ts',
    find: 'return resolveRefusal(sale, order, result.error, context);\n  }\n  return retryAfter(result.error, atMs);',
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
    find: 'if (!answer.ok) return retryAfter(answer.error, atMs);',
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
    find: "'the journal did not take news of money');\n      return null;",
    replace: "'the journal did not take news of money');\n      return {} as Sale;",
  },
  {
    name: 'the picture of a sale stays on the disk',
    file: 'services/sale/carry-out.ts',
    find: 'await context.files.erase(sale.saleId);',
    replace: '',
  },
];
