import { describe, expect, it } from 'vitest';
import { OrderStatus } from '../../../../shared/domain/order.ts';
import { SALE_DELAYS } from '../delays.ts';
import { beginSale, bootKiosk, choosePayment, createWorld, payForCase, saleOnDisk } from './world.ts';

describe('an id that the backend has already', () => {
  it('is abandoned when no request of ours can have used it', async () => {
    const world = createWorld();
    world.shop.occupyPayment('PYEN260601001000');
    const kiosk = bootKiosk(world);
    beginSale(kiosk.store, world);
    choosePayment(kiosk, world);
    await world.clock.advance(5_000);
    const sale = saleOnDisk(world.database);
    expect(sale?.attempts.map((attempt) => attempt.state)).toEqual(['abandoned', 'announced']);
    expect(sale?.activePaymentId).toBe('PYEN260601001001');
    // The stranger's payment under the first id is none of ours.
    expect(sale?.paidBy).toBeNull();
    await kiosk.stop();
  });

  it('is kept when it is our own earlier attempt whose answer was lost', async () => {
    const world = createWorld();
    world.shop.setFate((call) => (call === 'reportPayment' ? 'answerLost' : 'arrives'));
    const kiosk = bootKiosk(world);
    beginSale(kiosk.store, world);
    choosePayment(kiosk, world);
    await world.clock.advance(300);
    world.shop.setFate(() => 'arrives');
    await world.clock.advance(10_000);
    const sale = saleOnDisk(world.database);
    expect(sale?.attempts.map((attempt) => attempt.state)).toEqual(['announced']);
    expect(world.shop.payments.size).toBe(1);
    await kiosk.stop();
  });

  it('is kept when the network has sent the very first request for the order twice', async () => {
    const world = createWorld();
    const { backend } = world.shop;
    const placeTwice: typeof backend.placeOrder = async (report, options) => {
      await backend.placeOrder(report, options);
      return backend.placeOrder(report, options);
    };
    const kiosk = bootKiosk(world, { backend: { ...backend, placeOrder: placeTwice } });
    await payForCase(world, kiosk);
    await world.clock.advance(10_000);
    expect([...world.shop.orders.keys()]).toEqual([saleOnDisk(world.database)?.order?.orderId]);
    expect(saleOnDisk(world.database)?.claims).toEqual([]);
    await kiosk.stop();
  });

  it('finds an order whose answer was lost again, with its queue number', async () => {
    const world = createWorld();
    const kiosk = bootKiosk(world);
    beginSale(kiosk.store, world);
    const paymentId = choosePayment(kiosk, world).activePaymentId ?? '';
    await world.clock.advance(5_000);
    world.shop.setFate((call) => (call === 'placeOrder' ? 'answerLost' : 'arrives'));
    world.shop.pay(paymentId);
    await world.clock.advance(2_400);
    world.shop.setFate(() => 'arrives');
    await world.clock.advance(5_000);
    const sale = saleOnDisk(world.database);
    expect(world.shop.orders.size).toBe(1);
    expect(sale?.order).toMatchObject({ takenIds: 0, placed: { queueNo: 'A001' } });
    await kiosk.stop();
  });

  it('finds its own order also when that took the last case, and the backend now says sold out', async () => {
    const world = createWorld();
    world.shop.model.stock = 1;
    const kiosk = bootKiosk(world);
    beginSale(kiosk.store, world);
    const paymentId = choosePayment(kiosk, world).activePaymentId ?? '';
    await world.clock.advance(5_000);
    world.shop.setFate((call) => (call === 'placeOrder' ? 'answerLost' : 'arrives'));
    world.shop.pay(paymentId);
    await world.clock.advance(2_400);
    world.shop.setFate(() => 'arrives');
    await world.clock.advance(60_000);
    expect(saleOnDisk(world.database)).toMatchObject({ claims: [], filesErased: true });
    expect(world.printer.printedJobs()).toHaveLength(1);
    await kiosk.stop();
  });

  it('ends the search after a while, without money', async () => {
    const world = createWorld();
    for (let number = 1000; number < 1100; number++) world.shop.occupyPayment(`PYEN26060100${number}`);
    const kiosk = bootKiosk(world);
    beginSale(kiosk.store, world);
    choosePayment(kiosk, world);
    await world.clock.advance(60_000);
    const sale = saleOnDisk(world.database);
    expect(sale?.closed).toMatchObject({ kind: 'failed', reason: 'idsExhausted' });
    expect(sale?.attempts.length).toBeLessThanOrEqual(SALE_DELAYS.takenIdLimit + 1);
    await kiosk.stop();
  });
});

describe('an order that the backend stops before it is printed', () => {
  const placeBehindAnother = async () => {
    const world = createWorld();
    const kiosk = bootKiosk(world);
    for (const saleId of ['sale-1', 'sale-2']) {
      beginSale(kiosk.store, world, saleId);
      const paymentId = choosePayment(kiosk, world, saleId).activePaymentId ?? '';
      await world.clock.advance(1_000);
      world.shop.pay(paymentId);
      await world.clock.advance(2_100);
    }
    const orderId = saleOnDisk(world.database, 'sale-2')?.order?.orderId ?? '';
    expect(world.shop.orders.get(orderId)?.queueNo).toBe('A002');
    return { world, kiosk, orderId };
  };

  it('is not placed a second time when nobody had heard yet that it stands', async () => {
    const world = createWorld();
    const kiosk = bootKiosk(world);
    world.shop.setFate((call) => (call === 'placeOrder' ? 'answerLost' : 'arrives'));
    await payForCase(world, kiosk);
    await world.clock.advanceUntil(() => world.shop.orders.size > 0, 10_000);
    const [orderId = ''] = world.shop.orders.keys();
    world.shop.setOrderStatus(orderId, OrderStatus.cancelled);
    world.shop.setFate(() => 'arrives');
    await world.clock.advance(60_000);
    expect([...world.shop.orders.keys()]).toEqual([orderId]);
    expect(saleOnDisk(world.database)?.claims).toMatchObject([
      { reason: 'cancelledByBackend', amountMinor: 3990 },
    ]);
    expect(world.printer.knownJobs()).toEqual([]);
    await kiosk.stop();
  });

  it('is not printed, and is a claim when it was cancelled', async () => {
    const { world, kiosk, orderId } = await placeBehindAnother();
    world.shop.setOrderStatus(orderId, OrderStatus.cancelled);
    await world.clock.advance(60_000);
    expect(saleOnDisk(world.database, 'sale-2')?.claims).toMatchObject([
      { reason: 'cancelledByBackend', amountMinor: 3990 },
    ]);
    expect(world.printer.printedJobs()).not.toContain(orderId);
    await kiosk.stop();
  });

  it('is not printed, and no claim, when the backend gave the money back', async () => {
    const { world, kiosk, orderId } = await placeBehindAnother();
    world.shop.setOrderStatus(orderId, OrderStatus.refunding);
    await world.clock.advance(60_000);
    expect(saleOnDisk(world.database, 'sale-2')?.filesErased).toBe(false);
    world.shop.setOrderStatus(orderId, OrderStatus.refunded);
    await world.clock.advance(200_000 + 30 * 60_000);
    expect(saleOnDisk(world.database, 'sale-2')).toMatchObject({ claims: [], filesErased: true });
    expect(world.printer.printedJobs()).not.toContain(orderId);
    await kiosk.stop();
  });
});
