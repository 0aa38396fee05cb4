import { err, ok } from '../../../../shared/domain/result.ts';
import type { CouponUse, HandedOrder, MemberBackend } from '../../../backends/member-types.ts';
import type { BackendResult } from '../../../backends/types.ts';
import { createCouponOutcomes } from '../../../journal/coupon-outcomes.ts';
import { createKeptValues } from '../../../journal/kept.ts';
import { createOutbox } from '../../../journal/outbox.ts';
import { silentLog } from '../../../system/log.ts';
import { createCouponChecker } from '../../members/coupon-checker.ts';
import { MEMBER_TOPIC } from '../../members/member-news.ts';
import { createMembersService } from '../../members/members-service.ts';
import { createMemberNews, isStillSold } from '../../members/sale-progress.ts';
import type { SaleStore } from '../sale-store.ts';
import { bootKiosk, type SimulatedKiosk, type World } from './world.ts';

export const COUPON: CouponUse = { memberId: 8, couponId: '500', couponCode: 'HD10OFF' };
export const OFF_MINOR = 1_000;

/** The retailer, with books of its own: it goes on when the process dies, and takes nothing twice. */
export function createSimulatedRetail() {
  const coupon = { amountMinor: OFF_MINOR, isUsed: false };
  const state = { isAway: false };
  const redeemed: string[] = [];
  const orders: HandedOrder[] = [];
  const pickedUp: string[] = [];
  const refused = (detail: string) => err({ kind: 'refused', reason: 'other', code: -1, detail } as const);
  const meet = async <Value>(work: () => BackendResult<Value>): Promise<BackendResult<Value>> =>
    state.isAway ? err({ kind: 'unreachable', sent: false, detail: 'simulated' }) : work();
  const backend: MemberBackend = {
    findMember: () => meet(() => ok(null)),
    listOrders: () => meet(() => ok([])),
    hasOrder: ({ orderNo }) => meet(() => ok(orders.some((order) => order.orderNo === orderNo))),
    readCoupon: () =>
      meet(() => {
        const { amountMinor, isUsed } = coupon;
        const rule = { amountMinor, minimumMinor: 0, fromMs: null, untilMs: null };
        const rest = { ownerId: COUPON.memberId, name: null, isUsed, isUsable: !isUsed, isVoid: false };
        return ok({ couponId: COUPON.couponId, couponCode: COUPON.couponCode, ...rest, rules: [rule] });
      }),
    redeemCoupon: ({ couponCode }) =>
      meet(() => {
        if (coupon.isUsed) return refused('used');
        coupon.isUsed = true;
        redeemed.push(couponCode);
        return ok(undefined);
      }),
    handOverOrder: (order) =>
      meet(() => {
        if (orders.some(({ orderNo }) => orderNo === order.orderNo)) return refused('taken');
        orders.push(order);
        return ok(undefined);
      }),
    reportPickUp: ({ orderNo }) =>
      meet(() => {
        if (pickedUp.includes(orderNo) || !orders.some((order) => order.orderNo === orderNo))
          return refused('sent, or unknown');
        pickedUp.push(orderNo);
        return ok(undefined);
      }),
  };
  return { backend, coupon, state, redeemed, orders, pickedUp };
}

export type SimulatedRetail = ReturnType<typeof createSimulatedRetail>;

/** One life of a kiosk that knows a retailer: its sales tell it, and its outbox is worked off. */
export function bootRetailKiosk(world: World, retail: SimulatedRetail) {
  const { clock, database } = world;
  let backend = retail.backend;
  const kiosk: SimulatedKiosk = bootKiosk(world, {
    checkCoupon: (...question) => createCouponChecker(backend, clock)(...question),
    memberNews: createMemberNews({}),
  });
  backend = kiosk.life.mortal(retail.backend);
  const kept = kiosk.life.mortal(createKeptValues(database), ['set']);
  const outcomes = createCouponOutcomes(database);
  const members = createMembersService({
    backend,
    box: kiosk.life.mortal(createOutbox(database), ['recordAttempt', 'markDelivered', 'markUndelivered']),
    kept,
    isDue: ({ saleId }) => isStillSold(kiosk.store.get(saleId)),
    onCoupon: kiosk.life.mortal(outcomes, ['set']).set,
    openSales: () => kiosk.store.openSales(),
    orderSpan: () => ({ fromDay: '2026-03-01', toDay: '2026-06-01' }),
    leastToPayMinor: 1,
    clock,
    log: silentLog,
    random: () => 0.5,
  });
  kiosk.life.onDeath(() => void members.stop());
  kiosk.store.subscribe(() => members.wake());
  members.start();
  return {
    ...kiosk,
    members,
    stop: async () => {
      await Promise.all([kiosk.stop(), members.stop()]);
    },
  };
}

export type RetailKiosk = ReturnType<typeof bootRetailKiosk>;

/** What is still on its way to the retailer. */
export const waitingNews = ({ database }: World): number =>
  createOutbox(database).countByState(MEMBER_TOPIC).waiting;

/** The shopper's coupon, as it was checked when they entered it. */
export const applyCoupon = (store: SaleStore, world: World, saleId = 'sale-1') =>
  store.append(saleId, {
    kind: 'discountApplied',
    atMs: world.clock.now(),
    discountMinor: OFF_MINOR,
    use: COUPON,
  });
