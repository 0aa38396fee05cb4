import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumLedger } from '../../../../shared/domain/ledger.ts';
import { ledgerOf } from '../ledger.ts';
import { activeAttempt, type Sale } from '../sale.ts';
import { openClaims } from '../settlement.ts';
import type { OfferOf, StaffOffer } from '../staff-offers.ts';
import { type Act, type StaffHands, staffAt } from './staff-hands.ts';
import {
  beginSale,
  bootKiosk,
  choosePayment,
  createWorld,
  type SimulatedKiosk,
  saleOnDisk,
  type World,
} from './world.ts';

const PRICE_MINOR = 3_990;
const LIMIT_MS = 4 * 60 * 60_000;
/** Staff look at the page so often. */
const TURN_MS = 900;

/** How a run goes: what breaks, when the process dies (counted in contacts with the world), and what staff like to do. */
interface Run {
  readonly failure: (typeof FAILURES)[number];
  readonly deaths: readonly number[];
  readonly likes: readonly number[];
}

const FAILURES = ['jam', 'noDrop', 'printerOff', 'lateMoney', 'none'] as const;

const runs: fc.Arbitrary<Run> = fc.record({
  failure: fc.constantFrom(...FAILURES),
  deaths: fc.array(fc.integer({ min: 5, max: 60 }), { maxLength: 3 }),
  likes: fc.array(fc.nat({ max: 99 }), { minLength: 4, maxLength: 12 }),
});

/** What the world's people hold in their hands, beside what is in the machine. */
interface Counter {
  /** By refund: handed over once, as the page said. */
  readonly till: Map<string, number>;
  turn: number;
}

/** Breaks the first case in the way of the run, and puts the machine right when it has failed. */
function spoil(world: World, kiosk: SimulatedKiosk, sale: Sale, { failure }: Run): void {
  const isPrinting = sale.print?.state === 'started' && sale.round === 0;
  if (isPrinting && failure === 'jam') world.printer.breakDown('jam');
  if (isPrinting && failure === 'noDrop') world.dispenser.failNextMotion('noDrop');
  if (isPrinting && failure === 'printerOff') world.printer.pullPlug();
  if (!openClaims(sale).some(({ reason }) => reason !== 'paidLate')) return;
  world.printer.plugIn();
  world.printer.repair();
  world.dispenser.repair();
  world.dispenser.takeBlank();
  kiosk.leftBlanks.clear();
}

function shop(kiosk: SimulatedKiosk, world: World, sale: Sale, { failure }: Run): void {
  const attempt = activeAttempt(sale);
  if (!attempt && sale.closed === null) choosePayment(kiosk, world);
  if (attempt?.state !== 'announced') return;
  if (failure === 'lateMoney' && sale.closed === null)
    kiosk.store.append('sale-1', { kind: 'saleCancelled', atMs: world.clock.now(), by: 'shopper' });
  if (world.shop.payments.get(attempt.paymentId)?.status === 1) world.shop.pay(attempt.paymentId);
}

/** Somebody who answers truly, and else does whatever comes to mind. */
function actFor(offer: StaffOffer, like: number, world: World): Act | null {
  switch (offer.kind) {
    case 'printAgain':
      return { kind: 'printSaleAgain', code: offer.code, reason: 'r' };
    case 'locateCase':
      return { kind: 'locateCase', code: offer.code, where: like % 2 === 0 ? 'spoiled' : 'nowhere' };
    case 'refund':
      return refundFor(offer, like);
    case 'endRefund':
      return { kind: 'endRefund', refundId: offer.refundId, paidMinor: backOfficePays(offer, like) };
    case 'complain':
    case 'dismiss':
    case 'markCollected':
      return null;
    case 'cancelOrder':
      return like % 3 === 0 && world.printer.printedJobs().length === 0
        ? { kind: 'cancelOrder', reason: 'r' }
        : null;
  }
}

