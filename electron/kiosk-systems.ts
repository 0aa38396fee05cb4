import type { GoboxClient } from './backends/gobox/client.ts';
import { createGoboxClient } from './backends/gobox/client.ts';
import { createVendingPlatformClient } from './backends/vending-platform/client.ts';
import { readDispenseResult } from './backends/vending-platform/dispense-result.ts';
import { createResultInbox } from './backends/vending-platform/result-inbox.ts';
import type { VendingGround } from './devices/dispenser/open-dispenser.ts';
import { createOutbox } from './journal/outbox.ts';
import type { Closers, Ground } from './kiosk-ground.ts';
import { type AccountingService, createAccountingService } from './services/accounting/accounting-service.ts';
import { createTradeNews } from './services/accounting/trade-news.ts';
import { tradesOf } from './services/accounting/trades-of-sale.ts';
import type { SaleStore } from './services/sale/sale-store.ts';
import { observeCalls, type SystemWatch } from './services/staff/systems/system-watch.ts';
import { readSecret } from './system/config/load.ts';
import type { Config } from './system/config/schema.ts';

/** The ear for results of vending orders: there before the platform's client, since that needs to know our address. */
export function createDispenseEar() {
  const inbox = createResultInbox();
  return {
    inbox,
    take: (body: unknown): boolean => inbox.deliver(readDispenseResult(body)),
  };
}
export type DispenseEar = ReturnType<typeof createDispenseEar>;

/** Null where the configuration has no vending platform. */
export function openVendingPlatform(
  { vendingPlatform }: Config,
  { inbox }: DispenseEar,
  { clock, log, environment }: Ground,
  watch: SystemWatch,
  closers: Closers,
): VendingGround | null {
  const { url, appId, appSecret, notifyUrl } = vendingPlatform ?? {};
  if (url === undefined || appId === undefined || appSecret === undefined || notifyUrl === undefined)
    return null;
  const secret = readSecret(appSecret, environment);
  const backend = createVendingPlatformClient({ url, appId, appSecret: secret, notifyUrl, clock, log });
  closers.push(() => backend.close());
  return { backend: observeCalls(backend, watch), results: inbox };
}

/** Null where the configuration has no goBox. */
export function openGobox(
  { gobox, currency, timeZone }: Config,
  { clock, log, environment }: Ground,
  watch: SystemWatch,
  closers: Closers,
): GoboxClient | null {
  if (gobox?.url === undefined || gobox.token === undefined || gobox.devId === undefined) return null;
  const { url, devId, shopperId, staff } = gobox;
  const secret = (given: NonNullable<typeof gobox.token>) => readSecret(given, environment);
  const client = createGoboxClient({
    url,
    token: secret(gobox.token),
    devId,
    shopperId,
    currency,
    timeZone,
    staff: staff
      ? {
          c8Url: staff.c8Url,
          setOfBook: staff.setOfBook,
          userName: staff.userName,
          c8Token: secret(staff.c8Token),
          booksToken: staff.booksToken === undefined ? null : secret(staff.booksToken),
        }
      : null,
    clock,
    log,
  });
  closers.push(() => client.close());
  return { ...observeCalls(client, watch), desk: client.desk && observeCalls(client.desk, watch) };
}

/** What is written with each event of a sale; nothing where nobody keeps books. */
export function tradeNewsOf({ gobox }: Config, client: GoboxClient | null) {
  return client && gobox ? { tradeNews: createTradeNews(gobox.goods) } : {};
}

/** Null where the configuration has no goBox. */
export function openAccounting(
  client: GoboxClient | null,
  { database, clock, log }: Ground,
  store: Pick<SaleStore, 'find'>,
): AccountingService | null {
  if (!client) return null;
  return createAccountingService({
    box: createOutbox(database),
    receiver: client,
    desk: client.desk,
    isCurrent: ({ transId, status }) => {
      const sale = store.find(transId);
      return (
        sale === null || tradesOf(sale).some((trade) => trade.transId === transId && trade.status === status)
      );
    },
    clock,
    log: log.child({ part: 'accounting' }),
    random: Math.random,
  });
}
