import { afterEach, describe, expect, it } from 'vitest';
import type { BillEvent, CoinEvent } from '../../devices/mdb/types.ts';
import { createListeners } from '../../devices/transport/listeners.ts';
import { silentLog } from '../../system/log.ts';
import { createCashListener } from './cash-listener.ts';
import { type CashRig, openCashRig } from './test-kit/cash-rig.ts';

let stop = () => {};
afterEach(() => stop());

/** A changer and a validator of which only the voice is needed. */
function open() {
  const rig = openCashRig();
  const coins = createListeners<CoinEvent>();
  const bills = createListeners<BillEvent>();
  const source = { onMoney: coins.add } as never;
  const devices = { coins: [source], validator: { onMoney: bills.add } as never };
  const listener = createCashListener({ moves: rig.moves, devices, clock: rig.clock, log: silentLog });
  listener.start();
  stop = listener.stop;
  rig.begin('s');
  return { rig, coins, bills };
}

const insert = (rig: CashRig, partId: string, means: 'coins' | 'bills', amountMinor: number) =>
  rig.store.append('s', { kind: 'cashInserted', atMs: 1, partId, means, amountMinor });

const booked = (rig: CashRig) => Object.fromEntries(rig.moves.totals(0, rig.moves.line()));
const oneTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('what the cash book hears of the devices', () => {
  it('is where a coin fell, also where the sale has it in its journal before', async () => {
    const { rig, coins } = open();
    insert(rig, 'm1', 'coins', 100);
    coins.tell({ kind: 'coinInserted', amountMinor: 100, moneyId: 'm1', route: 'tube' });
    coins.tell({ kind: 'coinInserted', amountMinor: 50, moneyId: 'm2', route: 'cashBox' });
    insert(rig, 'm2', 'coins', 50);
    await oneTurn();
    expect(booked(rig)).toMatchObject({
      '+coin|tube|100': { count: 1, amountMinor: 100 },
      '+coin|cashBox|50': { count: 1, amountMinor: 50 },
    });
  });

  it('is coins that staff took out by its buttons, and notes', async () => {
    const { rig, coins, bills } = open();
    coins.tell({ kind: 'coinsDispensedByHand', amountMinor: 300 });
    insert(rig, 'n1', 'bills', 2_000);
    bills.tell({ kind: 'billStacked', amountMinor: 2_000, place: 'cashBox', moneyId: 'n1' });
    await oneTurn();
    expect(booked(rig)).toMatchObject({
      '+hand|out': { count: 1, amountMinor: 300 },
      '+note|stacker|2000': { count: 1, amountMinor: 2_000 },
    });
  });
});
