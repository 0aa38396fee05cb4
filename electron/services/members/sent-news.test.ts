import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HaidianOptions } from '../../backends/haidian/client.ts';
import { type HaidianRig, newHandedOrder, startHaidian } from '../../backends/haidian/test-kit.ts';
import { openDatabase } from '../../journal/database.ts';
import { createKeptValues } from '../../journal/kept.ts';
import { createOutbox } from '../../journal/outbox.ts';
import { silentLog } from '../../system/log.ts';
import { untilSent } from '../../test-kit/until-sent.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import { memberNewsOf } from './member-news.ts';
import { createMembersService, type MembersService } from './members-service.ts';

const MEMBER = 8;
const USE = { memberId: MEMBER, couponId: '500', couponCode: 'HD10OFF' };

let rig: HaidianRig;
let database: DatabaseSync;
const services: MembersService[] = [];
beforeEach(async () => {
  rig = await startHaidian();
  database = openDatabase(':memory:');
});
afterEach(async () => {
  for (const service of services.splice(0)) await service.stop();
  await rig.close();
});

let sales = 0;
/** A sale that went all its way: what its events wrote into the outbox. */
function sell(how: { readonly coupon?: typeof USE | null; readonly isCollected?: boolean } = {}) {
  const { coupon = USE, isCollected = true } = how;
  sales += 1;
  const order = newHandedOrder({ memberId: MEMBER });
  const insert = database.prepare(
    'INSERT INTO outbox (topic, lane, body, created_at_ms) VALUES (?, ?, ?, 0)',
  );
  const sale = { saleId: `s${sales}`, isPaid: true, order, isCollected, coupon };
  for (const { topic, lane, body } of memberNewsOf(null, sale)) insert.run(topic, lane, JSON.stringify(body));
  return { ...sale, order };
}

/** One life of the kiosk. Time passes only when told. */
function boot(options: Partial<HaidianOptions> & { readonly isDue?: boolean } = {}) {
  const { isDue = true, ...client } = options;
  const clock = createVirtualClock(Date.UTC(2026, 5, 1));
  const service = createMembersService({
    backend: rig.connect({ ...client, breaker: { failuresToOpen: 1_000 } }),
    box: createOutbox(database),
    kept: createKeptValues(database),
    orderSpan: () => ({ fromDay: '2026-03-01', toDay: '2026-06-01' }),
    leastToPayMinor: 1,
    isDue: () => isDue,
    openSales: () => [],
    clock,
    log: silentLog,
    random: () => 0.5,
  });
  services.push(service);
  service.start();
  const until = (isReached: () => boolean) => untilSent(clock, isReached);
  return { service, clock, until };
}

const waiting = () => createOutbox(database).countByState('memberNews').waiting;
const orderOf = (orderNo: string) => rig.control.orders().filter(({ order_sn }) => order_sn === orderNo);

describe('a sale on its way to the retailer', () => {
  it('redeems its coupon, hands its order over and reports the pick-up, each once', async () => {
    const { order } = sell();
    const { service, until } = boot();
    await until(() => waiting() === 0);
    expect(rig.control.requests).toEqual({ couponsUse: 1, orderAdd: 1, orderSend: 1 });
    expect(rig.control.coupon('HD10OFF')).toMatchObject({ isUsed: true });
    expect(orderOf(order.orderNo)).toMatchObject([{ user_id: MEMBER, order_amount: '29.9', sentAs: '自提' }]);
    expect(service.state()).toMatchObject({ waiting: 0, undelivered: 0, lastError: null });
  });

  it('keeps its order: nothing overtakes a hand-over that has to be tried again', async () => {
    rig.control.setFault('orderAdd', { kind: 'http500', times: 3 });
    const { order } = sell({ coupon: null });
    const { until } = boot();
    await until(() => waiting() === 0);
    expect(orderOf(order.orderNo)).toMatchObject([{ sentAs: '自提' }]);
    expect(rig.control.requests.orderSend).toBe(1);
  });
});

describe('an answer that is lost', () => {
  it.each(['closeBeforeAnswer', 'wrongShape'] as const)(
    'of a redemption (%s) has the coupon asked for, and not redeemed again',
    async (kind) => {
      rig.control.setFault('couponsUse', { kind, times: 1 });
      sell({ isCollected: false });
      const { service, until } = boot();
      await until(() => waiting() === 0);
      expect(rig.control.requests).toMatchObject({ couponsUse: 1, couponsInfo: 1 });
      expect(service.state()).toMatchObject({ undelivered: 0, lastError: null });
    },
  );

  it('of a redemption that did not happen has it tried again', async () => {
    rig.control.setFault('couponsUse', { kind: 'closeBeforeProcessing', times: 1 });
    sell({ isCollected: false });
    const { until } = boot();
    await until(() => waiting() === 0);
    expect(rig.control.requests).toMatchObject({ couponsUse: 2, couponsInfo: 1 });
    expect(rig.control.coupon('HD10OFF')).toMatchObject({ isUsed: true });
  });

  it('of a hand-over has the order looked for, and not handed over again', async () => {
    rig.control.setFault('orderAdd', { kind: 'closeBeforeAnswer', times: 1 });
    const { order } = sell({ coupon: null });
    const { until } = boot();
    await until(() => waiting() === 0);
    expect(rig.control.requests).toMatchObject({ orderAdd: 1, orderList: 1, orderSend: 1 });
    expect(orderOf(order.orderNo)).toHaveLength(1);
  });

  it('of a pick-up is staff’s in the end, since the contract has no way to ask', async () => {
    rig.control.setFault('orderSend', { kind: 'closeBeforeAnswer', times: 1 });
    sell({ coupon: null });
    const { service, until } = boot();
    await until(() => service.state().undelivered === 1);
    expect(service.listUndelivered()).toMatchObject([{ kind: 'reportPickUp', attempts: 5 }]);
  });
});

