import { afterEach, describe, expect, it } from 'vitest';
import { fold } from '../apply.ts';
import { SALE_STARTED } from '../arbitrary-events.ts';
import type { SaleEvent } from '../events.ts';
import { claimDue } from '../money-claims.ts';
import { openSale } from './money-shopper.ts';
import { ledgerOnDisk } from './money-world.ts';

let opened: Awaited<ReturnType<typeof openSale>> | null = null;
afterEach(async () => {
  await opened?.kiosk.stop();
  opened = null;
});

async function open() {
  opened = await openSale(4);
  return opened;
}

const CHANGE_MINOR = 1_010;

describe('money that stays in the machine', () => {
  it('is a claim for the change that a jammed tube did not give, and the case comes all the same', async () => {
    const { world, insertNote, until } = await open();
    await insertNote(5_000);
    await world.clock.advanceUntil(() => world.money.changer.paidMinor() >= 300, 60_000);
    world.money.changer.jamTube();
    await until((sale) => sale.filesErased);
    const { sale, sums } = ledgerOnDisk(world);
    const shortMinor = CHANGE_MINOR - world.money.changer.paidMinor();
    expect(shortMinor).toBeGreaterThan(0);
    expect(sums).toMatchObject({ spentMinor: 3_990, claimMinor: shortMinor });
    expect(sale.claims).toEqual([
      expect.objectContaining({ reason: 'changeShort', amountMinor: shortMinor }),
    ]);
    expect(world.printer.printedJobs()).toHaveLength(1);
  });

  it('is a claim to be looked into where the changer is pulled out while it pays', async () => {
    const { world, insertNote, cancel, until } = await open();
    await insertNote(1_000);
    cancel();
    await world.clock.advanceUntil(() => world.money.changer.paidMinor() >= 300, 20_000);
    world.money.changer.unplug();
    await until((sale) => sale.claims.length > 0);
    const { sale, sums } = ledgerOnDisk(world);
    expect(sale.claims).toEqual([expect.objectContaining({ reason: 'payOutUnclear' })]);
    expect(sums.refundedMinor + sums.claimMinor + sums.inMinor).toBe(1_000);
  });

  it('is a claim to be looked into where the reader does not say whether it gave a second card back', () => {
    const paymentId = 'P1';
    const vend = (vendId: string): SaleEvent[] => [
      {
        kind: 'vendRequested',
        atMs: 1,
        vendId,
        paymentId,
        reader: 1,
        amountMinor: 3990,
        settle: 'dispensed',
      },
      { kind: 'vendApproved', atMs: 1, vendId, amountMinor: 3990 },
    ];
    const sale = fold('s', [
      SALE_STARTED,
      { kind: 'paymentChosen', atMs: 1, paymentId, payType: 5, amountMinor: 3990 },
      { kind: 'quoteConfirmed', atMs: 1, paymentId },
      { kind: 'saleCancelled', atMs: 1, by: 'shopper' },
      ...vend('V1'),
      { kind: 'vendSettling', atMs: 1, vendId: 'V1', how: 'fail' },
      { kind: 'vendSettled', atMs: 1, vendId: 'V1', outcome: 'refundUntold' },
    ]);
    expect(claimDue(sale)).toMatchObject({
      reason: 'refundUnclear',
      amountMinor: 3990,
      about: 'V1',
      toCheck: true,
    });
  });
});
