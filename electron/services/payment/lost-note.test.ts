import { afterEach, describe, expect, it } from 'vitest';
import { lostNotesMinorOf, strayMinorOf } from '../cash/takings.ts';
import { ANN, ANNS_PIN, openCashRig } from '../cash/test-kit/cash-rig.ts';
import { openSale } from '../sale/simulation/money-shopper.ts';
import type { MoneyKiosk } from '../sale/simulation/money-world.ts';
import type { StrayMoney } from './stray-money.ts';

let running: Pick<MoneyKiosk, 'stop'>;
afterEach(() => running.stop());

/** A note jams on its way to the stacker; its shopper is gone when the validator gives it up. */
async function loseNote() {
  const opened = await openSale(4);
  running = opened.kiosk;
  const { world, cancel } = opened;
  world.money.validator.insertBill(2_000);
  world.money.validator.jamBill();
  await world.clock.advance(1_500);
  cancel();
  await world.clock.advance(120_000);
  return opened;
}

const LOST = { means: 'bills', amountMinor: 2_000, state: 'unclear', isLost: true };

describe('a note that is lost in the validator while no sale owns it', () => {
  it('is written down, once, and outlives restarts', async () => {
    const { kiosk, sale, restart } = await loseNote();
    expect(kiosk.money.strayMoney()).toMatchObject([LOST]);
    expect(sale()).toMatchObject({ claims: [], money: { lostBills: [], cash: [] } });
    const { kiosk: next } = await restart();
    running = next;
    expect(next.money.strayMoney()).toMatchObject([LOST]);
  });

  it('is expected in no place, and shown until the next cash-up has settled it', async () => {
    const { kiosk } = await loseNote();
    const rig = openCashRig();
    rig.begin('s');
    const before = rig.expected();
    rig.setStrays([...kiosk.money.strayMoney()] as StrayMoney[]);
    expect(lostNotesMinorOf(rig.period().interval)).toBe(2_000);
    expect(strayMinorOf(rig.period().interval)).toBe(0);
    expect(rig.expected()).toEqual(before);

    rig.desk.start(ANN);
    // It lay in the stacker after all.
    const stacker = [{ valueMinor: 2_000, count: 1 }];
    rig.desk.count({ ...rig.step(), counted: { tubes: [], cashBox: [], stacker } });
    rig.desk.empty({ ...rig.step(), cashBox: true, stacker: true });
    const signature = { reason: 'unknown' as const, note: '', pin: ANNS_PIN };
    expect((await rig.desk.sign({ ...rig.step(), ...signature })).ok).toBe(true);
    expect(lostNotesMinorOf(rig.period().interval)).toBe(0);
  });
});
