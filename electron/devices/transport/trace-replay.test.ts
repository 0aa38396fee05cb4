import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../services/sale/simulation/virtual-clock.ts';
import { createTransportPair } from './paired-transport.ts';
import { createReplayTransport } from './replay-transport.ts';
import { formatTrace, parseTrace } from './trace-file.ts';
import { traced } from './traced.ts';

async function record() {
  const clock = createVirtualClock(1_000);
  const pair = createTransportPair({ clock });
  const kiosk = traced(pair.kiosk, clock);
  await kiosk.open();
  await pair.device.open();
  pair.device.onBytes(
    (bytes) =>
      void pair.device.write(
        bytes.map((byte) => byte ^ 0xff),
        100,
      ),
  );
  await kiosk.write(Uint8Array.of(1, 2), 100);
  await clock.advance(25);
  await kiosk.write(Uint8Array.of(3), 100);
  await clock.advance(25);
  return kiosk.traffic();
}

async function replay(writes: readonly number[][]) {
  const parsed = parseTrace(`# by hand\n\n${formatTrace(await record())}`);
  if (!parsed.ok) throw new Error(parsed.error);
  const transport = createReplayTransport(parsed.value);
  const seen: number[] = [];
  transport.onBytes((bytes) => seen.push(...bytes));
  await transport.open();
  for (const bytes of writes) await transport.write(Uint8Array.from(bytes), 100);
  await Promise.resolve();
  return { transport, seen };
}

describe('a recorded trace', () => {
  it('is readable text with times from its start', async () => {
    expect(formatTrace(await record())).toBe(
      [
        '{"atMs":0,"direction":"sent","hex":"0102"}',
        '{"atMs":0,"direction":"received","hex":"fefd"}',
        '{"atMs":25,"direction":"sent","hex":"03"}',
        '{"atMs":25,"direction":"received","hex":"fc"}',
        '',
      ].join('\n'),
    );
  });

  it('answers as the device did, however the writes are cut', async () => {
    const { transport, seen } = await replay([[1], [2], [3]]);
    expect(seen).toEqual([0xfe, 0xfd, 0xfc]);
    expect(transport.isFinished()).toBe(true);
  });

  it('is over for whatever is sent after its end', async () => {
    const { transport } = await replay([[1, 2], [3], [4, 5]]);
    expect(transport.beyondEnd()).toBe(2);
    expect(transport.isOpen()).toBe(false);
    expect(transport.mismatch()).toBeNull();
    expect(transport.isFinished()).toBe(true);
  });

  it('says where the sent bytes differ, and closes', async () => {
    const { transport, seen } = await replay([[1, 2], [9]]);
    expect(transport.mismatch()).toBe('entry 3, byte 1: 09 was sent, recorded is 03');
    expect(transport.isOpen()).toBe(false);
    expect(transport.isFinished()).toBe(false);
    expect(seen).toEqual([0xfe, 0xfd]);
  });

  it('names the line that cannot be read', () => {
    expect(parseTrace('{"atMs":0,"direction":"sent","hex":"01"}\n{"atMs":"soon"}')).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^line 2: /),
    });
    expect(parseTrace('not json').ok).toBe(false);
  });

  it('keeps no more than it was told to', async () => {
    const clock = createVirtualClock(0);
    const pair = createTransportPair({ clock });
    const kiosk = traced(pair.kiosk, clock, 3);
    await kiosk.open();
    for (let byte = 0; byte < 10; byte++) await kiosk.write(Uint8Array.of(byte), 100);
    expect(kiosk.traffic().map((entry) => entry.bytes[0])).toEqual([7, 8, 9]);
  });
});
