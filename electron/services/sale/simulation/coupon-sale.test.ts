import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sumLedger } from '../../../../shared/domain/ledger.ts';
import { NO_MONEY_FACTS } from '../arbitrary-events.ts';
import { ledgerOf } from '../ledger.ts';
import type { Sale } from '../sale.ts';
import { viewSale } from '../view.ts';
import {
  applyCoupon,
  bootRetailKiosk,
  COUPON,
  createSimulatedRetail,
  OFF_MINOR,
  type RetailKiosk,
  type SimulatedRetail,
} from './retail-world.ts';
import { beginSale, choosePayment, createWorld, type World } from './world.ts';

let world: World;
let retail: SimulatedRetail;
let kiosk: RetailKiosk;
beforeEach(() => {
  world = createWorld();
  world.shop.model.takesOffMinor = OFF_MINOR;
  retail = createSimulatedRetail();
  kiosk = bootRetailKiosk(world, retail);
  beginSale(kiosk.store, world);
  applyCoupon(kiosk.store, world);
});
afterEach(() => kiosk.stop());

function saleNow(): Sale {
  const sale = kiosk.store.get('sale-1');
  if (!sale) throw new Error('there is no sale');
  return sale;
}
const view = () => {
  const context = { methods: [], troubled: false, watchTroubled: false, ahead: 0, money: NO_MONEY_FACTS };
  return viewSale(saleNow(), context);
};
const accept = () =>
  kiosk.store.append('sale-1', {
    kind: 'priceAccepted',
    atMs: world.clock.now(),
    priceMinor: saleNow().priceMinor,
  });

const giveBack = (code: string) =>
  kiosk.store.append('sale-1', {
    kind: 'refundStarted',
    atMs: world.clock.now(),
    ...{ refundId: 'R1', code, means: 'hand', amountMinor: 2_990 },
    ...{ personId: 'p', person: 'Li', reason: 'jam' },
  });

async function choose() {
  choosePayment(kiosk, world);
  await world.clock.advance(5_000);
}
async function pay() {
  world.shop.pay(saleNow().activePaymentId ?? '');
  await world.clock.advance(10_000);
}

describe('a sale with a coupon', () => {
  it('asks for the price without it, and says so', async () => {
    expect(view()).toMatchObject({ amountMinor: 2_990, discountMinor: 1_000 });
    await choose();
    expect(view()).toMatchObject({
      amountMinor: 2_990,
      discountMinor: 1_000,
      stage: { kind: 'awaitingPayment' },
    });
    expect([...world.shop.payments.values()]).toMatchObject([{ amountMinor: 2_990 }]);
    expect(retail.redeemed).toEqual([]);
    await pay();
    expect(retail.redeemed).toEqual([COUPON.couponCode]);
    expect(ledgerOf(saleNow())).toMatchObject([
      { means: 'coupon', amountMinor: 1_000, state: 'spent' },
      { means: 'qr', amountMinor: 2_990 },
    ]);
  });

  it('leaves the coupon to the shopper who did not pay', async () => {
    await choose();
    kiosk.store.append('sale-1', { kind: 'saleCancelled', atMs: world.clock.now(), by: 'shopper' });
    await world.clock.advance(60_000);
    expect(retail).toMatchObject({ redeemed: [], orders: [] });
  });

  it('leaves it to one whose money came too late, and owes the money alone', async () => {
    await choose();
    kiosk.store.append('sale-1', { kind: 'saleCancelled', atMs: world.clock.now(), by: 'idle' });
    await pay();
    expect(saleNow().claims).toMatchObject([{ reason: 'paidLate', amountMinor: 2_990 }]);
    expect(retail.redeemed).toEqual([]);
    expect(ledgerOf(saleNow())).toMatchObject([{ means: 'qr', amountMinor: 2_990, state: 'claim' }]);
  });

  it('leaves it to one whose order is refused after it was paid', async () => {
    await choose();
    world.shop.model.stock = 0;
    await pay();
    expect(saleNow().claims).toMatchObject([{ reason: 'orderRefused', amountMinor: 2_990 }]);
    await world.clock.advance(60_000);
    expect(retail).toMatchObject({ redeemed: [], orders: [] });
  });

  it('owes the money alone when the case fails: the coupon is used up', async () => {
    world.production.failure = { kind: 'impossible', detail: 'simulated' };
    await choose();
    await pay();
    expect(saleNow().claims).toMatchObject([{ reason: 'printFailed', amountMinor: 2_990 }]);
    expect(sumLedger(ledgerOf(saleNow()))).toMatchObject({
      claimMinor: 2_990,
      spentMinor: 1_000,
      inMinor: 0,
    });
    expect(retail.redeemed).toEqual([COUPON.couponCode]);
  });

  it('does not redeem it any more once all of the money is back', async () => {
    world.production.failure = { kind: 'impossible', detail: 'simulated' };
    await choose();
    retail.state.isAway = true;
    await pay();
    giveBack(saleNow().claims[0]?.code ?? '');
    retail.state.isAway = false;
    await world.clock.advance(60 * 60_000);
    expect(kiosk.members.state()).toMatchObject({ waiting: 0, undelivered: 0 });
    expect(retail).toMatchObject({ redeemed: [], orders: [] });
  });
});

