import { describe, expect, it } from 'vitest';
import { sumLedger } from '../../../../shared/domain/ledger.ts';
import { ledgerOf } from '../ledger.ts';
import { activeAttempt, type Sale } from '../sale.ts';
import { isClaimOpen } from '../settlement.ts';
import { payOneStep, readyMoney } from './money-shopper.ts';
import {
  bootMoneyKiosk,
  createMoneyWorld,
  heldByMachine,
  type MoneyKiosk,
  type MoneyWorld,
} from './money-world.ts';
import { type StaffHands, staffAt } from './staff-hands.ts';
import { beginSale, choosePayment, saleOnDisk } from './world.ts';

const LIMIT_MS = 60 * 60_000;
const PRICE_MINOR = 3_990;
const TURN_MS = 700;

/** The world's own book of what staff handed over the counter: by refund, so that nothing is given twice. */
type Till = Map<string, number>;

interface Life {
  readonly world: MoneyWorld;
  readonly kiosk: MoneyKiosk;
  readonly hands: StaffHands;
  readonly till: Till;
}

/** What staff do whenever the page offers it. */
type Staff = (life: Life, sale: Sale) => void;

/** The machine jams, is put right, and the spoiled blank is taken out. */
function tendMachine({ world }: Life, sale: Sale): void {
  if (sale.print?.state === 'started') world.printer.breakDown('jam');
  if (sale.print?.state === 'failed') {
    world.printer.repair();
    world.dispenser.takeBlank();
  }
}

const refundBy =
  (means: 'hand' | 'coins'): Staff =>
  (life, sale) => {
    const { hands } = life;
    const begun = hands.offers().find(({ kind }) => kind === 'endRefund');
    if (begun?.kind === 'endRefund')
      hands.act({ kind: 'endRefund', refundId: begun.refundId, paidMinor: cameOut(life, sale) });
    const offer = hands.offers().find(({ kind }) => kind === 'refund');
    if (offer?.kind !== 'refund') return;
    const mostMinor = means === 'coins' ? offer.coinsMinor : offer.mostMinor;
    // In two parts, as far as the tubes go: a rest of either way is settled by hand.
    const amountMinor = Math.min(mostMinor, 1_000);
    const refund = { kind: 'refundClaim', code: offer.code, reason: 'jam' } as const;
    const answer = hands.act({ ...refund, means, amountMinor });
    if (means === 'coins' && answer.kind === 'refused')
      hands.act({ ...refund, means: 'hand', amountMinor: offer.mostMinor });
  };

/** Somebody has counted what lies in the cup: what the changer gave, without what is known of already. */
function cameOut({ world }: Life, sale: Sale): number {
  const known = [...sale.money.payOuts, ...sale.refunds.filter(({ means }) => means === 'coins')];
  return world.money.changer.paidMinor() - known.reduce((sum, { paidMinor }) => sum + paidMinor, 0);
}

/** Staff give what the page says is to be given by hand, once for each refund, also after a restart. */
function handOver({ till }: Life, sale: Sale): void {
  for (const { refundId, means, paidMinor } of sale.refunds)
    if (means === 'hand') till.set(refundId, paidMinor);
}

const isOver = (sale: Sale): boolean =>
  sale.filesErased && sale.claims.every((claim) => !isClaimOpen(sale, claim));

async function live(world: MoneyWorld, till: Till, staff: Staff): Promise<'settled' | 'died'> {
  const kiosk = await bootMoneyKiosk(world);
  const life: Life = { world, kiosk, hands: staffAt(kiosk, world, kiosk.mdb.changer), till };
  let nextTurnMs = 0;
  const step = (): boolean => {
    const sale = kiosk.store.get('sale-1') ?? beginSale(kiosk.store, world);
    tendMachine(life, sale);
    handOver(life, sale);
    if (isOver(sale)) return true;
    if (world.clock.now() < nextTurnMs) return false;
    nextTurnMs = world.clock.now() + TURN_MS;
    if (sale.closed === null && sale.paidBy === null) {
      if (activeAttempt(sale)) payOneStep(world, sale);
      else choosePayment(kiosk, world, 'sale-1', 4);
    } else staff(life, sale);
    return false;
  };
  await readyMoney(world, kiosk);
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
  return kiosk.isDead() ? 'died' : 'settled';
}

/** The kiosk's books against the world's: one case, or all of the money, and never both. */
function expectMadeGood(world: MoneyWorld, till: Till, lostMinor: number): void {
  const sale = saleOnDisk(world.database);
  if (!sale) throw new Error('there is no sale');
  const { spentMinor, claimMinor, inMinor } = sumLedger(ledgerOf(sale));
  const handedMinor = [...till.values()].reduce((sum, amountMinor) => sum + amountMinor, 0);
  const keptMinor = heldByMachine(world).cashMinor - lostMinor - handedMinor;
  const cases = world.dispenser.droppedMotions().length;
  expect(claimMinor + inMinor).toBe(0);
  expect(cases).toBe(sale.collectedAtMs === null ? 0 : 1);
  expect(keptMinor).toBe(spentMinor);
  expect(spentMinor).toBe(cases * PRICE_MINOR);
  expect(new Set(world.printer.printedJobs()).size).toBe(world.printer.printedJobs().length);
}

/** A coin may be lost while it is paid in (see killed-while-paying): the steps of interest come after that. */
async function killAtEveryStep(staff: Staff) {
  const measured = createMoneyWorld();
  expect(await live(measured, new Map(), staff)).toBe('settled');
  expectMadeGood(measured, new Map(tillOf(measured)), 0);
  const total = measured.steps.taken;
  const firstStep = await stepOfClaim(staff);
  const places = new Set<string>();
  for (let dieAt = firstStep; dieAt <= total; dieAt++) {
    const world = createMoneyWorld();
    const till: Till = new Map();
    world.steps.dieAt = dieAt;
    if ((await live(world, till, staff)) !== 'died') break;
    places.add(world.steps.diedAt);
    world.steps.dieAt = Number.POSITIVE_INFINITY;
    expect(await live(world, till, staff), `comes back after "${world.steps.diedAt}"`).toBe('settled');
    expectMadeGood(world, till, 0);
  }
  return places;
}

const tillOf = (world: MoneyWorld): [string, number][] =>
  (saleOnDisk(world.database)?.refunds ?? [])
    .filter(({ means }) => means === 'hand')
    .map(({ refundId, paidMinor }) => [refundId, paidMinor]);

/** How many contacts with the world there are before the print fails. */
async function stepOfClaim(staff: Staff): Promise<number> {
  const world = createMoneyWorld();
  let step = Number.POSITIVE_INFINITY;
  await live(world, new Map(), (life, sale) => {
    step = Math.min(step, world.steps.taken);
    staff(life, sale);
  });
  return step;
}

describe('a process that is killed at any contact with the world', () => {
  it('while staff give the money back by hand: all of it, once', async () => {
    const places = await killAtEveryStep(refundBy('hand'));
    expect(places).toContain('after append refundStarted');
  }, 120_000);

  it('while the changer pays coins on staff’s order: all of it, once', async () => {
    const places = await killAtEveryStep(refundBy('coins'));
    for (const place of [
      'after append refundStarted',
      'before startPayOut',
      'after startPayOut',
      'before append refundFinished',
    ])
      expect(places).toContain(place);
  }, 120_000);
});
