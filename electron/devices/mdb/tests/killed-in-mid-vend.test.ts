import { afterEach, describe, expect, it } from 'vitest';
import type { CashlessReader, VendState } from '../types.ts';
import { type Bench, createBench, partOf } from './bench.ts';

let bench: Bench;
afterEach(() => bench.stop());

/** How far a vend got before the process was killed, in its order. */
const POINTS = [
  'before the request',
  'asked',
  'card approved, not yet heard',
  'approved',
  'goods delivered, not yet told',
  'confirmed',
  'failed and refunded',
] as const;

async function goTo(point: (typeof POINTS)[number], reader: CashlessReader) {
  if (point === 'before the request') return;
  await bench.run(reader.requestVend('v1', 1990, 1));
  if (point === 'asked') return;
  bench.machine.reader1.presentCard();
  if (point === 'card approved, not yet heard') return;
  await bench.event('vendApproved');
  if (point === 'confirmed') await bench.run(reader.confirmVend('v1'));
  if (point !== 'failed and refunded') return;
  await bench.run(reader.failVend('v1'));
  await bench.event('vendFailed');
}

/** What the kiosk says after the restart, and what the card was charged in truth. */
const EXPECTED: Record<(typeof POINTS)[number], { state: VendState; chargedMinor: number }> = {
  'before the request': { state: { kind: 'neverSeen' }, chargedMinor: 0 },
  asked: { state: { kind: 'unclear', amountMinor: 1990 }, chargedMinor: 0 },
  'card approved, not yet heard': { state: { kind: 'unclear', amountMinor: 1990 }, chargedMinor: 1990 },
  approved: { state: { kind: 'countedAsSuccess', amountMinor: 1990 }, chargedMinor: 1990 },
  'goods delivered, not yet told': {
    state: { kind: 'countedAsSuccess', amountMinor: 1990 },
    chargedMinor: 1990,
  },
  confirmed: { state: { kind: 'succeeded', amountMinor: 1990 }, chargedMinor: 1990 },
  'failed and refunded': { state: { kind: 'failed', amountMinor: 1990, refund: 'done' }, chargedMinor: 0 },
};

describe('the process is killed in mid-vend', () => {
  it.each(POINTS)('%s: the money is where the kiosk says', async (point) => {
    bench = await createBench();
    await bench.ready();
    await goTo(point, partOf(bench.mdb.cashless[0]));
    bench = await bench.restartAfterKill();
    await bench.ready();
    const reader = partOf(bench.mdb.cashless[0]);
    expect(reader.vendState('v1')).toEqual(EXPECTED[point].state);
    expect(bench.machine.reader1.chargedMinor()).toBe(EXPECTED[point].chargedMinor);
    expect(bench.machine.reader1.heldMinor()).toBe(0);
    const again = await bench.run(reader.requestVend('v1', 1990, 1));
    expect(again.ok).toBe(point === 'before the request');
  });
});