describe('a kiosk that dies in the midst of it', () => {
  it.each(['couponsUse', 'orderAdd'] as const)('asks after %s before it goes on', async (name) => {
    rig.control.setFault(name, { kind: 'hang', times: 1 });
    sell({ coupon: name === 'couponsUse' ? USE : null, isCollected: false });
    const first = boot();
    await expect.poll(() => rig.control.requests[name]).toBe(1);
    await first.service.stop();
    const second = boot();
    await second.until(() => waiting() === 0);
    const question = name === 'couponsUse' ? 'couponsInfo' : 'orderList';
    expect(rig.control.requests).toMatchObject({ [name]: 2, [question]: 1 });
  });

  it('does nothing again that was done', async () => {
    rig.control.setFault('couponsUse', { kind: 'closeBeforeAnswer', times: 1 });
    sell({ isCollected: false });
    const first = boot();
    await expect.poll(() => rig.control.coupon('HD10OFF')?.isUsed).toBe(true);
    await first.service.stop();
    await boot().until(() => waiting() === 0);
    expect(rig.control.requests.couponsUse).toBe(1);
  });
});

describe('a coupon', () => {
  it('that somebody else used first is staff’s, and holds up neither its order nor other sales', async () => {
    rig.control.setCoupon('HD10OFF', { isUsed: true });
    const sale = sell();
    const other = sell({ coupon: null });
    const { service, until } = boot();
    await until(() => service.state().undelivered === 1 && waiting() === 0);
    expect(rig.control.requests.couponsUse).toBe(5);
    expect(service.listUndelivered()).toMatchObject([
      { kind: 'redeemCoupon', saleId: sale.saleId, attempts: 5 },
    ]);
    for (const { order } of [sale, other]) expect(orderOf(order.orderNo)).toMatchObject([{ sentAs: '自提' }]);
  });

  it('that staff send again is redeemed when it can be', async () => {
    rig.control.setCoupon('HD10OFF', { isEnabled: false });
    sell({ isCollected: false });
    const { service, until } = boot();
    await until(() => service.state().undelivered === 1);
    rig.control.setCoupon('HD10OFF', { isEnabled: true });
    expect(service.sendAgain(9_999)).toBe(false);
    expect(service.sendAgain(service.listUndelivered()[0]?.messageId ?? 0)).toBe(true);
    await until(() => waiting() === 0 && service.state().undelivered === 0);
    expect(rig.control.coupon('HD10OFF')).toMatchObject({ isUsed: true });
  });

  it('of a sale that came to nothing stays the shopper’s', async () => {
    sell({ isCollected: false });
    const { until } = boot({ isDue: false });
    await until(() => waiting() === 0);
    expect(rig.control.requests).toEqual({});
    expect(rig.control.coupon('HD10OFF')).toMatchObject({ isUsed: false });
  });
});

describe('a retailer who is away', () => {
  it('uses up no attempt, and gets everything when back', async () => {
    for (const name of ['couponsUse', 'orderAdd', 'couponsInfo', 'orderList'] as const)
      rig.control.setFault(name, { kind: 'http500' });
    const first = sell();
    const others = Array.from({ length: 10 }, () => sell({ coupon: null }));
    const { service, until } = boot();
    await until(() => (rig.control.requests.orderList ?? 0) > 60);
    expect(service.state()).toMatchObject({
      waiting: 23,
      undelivered: 0,
      lastError: { kind: 'unreachable' },
    });
    for (const name of ['couponsUse', 'orderAdd', 'couponsInfo', 'orderList'] as const)
      rig.control.setFault(name, null);
    await until(() => waiting() === 0);
    for (const { order } of [first, ...others])
      expect(orderOf(order.orderNo)).toMatchObject([{ sentAs: '自提' }]);
    expect(service.state().lastError).toBeNull();
  });

  it('with another key keeps all of it waiting until the settings are right', async () => {
    sell();
    const wrong = boot({ sign: () => 'no signature' });
    await wrong.until(() => (rig.control.requests.couponsUse ?? 0) > 7);
    expect(wrong.service.state()).toMatchObject({
      waiting: 3,
      undelivered: 0,
      lastError: { kind: 'unauthorised' },
    });
    await wrong.service.stop();
    await boot().until(() => waiting() === 0);
    expect(rig.control.coupon('HD10OFF')).toMatchObject({ isUsed: true });
  });
});

describe('what is kept', () => {
  it('of doubts is no more than what is still under way', async () => {
    for (let count = 0; count < 6; count += 1) sell({ coupon: null });
    const { until } = boot();
    await until(() => waiting() === 0);
    sell({ coupon: null });
    await boot().until(() => waiting() === 0);
    const kept = createKeptValues(database).get('memberNewsInDoubt')?.value;
    expect(Array.isArray(kept) ? kept.length : -1).toBeLessThanOrEqual(2);
  });

  it('is closed with the shopper: a new visit ends the one before', async () => {
    const { service } = boot();
    const first = service.openVisit();
    expect(await first.findMember('13800138000')).toMatchObject({ ok: true });
    service.openVisit();
    expect(first.member()).toBeNull();
  });
});
