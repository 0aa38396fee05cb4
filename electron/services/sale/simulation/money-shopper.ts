import type { PayType } from '../../../../shared/domain/payment.ts';
import { cashLeftMinor } from '../cash-sums.ts';
import { wantedCash } from '../money-due.ts';
import { activeAttempt, type Sale } from '../sale.ts';
import {
  bootMoneyKiosk,
  createMoneyWorld,
  type MoneyKiosk,
  type MoneyWorld,
  type MoneyWorldOptions,
} from './money-world.ts';
import { beginSale, choosePayment } from './world.ts';

const LIMIT_MS = 60 * 60_000;

/** A shopper before a running kiosk, with a sale that waits for the payment of this type. */
export async function openSale(payType: PayType, options: MoneyWorldOptions = {}) {
  const world = createMoneyWorld(options);
  const kiosk = await bootMoneyKiosk(world);
  await readyMoney(world, kiosk);
  beginSale(kiosk.store, world);
  await chooseAt(world, kiosk, payType);
  return { world, kiosk, ...handsOf(world, kiosk) };
}

export async function readyMoney(world: MoneyWorld, { mdb }: MoneyKiosk): Promise<void> {
  const parts = [mdb.changer, mdb.validator, ...mdb.cashless].filter((part) => part !== null);
  await world.clock.advanceUntil(() => parts.every((part) => part.status().kind !== 'disconnected'), 60_000);
}

export async function chooseAt(world: MoneyWorld, kiosk: MoneyKiosk, payType: PayType): Promise<void> {
  choosePayment(kiosk, world, 'sale-1', payType);
  await world.clock.advanceUntil(() => activeAttempt(saleOf(kiosk))?.state === 'announced', 30_000);
  // The slots and the reader are told a moment later.
  await world.clock.advance(1_500);
}

export function saleOf(kiosk: Pick<MoneyKiosk, 'store'>): Sale {
  const sale = kiosk.store.get('sale-1');
  if (!sale) throw new Error('there is no sale');
  return sale;
}

function handsOf(world: MoneyWorld, kiosk: MoneyKiosk) {
  const { clock, money } = world;
  return {
    sale: () => saleOf(kiosk),
    until: (isReached: (sale: Sale) => boolean, limitMs = LIMIT_MS) =>
      clock.advanceUntil(() => isReached(saleOf(kiosk)), limitMs),
    insertCoin: async (valueMinor: number) => {
      money.changer.insertCoin(valueMinor);
      await clock.advance(500);
    },
    insertNote: async (valueMinor: number) => {
      money.validator.insertBill(valueMinor);
      await clock.advance(1_000);
    },
    cancel: () => kiosk.store.append('sale-1', { kind: 'saleCancelled', atMs: clock.now(), by: 'shopper' }),
    restart: async () => {
      await kiosk.stop();
      const next = await bootMoneyKiosk(world);
      await readyMoney(world, next);
      await clock.advance(1_500);
      return { kiosk: next, ...handsOf(world, next) };
    },
  };
}

const PURSE = [2_000, 1_000, 500, 100] as const;

/** Puts in what the screen says is missing: the largest note that fits, then coins, the last one a little too large. */
export function payOneStep(world: MoneyWorld, sale: Sale): void {
  const wanted = wantedCash(sale);
  const { changer, validator } = world.money;
  if (!wanted || wanted.missingMinor === 0) return;
  const note = PURSE.find((value) => value <= wanted.missingMinor);
  if (note && note > 100) validator.insertBill(note);
  else changer.insertCoin(100);
}

export const cashIn = (sale: Sale): number => cashLeftMinor(sale);