function refundFor(offer: OfferOf<'refund'>, like: number): Act {
  const means = like % 4 === 0 && offer.hasBackOffice ? 'backOffice' : 'hand';
  const amountMinor = like % 3 === 0 ? Math.ceil(offer.mostMinor / 2) : offer.mostMinor;
  return { kind: 'refundClaim', code: offer.code, means, amountMinor, reason: 'r' };
}

const backOfficePays = (offer: OfferOf<'endRefund'>, like: number): number =>
  like % 5 === 0 ? 0 : offer.amountMinor;

function serve(hands: StaffHands, world: World, counter: Counter, { likes }: Run): void {
  const offers = hands.offers();
  const like = (likes[counter.turn % likes.length] ?? 0) + counter.turn;
  counter.turn++;
  const offer = offers[like % Math.max(1, offers.length)];
  const act = offer && actFor(offer, like, world);
  if (!act) return;
  // Twice, as by two fingers: the second one never counts.
  const version = hands.desk.story('sale-1', { personId: 'a', name: 'A', role: 'supervisor' })?.version;
  if (hands.act(act).kind !== 'done') return;
  const again = hands.desk.act(
    { ...act, saleId: 'sale-1', version: version ?? 0 } as Parameters<typeof hands.desk.act>[0],
    { personId: 'b', name: 'B', role: 'supervisor' },
  );
  expect(again).toMatchObject({ kind: 'refused', reason: 'changed' });
}

async function live(world: World, counter: Counter, run: Run): Promise<'over' | 'died'> {
  const kiosk = bootKiosk(world);
  const hands = staffAt(kiosk, world);
  let nextTurnMs = 0;
  const step = (): boolean => {
    const sale = kiosk.store.get('sale-1') ?? beginSale(kiosk.store, world);
    for (const { refundId, means, paidMinor } of sale.refunds)
      if (means !== 'coins') counter.till.set(refundId, paidMinor);
    if (sale.filesErased && openClaims(sale).length === 0) return true;
    spoil(world, kiosk, sale, run);
    shop(kiosk, world, sale, run);
    if (world.clock.now() < nextTurnMs) return false;
    nextTurnMs = world.clock.now() + TURN_MS;
    serve(hands, world, counter, run);
    return false;
  };
  await world.clock.advanceUntil(() => {
    if (kiosk.isDead()) return true;
    try {
      return step();
    } catch (error) {
      if (kiosk.isDead()) return true;
      throw error;
    }
  }, LIMIT_MS);
  await kiosk.stop();
  return kiosk.isDead() ? 'died' : 'over';
}

describe('staff who act at any moment, with a process that dies at any moment', () => {
  it('leave one case or its money, and never both', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (run) => {
        const world = createWorld();
        const counter: Counter = { till: new Map(), turn: 0 };
        for (const deathAfter of run.deaths) {
          world.steps.taken = 0;
          world.steps.dieAt = deathAfter;
          if ((await live(world, counter, run)) === 'over') break;
        }
        world.steps.dieAt = Number.POSITIVE_INFINITY;
        expect(await live(world, counter, run)).toBe('over');
        const sale = saleOnDisk(world.database);
        if (!sale) throw new Error('there is no sale');
        const { spentMinor, refundedMinor, claimMinor, inMinor } = sumLedger(ledgerOf(sale));
        const givenMinor = [...counter.till.values()].reduce((sum, amountMinor) => sum + amountMinor, 0);
        const cases = world.dispenser.droppedMotions().length;
        // The world's own books: what the provider took, what people handed over, what fell.
        expect(world.shop.paidMinor()).toBe(PRICE_MINOR);
        expect(givenMinor + cases * PRICE_MINOR).toBe(PRICE_MINOR);
        expect({ spentMinor, refundedMinor, claimMinor, inMinor }).toEqual({
          spentMinor: cases * PRICE_MINOR,
          refundedMinor: givenMinor,
          claimMinor: 0,
          inMinor: 0,
        });
        expect(world.shop.orders.size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  }, 120_000);
});
