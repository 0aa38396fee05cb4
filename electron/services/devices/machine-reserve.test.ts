import { describe, expect, it } from 'vitest';
import { beginSale, bootKiosk, choosePayment, createWorld, saleOnDisk } from '../sale/simulation/world.ts';
import { createMachineReserve } from './machine-reserve.ts';

const JOB = { jobId: 'job-1', picture: Uint8Array.of(1), title: 'case' };

describe('a machine that is being tested', () => {
  it('is busy for sales, and turns their motions away for certain', async () => {
    const { printer, dispenser } = createWorld();
    const reserve = createMachineReserve({ printer, dispenser });
    expect(reserve.hold()).toBe(true);
    expect(reserve.hold()).toBe(false);
    expect(await reserve.printer.status()).toEqual({ kind: 'busy' });
    expect(await reserve.dispenser.status()).toEqual({ kind: 'busy' });
    const refused = { ok: false, error: { kind: 'rejected' } };
    expect(await reserve.printer.submit(JOB)).toMatchObject(refused);
    expect(await reserve.dispenser.feedBlank('feed-1', 1)).toMatchObject(refused);
    expect(await reserve.dispenser.dispense('out-1')).toMatchObject(refused);
    expect(dispenser.fedBlanks()).toEqual([]);
    reserve.release();
    expect(await reserve.dispenser.status()).toEqual({ kind: 'ready' });
    expect(await reserve.printer.submit(JOB)).toMatchObject({ ok: true });
  });

  it('keeps a paid case waiting, and makes it exactly once afterwards', async () => {
    const world = createWorld();
    const reserve = createMachineReserve(world);
    const kiosk = bootKiosk({
      ...world,
      printer: { ...world.printer, ...reserve.printer },
      dispenser: { ...world.dispenser, ...reserve.dispenser },
    });
    reserve.hold();
    beginSale(kiosk.store, world, 'sale-1');
    const paymentId = choosePayment(kiosk, world, 'sale-1').activePaymentId ?? '';
    await world.clock.advance(1_000);
    world.shop.pay(paymentId);
    await world.clock.advance(60_000);
    expect(world.dispenser.fedBlanks()).toEqual([]);
    expect(saleOnDisk(world.database, 'sale-1')?.claims).toEqual([]);
    reserve.release();
    await world.clock.advance(120_000);
    expect(world.dispenser.fedBlanks()).toHaveLength(1);
    expect(world.dispenser.droppedMotions()).toHaveLength(1);
    await kiosk.stop();
  });
});
