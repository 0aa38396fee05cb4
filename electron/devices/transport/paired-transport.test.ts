import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../services/sale/simulation/virtual-clock.ts';
import type { LineFault } from './faults.ts';
import { createTransportPair } from './paired-transport.ts';
import { keepOpen } from './reconnect.ts';

async function openPair(faults: readonly (LineFault | null)[] = []) {
  const clock = createVirtualClock(0);
  const pair = createTransportPair({
    clock,
    random: () => 0.5,
    toDevice: (_, index) => faults[index] ?? null,
  });
  await pair.kiosk.open();
  await pair.device.open();
  const arrivals: number[][] = [];
  const echoed: number[][] = [];
  pair.device.onBytes((bytes) => arrivals.push([...bytes]));
  pair.kiosk.onBytes((bytes) => echoed.push([...bytes]));
  const send = (...bytes: number[]) => pair.kiosk.write(Uint8Array.from(bytes), 100);
  return { clock, pair, arrivals, echoed, send };
}

describe('a line within the process', () => {
  it('drops, corrupts, splits, merges, delays and echoes as it is told, and keeps the order', async () => {
    const { clock, arrivals, echoed, send } = await openPair([
      { kind: 'drop' },
      { kind: 'corrupt' },
      { kind: 'split', gapMs: 10 },
      { kind: 'merge' },
      null,
      { kind: 'delay', delayMs: 50 },
      { kind: 'echo' },
    ]);
    for (const byte of [1, 2, 3, 4, 5, 6, 7]) await send(byte, byte);
    await clock.advance(0);
    expect(arrivals).toEqual([[2, 2 ^ 128], [3]]);
    await clock.advance(10);
    expect(arrivals.slice(2)).toEqual([[3], [4, 4, 5, 5]]);
    await clock.advance(49);
    expect(arrivals).toHaveLength(4);
    await clock.advance(1);
    expect(arrivals.slice(4)).toEqual([
      [6, 6],
      [7, 7],
    ]);
    expect(echoed).toEqual([[7, 7]]);
  });

  it('loses what was under way when the cable is pulled', async () => {
    const { clock, pair, echoed } = await openPair();
    const writing = pair.device.write(Uint8Array.of(9), 100);
    pair.unplug();
    pair.plugIn();
    await pair.kiosk.open();
    await clock.advance(100);
    expect((await writing).ok).toBe(true);
    expect(echoed).toEqual([]);
  });

  it('gives a write up at its deadline, and at once when the cable is pulled', async () => {
    const { clock, pair, send } = await openPair();
    pair.stall();
    const late = send(1);
    await clock.advance(100);
    expect(await late).toMatchObject({ ok: false, error: { kind: 'timeout' } });
    const cut = send(1);
    pair.unplug();
    expect(await cut).toMatchObject({ ok: false, error: { kind: 'closed' } });
    expect(clock.now()).toBe(100);
  });
});

describe('keeping a transport open', () => {
  it('tries each half second, says why it fails once, and stops cleanly', async () => {
    const { clock, pair } = await openPair();
    const said: string[] = [];
    const kept = keepOpen(pair.kiosk, {
      clock,
      onOpened: () => said.push(`opened ${clock.now()}`),
      onClosed: () => said.push(`closed ${clock.now()}`),
      onFailed: (error) => said.push(error.kind),
    });
    pair.unplug();
    kept.start();
    await clock.advance(1_700);
    pair.plugIn();
    await clock.advance(1_000);
    await kept.stop();
    pair.unplug();
    await clock.advance(5_000);
    expect(said).toEqual(['absent', 'opened 2000', 'closed 2700']);
    expect(pair.kiosk.isOpen()).toBe(false);
  });
});
