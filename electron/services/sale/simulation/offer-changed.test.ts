import { describe, expect, it } from 'vitest';
import { beginSale, bootKiosk, choosePayment, createWorld, saleOnDisk } from './world.ts';

describe('an offer that changed after the shopper saw it', () => {
  it('stops before the payment when the model is sold out', async () => {
    const world = createWorld();
    const kiosk = bootKiosk(world);
    beginSale(kiosk.store, world);
    world.shop.model.stock = 0;
    choosePayment(kiosk, world);
    await world.clock.advance(5_000);
    expect(saleOnDisk(world.database)?.offer).toEqual({ kind: 'soldOut' });
    expect(world.shop.payments.size).toBe(0);
    await kiosk.stop();
  });

  it('asks for a new price before the payment, and goes on with it when accepted', async () => {
    const world = createWorld();
    const kiosk = bootKiosk(world);
    beginSale(kiosk.store, world);
    world.shop.model.priceMinor = 4500;
    choosePayment(kiosk, world);
    await world.clock.advance(5_000);
    expect(saleOnDisk(world.database)?.offer).toEqual({ kind: 'priceChanged', newPriceMinor: 4500 });
    expect(world.shop.payments.size).toBe(0);
    kiosk.store.append('sale-1', { kind: 'priceAccepted', atMs: world.clock.now(), priceMinor: 4500 });
    await world.clock.advance(5_000);
    const [payment] = [...world.shop.payments.values()];
    expect(payment).toMatchObject({ amountMinor: 4500 });
    expect(saleOnDisk(world.database)?.attempts[0]?.state).toBe('announced');
    await kiosk.stop();
  });

  it('becomes a claim when the last case went to somebody else between payment and order', async () => {
    const world = createWorld();
    const kiosk = bootKiosk(world);
    beginSale(kiosk.store, world);
    const paymentId = choosePayment(kiosk, world).activePaymentId ?? '';
    await world.clock.advance(5_000);
    world.shop.model.stock = 0;
    world.shop.pay(paymentId);
    await world.clock.advance(60_000);
    const sale = saleOnDisk(world.database);
    expect(sale?.claims).toMatchObject([{ reason: 'orderRefused', amountMinor: 3990, paymentId }]);
    expect(world.erased.has('sale-1')).toBe(false);
    await kiosk.stop();
  });

  it('ends without money when the model left the catalogue', async () => {
    const world = createWorld();
    const kiosk = bootKiosk(world);
    beginSale(kiosk.store, world);
    world.shop.model.listed = false;
    choosePayment(kiosk, world);
    await world.clock.advance(5_000);
    expect(saleOnDisk(world.database)).toMatchObject({
      closed: { kind: 'failed', reason: 'modelGone' },
      filesErased: true,
    });
    await kiosk.stop();
  });
});
