import { afterEach, describe, expect, it } from 'vitest';
import { sumLedger } from '../../../../shared/domain/ledger.ts';
import { ledgerOf } from '../../sale/ledger.ts';
import type { Sale } from '../../sale/sale.ts';
import { openClaims } from '../../sale/settlement.ts';
import { staffAt } from '../../sale/simulation/staff-hands.ts';
import { bootKiosk, saleOnDisk, statusesToTell } from '../../sale/simulation/world.ts';
import { openCounter } from './test-kit/counter.ts';

let opened: ReturnType<typeof openCounter>;
afterEach(() => opened.kiosk.stop());
const open = () => {
  opened = openCounter();
  return opened;
};
const sums = (sale: Sale) => sumLedger(ledgerOf(sale));

/** The printer lost its power in the middle, and cannot tell. */
async function unclearSale() {
  const { world, kiosk, pay, until } = open();
  await pay();
  await until((sale) => sale.print?.state === 'started');
  await kiosk.stop();
  world.printer.pullPlug();
  const later = bootKiosk(world);
  opened = { ...opened, kiosk: later };
  await world.clock.advanceUntil(() => (saleOnDisk(world.database)?.claims.length ?? 0) > 0, 600_000);
  world.printer.plugIn();
  const hands = staffAt(later, world);
  const sale = () => {
    const found = later.store.get('sale-1');
    if (!found) throw new Error('there is no sale');
    return found;
  };
  const until2 = (isReached: (now: Sale) => boolean) =>
    world.clock.advanceUntil(() => isReached(sale()), 3_600_000);
  return { world, ...hands, sale, until: until2, code: sale().claims[0]?.code ?? '' };
}

describe('a case of which no device can tell', () => {
  it('is not printed again before somebody has looked', async () => {
    const { act, code, sale } = await unclearSale();
    expect(sale().claims).toMatchObject([{ reason: 'unclear' }]);
    expect(act({ kind: 'printSaleAgain', code, reason: 'unclear' })).toMatchObject({ reason: 'notOffered' });
  });

  it('that lies nowhere may be printed again, and is delivered', async () => {
    const { act, code, until, sale, world } = await unclearSale();
    expect(act({ kind: 'locateCase', code, where: 'nowhere' }).kind).toBe('done');
    expect(sale().claims).toMatchObject([{ reason: 'printFailed' }]);
    world.dispenser.takeBlank();
    opened.kiosk.leftBlanks.clear();
    expect(act({ kind: 'printSaleAgain', code, reason: 'nowhere' }).kind).toBe('done');
    await until(({ filesErased }) => filesErased);
    expect(sums(sale())).toMatchObject({ spentMinor: 3_990, claimMinor: 0, inMinor: 0 });
  });

  it('that lies in the tray is delivered, and collected when the tray is empty', async () => {
    const { act, code, until, sale, world } = await unclearSale();
    act({ kind: 'locateCase', code, where: 'tray' });
    await until(({ filesErased }) => filesErased);
    expect(sums(sale())).toMatchObject({ spentMinor: 3_990, claimMinor: 0 });
    expect(statusesToTell(world).slice(-2)).toEqual([16, 10]);
  });

  it('that somebody took out of the printer and handed over is collected', async () => {
    const { act, code, sale, world } = await unclearSale();
    act({ kind: 'locateCase', code, where: 'handedOver' });
    expect(sale().collectedAtMs).not.toBeNull();
    expect(statusesToTell(world).at(-1)).toBe(10);
    expect(openClaims(sale())).toEqual([]);
  });
});

describe('an order that waits', () => {
  it('is cancelled by staff, is not printed, and its money is owed', async () => {
    const { world, pay, until, act, sale } = open();
    world.printer.breakDown('mediaEmpty');
    await pay();
    await until(({ order }) => order?.placed != null);
    expect(act({ kind: 'cancelOrder', reason: 'wrong model' }).kind).toBe('done');
    await until(({ claims }) => claims.length > 0);
    world.printer.repair();
    await world.clock.advance(60_000);
    expect(sale()).toMatchObject({ print: null, feed: null, claims: [{ reason: 'cancelledByStaff' }] });
    expect(statusesToTell(world)).toEqual([14]);
  });

  it('is printed after all where staff think better of it', async () => {
    const { world, pay, until, act, sale } = open();
    world.printer.breakDown('mediaEmpty');
    await pay();
    await until(({ order }) => order?.placed != null);
    act({ kind: 'cancelOrder', reason: 'wrong model' });
    await until(({ claims }) => claims.length > 0);
    world.printer.repair();
    act({ kind: 'printSaleAgain', code: sale().claims[0]?.code ?? '', reason: 'right model' });
    await until(({ filesErased }) => filesErased);
    expect(world.dispenser.droppedMotions()).toHaveLength(1);
    expect(sums(sale())).toMatchObject({ spentMinor: 3_990, claimMinor: 0 });
  });

  it('cannot be cancelled once the machine has it', async () => {
    const { pay, until, act } = open();
    await pay();
    await until((sale) => sale.feed !== null || sale.print !== null);
    expect(act({ kind: 'cancelOrder', reason: 'late' })).toMatchObject({ reason: 'notOffered' });
  });
});

