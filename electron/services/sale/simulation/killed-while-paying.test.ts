import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { PayType } from '../../../../shared/domain/payment.ts';
import { createKeptValues } from '../../../journal/kept.ts';
import { isMoneyMoving } from '../money-due.ts';
import { activeAttempt, type Sale } from '../sale.ts';
import { payOneStep, readyMoney } from './money-shopper.ts';
import {
  bootMoneyKiosk,
  createMoneyWorld,
  heldByMachine,
  isSettled,
  ledgerOnDisk,
  type MoneyKiosk,
  type MoneyWorld,
  type MoneyWorldOptions,
} from './money-world.ts';
import { beginSale, choosePayment } from './world.ts';

const LIMIT_MS = 60 * 60_000;
const PRICE_MINOR = 3_990;
/** As often as a person can put a coin in. */
const TURN_MS = 700;

/** What the shopper does whenever the screen lets them; never two payments by intent after a doubtful one. */
type Shopper = (kiosk: MoneyKiosk, world: MoneyWorld, sale: Sale) => void;

const choose = (payType: PayType, kiosk: MoneyKiosk, world: MoneyWorld) =>
  choosePayment(kiosk, world, 'sale-1', payType);

const leave = (kiosk: MoneyKiosk, world: MoneyWorld) =>
  kiosk.store.append('sale-1', { kind: 'saleCancelled', atMs: world.clock.now(), by: 'shopper' });

const inCash: Shopper = (kiosk, world, sale) => {
  const attempt = activeAttempt(sale);
  if (!attempt) return void choose(4, kiosk, world);
  payOneStep(world, sale);
};

const atReader: Shopper = (kiosk, world, sale) => {
  const attempt = activeAttempt(sale);
  if (sale.claims.length > 0) return void leave(kiosk, world);
  if (!attempt || attempt.state === 'failed') return void choose(5, kiosk, world);
  if (isReaderAsking(world)) world.money.reader1.presentCard();
};

const lookSchema = z.object({ state: z.string() });
const isReaderAsking = ({ money }: MoneyWorld): boolean =>
  lookSchema.parse(money.reader1.look()).state === 'vend';

/** Twenty in notes, then the card. */
const byBoth: Shopper = (kiosk, world, sale) => {
  const inMinor = sale.money.cash.reduce((sum, part) => sum + part.amountMinor, 0);
  if (inMinor < 2_000) return inCash(kiosk, world, sale);
  if (activeAttempt(sale)?.payType === 4) return void choose(5, kiosk, world);
  atReader(kiosk, world, sale);
};

/** Puts twenty in, and thinks better of it. */
const regretting: Shopper = (kiosk, world, sale) => {
  const inMinor = sale.money.cash.reduce((sum, part) => sum + part.amountMinor, 0);
  if (inMinor < 2_000) return inCash(kiosk, world, sale);
  leave(kiosk, world);
};

async function live(
  world: MoneyWorld,
  shopper: Shopper,
  watch: (sale: Sale) => void = () => {},
): Promise<'settled' | 'died'> {
  const kiosk = await bootMoneyKiosk(world);
  let nextTurnMs = 0;
  const isOver = () => {
    if (kiosk.isDead()) return true;
    try {
      const sale = kiosk.store.get('sale-1') ?? beginSale(kiosk.store, world);
      watch(sale);
      if (isSettled(sale)) return true;
      const isDeciding = sale.closed === null && sale.paidBy === null;
      if (isDeciding && world.clock.now() >= nextTurnMs) {
        nextTurnMs = world.clock.now() + TURN_MS;
        shopper(kiosk, world, sale);
      }
      return false;
    } catch (error) {
      if (kiosk.isDead()) return true;
      throw error;
    }
  };
  await readyMoney(world, kiosk);
  await world.clock.advanceUntil(isOver, LIMIT_MS);
  await kiosk.stop();
  return kiosk.isDead() ? 'died' : 'settled';
}

/** The kiosk's books against the world's: coins and notes inside, and what the card was charged. */
function expectWholeMoney(world: MoneyWorld): void {
  const { sums, cash, card, claimedMinor, isCertain, sale } = ledgerOnDisk(world);
  const held = heldByMachine(world);
  expect(held.promisedMinor).toBe(0);
  expect(sums.inMinor).toBe(0);
  expect(claimedMinor).toBe(sums.claimMinor);
  expect(held.insertedMinor).toBe(cash.takenMinor);
  const isDelivered = sale.collectedAtMs !== null;
  expect(world.dispenser.droppedMotions()).toHaveLength(isDelivered ? 1 : 0);
  expect(sums.spentMinor).toBe(isDelivered ? PRICE_MINOR : 0);
  const heldMinor = held.cashMinor + held.cardMinor;
  // What nobody can tell is owed: the machine may hold less than it owes, and never more.
  if (isCertain) expect(heldMinor).toBe(sums.spentMinor + sums.claimMinor);
  else expect(heldMinor).toBeLessThanOrEqual(sums.spentMinor + sums.claimMinor);
  if (isCertain) expect(held.cardMinor).toBe(card.spentMinor + card.claimMinor);
  expect(held.cardMinor).toBeLessThanOrEqual(PRICE_MINOR);
}

