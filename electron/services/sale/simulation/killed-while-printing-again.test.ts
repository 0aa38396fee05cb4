import { describe, expect, it } from 'vitest';
import { sumLedger } from '../../../../shared/domain/ledger.ts';
import { ledgerOf } from '../ledger.ts';
import { activeAttempt, type Sale } from '../sale.ts';
import { openClaims } from '../settlement.ts';
import { type Act, type StaffHands, staffAt } from './staff-hands.ts';
import {
  beginSale,
  bootKiosk,
  choosePayment,
  createWorld,
  type SimulatedKiosk,
  saleOnDisk,
  statusesToTell,
  type World,
} from './world.ts';

const LIMIT_MS = 60 * 60_000;

/** How the first case fails, and what staff answer to what the page offers. */
interface Story {
  spoil(world: World, sale: Sale): void;
  answer(hands: StaffHands): Act | null;
}

const printAgain = (hands: StaffHands): Act | null => {
  const offer = hands.offers().find(({ kind }) => kind === 'printAgain');
  return offer?.kind === 'printAgain' ? { kind: 'printSaleAgain', code: offer.code, reason: 'jam' } : null;
};

const jammed: Story = {
  spoil: (world, sale) => {
    if (sale.round > 0) return;
    if (sale.print?.state === 'started') world.printer.breakDown('jam');
    if (sale.print?.state !== 'failed') return;
    world.printer.repair();
    world.dispenser.takeBlank();
  },
  answer: printAgain,
};

/** It did not drop. Staff look, find nothing that could be given, and have it made again. */
const lostOnTheWay: Story = {
  spoil: (world, sale) => {
    if (sale.print?.state === 'started' && sale.round === 0) world.dispenser.failNextMotion('noDrop');
    if (sale.dispense?.state === 'failed') world.dispenser.repair();
  },
  answer: printAgain,
};

/** The shopper pays, and pays no second time whatever happens. */
function shop(kiosk: SimulatedKiosk, world: World, sale: Sale): void {
  const attempt = activeAttempt(sale);
  if (!attempt) choosePayment(kiosk, world);
  const payment = attempt && world.shop.payments.get(attempt.paymentId);
  if (attempt?.state === 'announced' && payment?.status === 1) world.shop.pay(attempt.paymentId);
}

async function live(world: World, story: Story): Promise<'delivered' | 'died'> {
  const kiosk = bootKiosk(world);
  const hands = staffAt(kiosk, world);
  const step = (): boolean => {
    const sale = kiosk.store.get('sale-1') ?? beginSale(kiosk.store, world);
    story.spoil(world, sale);
    shop(kiosk, world, sale);
    const act = story.answer(hands);
    if (act) expect(hands.act(act).kind).toBe('done');
    return sale.filesErased;
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
  return kiosk.isDead() ? 'died' : 'delivered';
}

function expectOneCase(world: World): void {
  const sale = saleOnDisk(world.database);
  if (!sale) throw new Error('there is no sale');
  expect(openClaims(sale)).toEqual([]);
  expect(sale).toMatchObject({ filesErased: true, round: 1 });
  expect(world.shop.paidMinor()).toBe(3_990);
  expect(sumLedger(ledgerOf(sale))).toMatchObject({ takenMinor: 3_990, spentMinor: 3_990, claimMinor: 0 });
  const orderId = sale.order?.orderId;
  expect([...world.shop.orders.keys()]).toEqual([orderId]);
  expect(world.dispenser.droppedMotions()).toEqual([`${orderId}-again-1`]);
  expect(world.dispenser.fedBlanks()).toEqual([`${orderId}-feed`, `${orderId}-again-1-feed`]);
  expect(statusesToTell(world).at(-1)).toBe(10);
}

async function killAtEveryStep(story: Story): Promise<Set<string>> {
  const measured = createWorld();
  expect(await live(measured, story)).toBe('delivered');
  expectOneCase(measured);
  const places = new Set<string>();
  for (let dieAt = 1; dieAt <= measured.steps.taken; dieAt++) {
    const world = createWorld();
    world.steps.dieAt = dieAt;
    if ((await live(world, story)) !== 'died') break;
    places.add(world.steps.diedAt);
    world.steps.dieAt = Number.POSITIVE_INFINITY;
    expect(await live(world, story), `comes back after "${world.steps.diedAt}"`).toBe('delivered');
    expectOneCase(world);
  }
  return places;
}

describe('a process that is killed at any contact with the world', () => {
  it('while a jammed case is printed again: one case for one payment', async () => {
    const places = await killAtEveryStep(jammed);
    expect(places).toContain('before append printAgainOrdered');
    expect(places).toContain('after append printAgainOrdered');
  }, 120_000);

  it('while a case that did not drop is printed again: one case for one payment', async () => {
    await killAtEveryStep(lostOnTheWay);
  }, 120_000);
});