describe('money that came too late', () => {
  const payLate = async () => {
    const counter = open();
    const { kiosk, world, until } = counter;
    const paymentId = await counter.pay();
    world.shop.setPaymentStatus(paymentId, 1);
    kiosk.store.append('sale-1', { kind: 'saleCancelled', atMs: world.clock.now(), by: 'shopper' });
    world.shop.pay(paymentId);
    await until(({ claims }) => claims.length > 0);
    return { ...counter, code: counter.sale().claims[0]?.code ?? '' };
  };

  it('pays for the case, where the shopper is still there', async () => {
    const { act, code, until, sale, world } = await payLate();
    expect(sale().claims).toMatchObject([{ reason: 'paidLate' }]);
    expect(act({ kind: 'printSaleAgain', code, reason: 'shopper is here' }).kind).toBe('done');
    await until(({ filesErased }) => filesErased);
    expect(world.dispenser.droppedMotions()).toHaveLength(1);
    expect(sums(sale())).toMatchObject({ takenMinor: 3_990, spentMinor: 3_990, claimMinor: 0 });
  });

  it('is given back, and then nothing is left of the sale', async () => {
    const { act, code, until, sale, desk } = await payLate();
    act({ kind: 'refundClaim', code, means: 'hand', amountMinor: 3_990, reason: 'left' });
    await until(({ filesErased }) => filesErased);
    expect(sums(sale())).toMatchObject({ refundedMinor: 3_990, spentMinor: 0, claimMinor: 0 });
    const found = await desk.search({ text: code, state: 'refunded', daysAgo: 0, after: null });
    expect(found.sales.map(({ saleId }) => saleId)).toEqual(['sale-1']);
  });
});

describe('a delivered case with a fault', () => {
  it('gives some of its money back, by a claim of its own', async () => {
    const { pay, until, act, sale, world } = open();
    await pay();
    await until(({ filesErased }) => filesErased);
    expect(act({ kind: 'takeComplaint', amountMinor: 4_000, reason: 'scratch' })).toMatchObject({
      reason: 'tooMuch',
    });
    act({ kind: 'takeComplaint', amountMinor: 1_500, reason: 'scratch' });
    expect(sums(sale())).toMatchObject({ spentMinor: 2_490, claimMinor: 1_500 });
    const code = openClaims(sale())[0]?.code ?? '';
    act({ kind: 'refundClaim', code, means: 'hand', amountMinor: 1_500, reason: 'scratch' });
    expect(sums(sale())).toMatchObject({ spentMinor: 2_490, refundedMinor: 1_500, claimMinor: 0 });
    // The order was delivered: a part of its money does not undo that.
    expect(statusesToTell(world).at(-1)).toBe(10);
  });
});

describe('a case that a shopper brings back', () => {
  it('becomes a claim of their own, which is refunded at most by what they paid', async () => {
    const { pay, until, act, sale } = open();
    await pay();
    await until(({ filesErased }) => filesErased);
    expect(act({ kind: 'takeComplaint', amountMinor: 4_000, reason: 'scratched' })).toMatchObject({
      reason: 'tooMuch',
    });
    expect(act({ kind: 'takeComplaint', amountMinor: 2_000, reason: 'scratched' }).kind).toBe('done');
    expect(sale().claims).toMatchObject([{ reason: 'complaint', amountMinor: 2_000 }]);
    const code = sale().claims[0]?.code ?? '';
    act({ kind: 'refundClaim', code, means: 'hand', amountMinor: 2_000, reason: 'scratched' });
    expect(sums(sale())).toMatchObject({ refundedMinor: 2_000, spentMinor: 1_990, claimMinor: 0 });
  });
});