/**
 * The moment at which a coin or note is in the machine and not in the journal. The changer has told of it and does not
 * tell again: the driver's own book gives it to the next process.
 */
const UNWRITTEN = 'before append cashInserted';

/** Where all money has come to rest before the print, the steps after it are those of any other sale. */
const isJustAnotherSale = (sale: Sale): boolean => sale.print !== null && !isMoneyMoving(sale);

/** Print and dispenser take next to no time: hundreds of lives wait for them, and they have crash tests of their own. */
const QUICK_MACHINE = { printMs: 600, dispenseMs: 300, collectAfterMs: 500 };
const CASH_BUS = { changer: true, validator: true, readers: [] };
const CARD_BUS = { changer: false, validator: false, readers: [1 as const] };

async function killAtEveryStep(shopper: Shopper, given: MoneyWorldOptions) {
  const options = { times: QUICK_MACHINE, ...given };
  const measured = createMoneyWorld(options);
  let total = Number.POSITIVE_INFINITY;
  const watch = (sale: Sale) => {
    if (isJustAnotherSale(sale)) total = Math.min(total, measured.steps.taken);
  };
  expect(await live(measured, shopper, watch)).toBe('settled');
  expectWholeMoney(measured);
  total = Math.min(total, measured.steps.taken);
  const places = new Set<string>();
  for (let dieAt = 1; dieAt <= total; dieAt++) {
    const world = createMoneyWorld(options);
    world.steps.dieAt = dieAt;
    const outcome = await live(world, shopper);
    expect(outcome, `dies at step ${dieAt}`).toBe('died');
    const place = world.steps.diedAt;
    places.add(place);
    world.steps.dieAt = Number.POSITIVE_INFINITY;
    const unknownMinor = heldByMachine(world).insertedMinor - ledgerTaken(world);
    expect(unknownMinor > 0, `${place}: ${unknownMinor} in nobody's books`).toBe(place === UNWRITTEN);
    expect(await live(world, shopper), `comes back after "${place}"`).toBe('settled');
    expectWholeMoney(world);
    expect(foundMinor(world), `${place}: a difference is told where nothing is missing`).toBe(0);
  }
  return places;
}

/** What the book for the cash-up has of coins that nobody told of. */
function foundMinor({ database }: MoneyWorld): number {
  const book = z.array(foundSchema).parse(createKeptValues(database).get('stray-money')?.value ?? []);
  return book.filter(({ state }) => state === 'found').reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
const foundSchema = z.object({ state: z.string(), amountMinor: z.number() });

function ledgerTaken(world: MoneyWorld): number {
  const events = world.database.prepare("SELECT body FROM sale_events WHERE kind = 'cashInserted'").all();
  return events.reduce((sum, row) => sum + Number(JSON.parse(String(row.body)).amountMinor), 0);
}

describe('a process that is killed at any contact with the world', () => {
  it('while cash is paid, change is given and the case is made', async () => {
    const places = await killAtEveryStep(inCash, { bus: CASH_BUS });
    for (const place of [
      'before stackBill',
      'after append payOutStarted',
      'before startPayOut',
      'after startPayOut',
      UNWRITTEN,
    ])
      expect(places).toContain(place);
  }, 300_000);

  it('while cash is given back', async () => {
    const places = await killAtEveryStep(regretting, { bus: CASH_BUS });
    expect(places).toContain('after startPayOut');
  }, 300_000);

  it.each(['orderAccepted', 'dispensed'] as const)(
    'while a card is charged (settled when %s)',
    async (settle) => {
      const places = await killAtEveryStep(atReader, { settle, bus: CARD_BUS });
      for (const place of [
        'after append vendRequested',
        'after requestVend',
        'before append vendApproved',
        'before confirmVend',
        'after confirmVend',
      ])
        expect(places).toContain(place);
    },
    300_000,
  );

  it('while note and card pay together', async () => {
    const places = await killAtEveryStep(byBoth, { settle: 'dispensed' });
    expect(places).toContain('after requestVend');
  }, 300_000);
});
