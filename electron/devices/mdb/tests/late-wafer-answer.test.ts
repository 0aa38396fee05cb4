import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, createBench, partOf } from './bench.ts';

let bench: Bench;
afterEach(() => bench.stop());

/** A Wafer box that holds back the first line, from now on, that the test names. */
async function open(config: object = {}) {
  const held: { isHeld: (text: string) => boolean; delayMs: number } = { isHeld: () => false, delayMs: 0 };
  bench = await createBench({
    config: { driver: 'wafer', ...config },
    toKiosk: (bytes) => {
      if (!held.isHeld(new TextDecoder().decode(bytes).trim())) return null;
      held.isHeld = () => false;
      return { kind: 'delay', delayMs: held.delayMs };
    },
  });
  await bench.ready();
  const [first, second] = bench.mdb.cashless;
  return { first: partOf(first), second: partOf(second), held };
}

const APPROVED_1990 = /^05 07 C6\b/;

describe('an answer of a Wafer box that comes late', () => {
  // From just after the poll's own deadline to the end of the time that a late answer is waited for.
  it.each([160, 200, 280, 400, 500, 650, 800, 950])(
    'counts for the reader that gave it and for no other (%i ms)',
    async (delayMs) => {
      const { first, second, held } = await open();
      await bench.run(Promise.all([first.requestVend('v1', 1990, 1), second.requestVend('v2', 1990, 1)]));
      held.isHeld = (text) => APPROVED_1990.test(text);
      held.delayMs = delayMs;
      bench.machine.reader1.presentCard();
      await bench.clock.advance(5_000);
      expect(first.vendState('v1')).toEqual({ kind: 'approved', amountMinor: 1990 });
      expect(second.vendState('v2').kind).toBe('waiting');
      expect(bench.events.filter(({ kind }) => kind !== 'vendApproved')).toEqual([]);
    },
  );

  it('counts also where nothing on the bus is recognisable', async () => {
    const { first, second, held } = await open({ changer: false, validator: false });
    await bench.run(Promise.all([first.requestVend('v1', 1990, 1), second.requestVend('v2', 1990, 1)]));
    held.isHeld = (text) => APPROVED_1990.test(text);
    held.delayMs = 900;
    bench.machine.reader1.presentCard();
    await bench.clock.advance(5_000);
    expect(first.vendState('v1')).toEqual({ kind: 'approved', amountMinor: 1990 });
    expect(second.vendState('v2').kind).toBe('waiting');
  });

  it('holds the bus up for no longer than the box needs to say something recognisable', async () => {
    const { held } = await open();
    held.isHeld = (text) => text === '00';
    held.delayMs = 160;
    const changer = partOf(bench.mdb.changer);
    const beganMs = bench.clock.now();
    await bench.run(changer.acceptCoins(true));
    expect(bench.clock.now() - beganMs).toBeLessThan(700);
  });
});