describe('a coupon that changed before the payment', () => {
  it('used elsewhere: the shopper accepts the price without it', async () => {
    retail.coupon.isUsed = true;
    await choose();
    expect(view().stage).toEqual({ kind: 'couponChanged', reason: { kind: 'used' }, newAmountMinor: 3_990 });
    expect(world.shop.payments.size).toBe(0);
    accept();
    await world.clock.advance(5_000);
    expect(view()).toMatchObject({ amountMinor: 3_990, stage: { kind: 'awaitingPayment' } });
    expect(view()).not.toHaveProperty('discountMinor');
    await pay();
    expect(retail).toMatchObject({ redeemed: [], orders: [{ discountMinor: 0 }] });
  });

  it('nobody can be asked: it is taken off, and the sale goes on', async () => {
    retail.state.isAway = true;
    await choose();
    expect(view().stage).toEqual({ kind: 'couponChanged', reason: { kind: 'away' }, newAmountMinor: 3_990 });
    accept();
    await world.clock.advance(5_000);
    expect(view().stage).toMatchObject({ kind: 'awaitingPayment' });
  });

  it('takes off another amount: the new price is accepted like any other', async () => {
    retail.coupon.amountMinor = 500;
    world.shop.model.takesOffMinor = 500;
    await choose();
    expect(view().stage).toEqual({ kind: 'priceChanged', newAmountMinor: 3_490 });
    accept();
    await world.clock.advance(5_000);
    expect(view()).toMatchObject({ amountMinor: 3_490, discountMinor: 500 });
  });

  it('goes on beside a new price', async () => {
    world.shop.model.priceMinor = 4_500;
    await choose();
    expect(view().stage).toEqual({ kind: 'priceChanged', newAmountMinor: 3_500 });
    kiosk.store.append('sale-1', { kind: 'priceAccepted', atMs: world.clock.now(), priceMinor: 4_500 });
    await world.clock.advance(5_000);
    expect(view()).toMatchObject({ amountMinor: 3_500, discountMinor: 1_000 });
  });

  it('a backend that takes nothing but the price: the coupon is of no use, and the sale goes on', async () => {
    world.shop.model.takesOffMinor = 0;
    await choose();
    expect(view().stage).toMatchObject({ kind: 'couponChanged', reason: { kind: 'notUsable' } });
    accept();
    expect(view().stage).toMatchObject({ kind: 'paymentFailed' });
    await choose();
    expect(view()).toMatchObject({ amountMinor: 3_990, stage: { kind: 'awaitingPayment' } });
  });

  it('is gone for the next attempt only: a code that was shown with it may still be paid', async () => {
    await choose();
    const first = saleNow().activePaymentId ?? '';
    retail.coupon.isUsed = true;
    await choose();
    expect(view().stage).toMatchObject({ kind: 'couponChanged' });
    world.shop.pay(first);
    await world.clock.advance(10_000);
    expect(saleNow()).toMatchObject({ paidBy: first, claims: [] });
    expect(view()).toMatchObject({ amountMinor: 2_990, discountMinor: 1_000 });
  });
});
