import { describe, expect, it } from 'vitest';
import { beginSale, bootKiosk, choosePayment, createWorld, saleOnDisk, TIMES } from './world.ts';

/** A shopper who walked away from the code, and pays it at home. */
async function leaveUnpaid() {
  const world = createWorld();
  const kiosk = bootKiosk(world);
  beginSale(kiosk.store, world);
  const paymentId = choosePayment(kiosk, world).activePaymentId ?? '';
  await world.clock.advance(5_000);
  kiosk.store.append('sale-1', { kind: 'saleCancelled', atMs: world.clock.now(), by: 'shopper' });
  return { world, kiosk, paymentId };
}

describe('a payment that comes after the shopper has left', () => {
  it('becomes one claim, and no order', async () => {
    const { world, kiosk, paymentId } = await leaveUnpaid();
    await world.clock.advance(60_000);
    world.shop.pay(paymentId);
    await world.clock.advance(60_000);
    const claims = saleOnDisk(world.database)?.claims;
    expect(claims).toEqual([expect.objectContaining({ reason: 'paidLate', amountMinor: 3990, paymentId })]);
    expect(claims?.[0]?.code).toMatch(/^[2-9A-Z]{6}$/);
    expect(world.shop.orders.size).toBe(0);
    expect(world.printer.printedJobs()).toEqual([]);
    await kiosk.stop();
  });

  it('becomes a claim also when the kiosk was off meanwhile', async () => {
    const { world, kiosk, paymentId } = await leaveUnpaid();
    await kiosk.stop();
    world.shop.pay(paymentId);
    await world.clock.advance(10 * 60_000);
    const later = bootKiosk(world);
    await world.clock.advance(10_000);
    expect(saleOnDisk(world.database)?.claims).toHaveLength(1);
    await later.stop();
  });

  it('becomes a claim also when the backend was away until long after the watch for it', async () => {
    const { world, kiosk, paymentId } = await leaveUnpaid();
    world.shop.setFate(() => 'requestLost');
    world.shop.pay(paymentId);
    await world.clock.advance(TIMES.latePaymentMs + 3 * 60 * 60_000);
    expect(saleOnDisk(world.database)?.claims).toEqual([]);
    world.shop.setFate(() => 'arrives');
    await world.clock.advance(60_000);
    expect(saleOnDisk(world.database)?.claims).toMatchObject([{ reason: 'paidLate', amountMinor: 3990 }]);
    await kiosk.stop();
  });

  it('is looked for no longer than configured; then the picture is erased', async () => {
    const { world, kiosk } = await leaveUnpaid();
    await world.clock.advance(TIMES.latePaymentMs);
    expect(world.erased.has('sale-1')).toBe(false);
    await world.clock.advance(130_000);
    expect(world.erased.has('sale-1')).toBe(true);
    const callsBefore = world.shop.calls.length;
    await world.clock.advance(60_000);
    expect(world.shop.calls.slice(callsBefore)).toEqual([]);
    await kiosk.stop();
  });

  it('becomes a claim even after that, when the backend pushes the news', async () => {
    const { world, kiosk, paymentId } = await leaveUnpaid();
    await world.clock.advance(TIMES.latePaymentMs + 200_000);
    world.shop.pay(paymentId);
    await kiosk.payments.pollNow([paymentId]);
    await world.clock.advance(1_000);
    expect(saleOnDisk(world.database)?.claims).toHaveLength(1);
    await kiosk.stop();
  });
});

describe('a payment that comes after its deadline while the shopper is still there', () => {
  it('pays for the case', async () => {
    const world = createWorld();
    const kiosk = bootKiosk(world);
    beginSale(kiosk.store, world);
    const paymentId = choosePayment(kiosk, world).activePaymentId ?? '';
    await world.clock.advance(125_000);
    expect(saleOnDisk(world.database)?.attempts[0]?.timedOut).toBe(true);
    world.shop.pay(paymentId);
    await world.clock.advance(60_000);
    expect(saleOnDisk(world.database)).toMatchObject({ paidBy: paymentId, claims: [], filesErased: true });
    await kiosk.stop();
  });
});

describe('a payment under a code that the shopper gave up for another', () => {
  it('pays for the case, and money for the other code too becomes a claim', async () => {
    const world = createWorld();
    const kiosk = bootKiosk(world);
    beginSale(kiosk.store, world);
    const first = choosePayment(kiosk, world).activePaymentId ?? '';
    await world.clock.advance(5_000);
    const second = choosePayment(kiosk, world).activePaymentId ?? '';
    await world.clock.advance(5_000);
    world.shop.pay(first);
    await world.clock.advance(5_000);
    world.shop.pay(second);
    await world.clock.advance(60_000);
    const sale = saleOnDisk(world.database);
    expect(sale).toMatchObject({
      paidBy: first,
      claims: [{ reason: 'paidTwice', paymentId: second, amountMinor: 3990 }],
    });
    expect(sale?.collectedAtMs).not.toBeNull();
    expect(world.shop.orders.size).toBe(1);
    await kiosk.stop();
  });
});
