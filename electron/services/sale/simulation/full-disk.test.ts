import { describe, expect, it } from 'vitest';
import { beginSale, bootKiosk, choosePayment, createWorld, saleOnDisk } from './world.ts';

describe('a disk that is full', () => {
  it('holds the sale where it is, loses nothing that happened, and goes on when there is room', async () => {
    const world = createWorld();
    const kiosk = bootKiosk(world);
    beginSale(kiosk.store, world);
    const paymentId = choosePayment(kiosk, world).activePaymentId ?? '';
    await world.clock.advance(5_000);
    const pages = Number(world.database.prepare('PRAGMA page_count').get()?.page_count);
    world.database.exec(`PRAGMA max_page_count = ${pages}`);
    // Events of the same key range take the last room in the pages that the sale would write to.
    const insert = world.database.prepare("INSERT INTO sale_events VALUES ('sale-1', ?, 0, 'filler', ?)");
    const fill = () => {
      for (let seq = 1_000; seq < 20_000; seq++) insert.run(seq, 'x'.repeat(50));
    };
    expect(fill).toThrow(/full/);
    const filled = world.database
      .prepare("SELECT COUNT(*) AS n FROM sale_events WHERE kind = 'filler'")
      .get();
    expect(Number(filled?.n)).toBeGreaterThan(0);
    world.shop.pay(paymentId);
    await world.clock.advance(60_000);
    expect(kiosk.store.get('sale-1')?.paidBy).toBeNull();
    expect(world.shop.orders.size).toBe(0);
    world.database.exec("PRAGMA max_page_count = 1000000; DELETE FROM sale_events WHERE kind = 'filler'");
    await world.clock.advance(90_000);
    expect(saleOnDisk(world.database)).toMatchObject({ paidBy: paymentId, claims: [], filesErased: true });
    expect(world.printer.printedJobs()).toHaveLength(1);
    await kiosk.stop();
  });
});
