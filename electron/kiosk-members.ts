import { createHaidianClient, type HaidianClient } from './backends/haidian/client.ts';
import { LIST_MONTHS } from './backends/haidian/limits.ts';
import { lastMonths } from './backends/haidian/read-time.ts';
import { createSign } from './backends/haidian/sign.ts';
import { createCouponOutcomes } from './journal/coupon-outcomes.ts';
import { createOutbox } from './journal/outbox.ts';
import type { Closers, Ground } from './kiosk-ground.ts';
import { createCouponChecker } from './services/members/coupon-checker.ts';
import { createMembersService, type MembersService } from './services/members/members-service.ts';
import { createMemberNews, isStillSold } from './services/members/sale-progress.ts';
import { type OpenSales, withSpentHere } from './services/members/spent-here.ts';
import { LEAST_TO_PAY_MINOR } from './services/sale/discount.ts';
import type { SaleStore } from './services/sale/sale-store.ts';
import { observeCalls, type SystemWatch } from './services/staff/systems/system-watch.ts';
import { readSecret } from './system/config/load.ts';
import type { Config } from './system/config/schema.ts';

/** Null where the configuration has no retailer. */
export function openHaidian(
  { haidian, currency, timeZone }: Config,
  { clock, log, environment }: Ground,
  watch: SystemWatch,
  closers: Closers,
): HaidianClient | null {
  if (haidian?.url === undefined || haidian.signKey === undefined) return null;
  const { url, sign, walkInId, usedStatus, consignee, address } = haidian;
  const signKey = readSecret(haidian.signKey, environment);
  const client = createHaidianClient({
    url,
    sign: createSign(signKey, sign),
    signKey,
    walkInId,
    usedStatus,
    consignee,
    address,
    currency,
    timeZone,
    clock,
    log,
  });
  closers.push(() => client.close());
  return observeCalls(client, watch);
}

/** What a sale needs of the retailer: the second look at a coupon, and what is written with each of its events. */
export function retailOf(
  { haidian }: Config,
  client: HaidianClient | null,
  { clock, database }: Ground,
  openSales: OpenSales,
) {
  if (!client || !haidian) return {};
  const coupons = withSpentHere(client, createOutbox(database), openSales);
  return { memberNews: createMemberNews(haidian.goods), checkCoupon: createCouponChecker(coupons, clock) };
}

/** Null where the configuration has no retailer. */
export function openMembers(
  { timeZone }: Config,
  client: HaidianClient | null,
  { database, kept, clock, log }: Ground,
  store: Pick<SaleStore, 'get' | 'openSales'>,
): MembersService | null {
  if (!client) return null;
  return createMembersService({
    backend: client,
    box: createOutbox(database),
    kept,
    openSales: () => store.openSales(),
    isDue: ({ saleId }) => isStillSold(store.get(saleId)),
    onCoupon: createCouponOutcomes(database).set,
    orderSpan: (nowMs) => lastMonths(nowMs, timeZone, LIST_MONTHS),
    leastToPayMinor: LEAST_TO_PAY_MINOR,
    clock,
    log: log.child({ part: 'members' }),
    random: Math.random,
  });
}
