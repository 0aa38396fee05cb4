import { afterEach, describe, expect, it } from 'vitest';
import { NO_MONEY_FACTS } from '../sale/arbitrary-events.ts';
import { activeAttempt } from '../sale/sale.ts';
import { beginSale, choosePayment, createWorld } from '../sale/simulation/world.ts';
import { viewSale } from '../sale/view.ts';
import {
  bootOffline,
  createOfflineWorld,
  type OfflineWorld,
  saleIn,
  sell,
  UP_TO_HOURS,
} from './test-kit/offline-world.ts';

const HOUR_MS = 3_600_000;

let stop: () => Promise<void> = async () => undefined;
afterEach(() => stop());

function open(change: (world: OfflineWorld) => void = () => undefined, blanksLeft?: () => number | null) {
  const world = createOfflineWorld(createWorld());
  change(world);
  const kiosk = bootOffline(world, blanksLeft);
  stop = () => kiosk.stop();
  const view = () =>
    viewSale(saleIn(kiosk), {
      methods: [],
      troubled: kiosk.runner.isTroubled('sale-1'),
      watchTroubled: false,
      ahead: 0,
      money: NO_MONEY_FACTS,
    });
  return { world, kiosk, view };
}

describe('while the backend is away', () => {
  it('a shopper may choose without trouble, and pays at the machine, told that the system is away', async () => {
    const { world, kiosk, view } = open();
    beginSale(kiosk.store, world);
    await world.clock.advance(60_000);
    expect(view()).toMatchObject({ stage: { kind: 'choosingPayment' } });
    choosePayment(kiosk, world, 'sale-1', 4);
    await world.clock.advance(500);
    expect(view()).toMatchObject({ soldOffline: true, stage: { kind: 'awaitingPayment', payType: 4 } });
    expect(world.shop.calls).toEqual([]);
  });

  it('goes on at the machine where the backend goes away before it has heard of the payment', async () => {
    const { world, kiosk } = open(({ net }) => void Object.assign(net, { isAway: false }));
    beginSale(kiosk.store, world);
    await world.clock.advance(2_000);
    world.net.isAway = true;
    choosePayment(kiosk, world, 'sale-1', 7);
    await world.clock.advance(1_000);
    expect(activeAttempt(saleIn(kiosk))).toMatchObject({
      state: 'announced',
      offline: { isReported: false },
    });
  });

  it('takes no payment by phone', async () => {
    const { world, kiosk } = open();
    beginSale(kiosk.store, world);
    choosePayment(kiosk, world, 'sale-1', 1);
    await world.clock.advance(60_000);
    expect(activeAttempt(saleIn(kiosk))).toMatchObject({ state: 'chosen', offline: null });
  });

  it('sells an ordinary sale again once the backend is back', async () => {
    const { world, kiosk, view } = open();
    beginSale(kiosk.store, world);
    choosePayment(kiosk, world, 'sale-1', 4);
    await world.clock.advance(1_000);
    world.net.isAway = false;
    choosePayment(kiosk, world, 'sale-1', 1);
    await world.clock.advance(5_000);
    expect(view().stage).toMatchObject({ kind: 'awaitingPayment', payType: 1 });
    world.shop.pay(saleIn(kiosk).activePaymentId ?? '');
    await world.clock.advanceUntil(() => saleIn(kiosk).filesErased, HOUR_MS);
    expect(saleIn(kiosk).order).toMatchObject({ offline: null, placed: { queueNo: 'A001' } });
    expect(world.shop.payments.size).toBe(1);
  });

  it('takes no coupon', async () => {
    const { world, kiosk } = open();
    beginSale(kiosk.store, world);
    const use = { memberId: null, couponId: '1', couponCode: 'A' };
    kiosk.store.append('sale-1', {
      kind: 'discountApplied',
      atMs: world.clock.now(),
      discountMinor: 500,
      use,
    });
    choosePayment(kiosk, world, 'sale-1', 7);
    await world.clock.advance(60_000);
    expect(activeAttempt(saleIn(kiosk))).toMatchObject({ state: 'chosen', offline: null });
  });
});

describe('price and stock while the backend is away', () => {
  it('are not sold by once they are older than the shop allows', async () => {
    const { world, kiosk } = open();
    await world.clock.advance(UP_TO_HOURS * HOUR_MS);
    expect(kiosk.offline.isOn('BR1')).toBe(false);
    beginSale(kiosk.store, world);
    choosePayment(kiosk, world, 'sale-1', 7);
    await world.clock.advance(60_000);
    expect(activeAttempt(saleIn(kiosk))).toMatchObject({ state: 'chosen' });
  });

  it('are what was last heard, less what was sold since', async () => {
    const { world, kiosk } = open(({ net }) => void Object.assign(net.heard, { stock: 1 }));
    await sell(kiosk, world);
    beginSale(kiosk.store, world, 'sale-2');
    choosePayment(kiosk, world, 'sale-2', 7);
    await world.clock.advance(5_000);
    expect(saleIn(kiosk, 'sale-2').offer).toEqual({ kind: 'soldOut' });
  });

  it('are never more than the blanks in the machine', async () => {
    const { world, kiosk } = open(undefined, () => 0);
    beginSale(kiosk.store, world);
    choosePayment(kiosk, world, 'sale-1', 7);
    await world.clock.advance(5_000);
    expect(saleIn(kiosk).offer).toEqual({ kind: 'soldOut' });
  });

  it('ask the shopper again where the price is not the one that was shown', async () => {
    const { world, kiosk } = open(({ net }) => void Object.assign(net.heard, { priceMinor: 4500 }));
    beginSale(kiosk.store, world);
    choosePayment(kiosk, world, 'sale-1', 7);
    await world.clock.advance(5_000);
    expect(saleIn(kiosk).offer).toEqual({ kind: 'priceChanged', newPriceMinor: 4500 });
    kiosk.store.append('sale-1', { kind: 'priceAccepted', atMs: world.clock.now(), priceMinor: 4500 });
    await world.clock.advance(5_000);
    expect(activeAttempt(saleIn(kiosk))).toMatchObject({ state: 'announced', amountMinor: 4500 });
  });
});
