import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeVmcFrames, encodeVmcFrame, type VmcFrame } from './frames.ts';
import { ACKNOWLEDGE, buy, driveDirectly, newsOf, POLL } from './messages.ts';

const RUNS = { numRuns: 10_000 };
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const fromHex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

const frame = fc.record({
  command: fc.integer({ min: 0, max: 255 }),
  packNo: fc.integer({ min: 0, max: 255 }),
  text: fc.uint8Array({ maxLength: 40 }),
});
const noise = fc.uint8Array({ maxLength: 80 });

describe('the bytes that the protocol prints', () => {
  it.each([
    ['fa fb 41 00 40', POLL],
    ['fa fb 42 00 43', ACKNOWLEDGE],
    ['fa fb 03 03 01 00 05 05', { ...buy(5), packNo: 1 }],
    ['fa fb 06 05 02 01 00 00 07 06', { ...driveDirectly(7, true, false), packNo: 2 }],
  ])('%s', (printed, given) => {
    expect(encodeVmcFrame(given)).toEqual(fromHex(printed));
  });

  it('reads the status of a drive', () => {
    const { frames } = decodeVmcFrames(fromHex('fa fb 04 04 09 02 00 05 0f'));
    expect(frames.map(newsOf)).toEqual([{ kind: 'dispenseStatus', status: 2, slot: 5 }]);
  });
});

describe('whatever comes over the line', () => {
  it('gives back what was encoded, however it was cut', () => {
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 4 }), fc.integer({ min: 1, max: 9 }), (frames, size) => {
        const bytes = Uint8Array.from(frames.flatMap((one) => [...encodeVmcFrame(one)]));
        let rest: Uint8Array = new Uint8Array();
        const decoded: VmcFrame[] = [];
        for (let at = 0; at < bytes.length; at += size) {
          const step = decodeVmcFrames(Uint8Array.of(...rest, ...bytes.subarray(at, at + size)));
          decoded.push(...step.frames);
          rest = step.rest;
        }
        expect(decoded).toEqual(frames);
        expect(rest).toHaveLength(0);
      }),
      RUNS,
    );
  });

  it('never takes a frame that has a bad checksum, and loses no byte', () => {
    fc.assert(
      fc.property(noise, (bytes) => {
        const { frames, rest, badBytes } = decodeVmcFrames(bytes);
        const taken = frames.map(encodeVmcFrame);
        for (const one of taken) expect(hex(bytes)).toContain(hex(one));
        const length = taken.reduce((sum, one) => sum + one.length, 0);
        expect(length + rest.length + badBytes).toBe(bytes.length);
        expect(rest.length).toBeLessThan(70);
      }),
      RUNS,
    );
  });

  it('refuses a frame with one wrong byte', () => {
    fc.assert(
      fc.property(frame, fc.nat(), fc.integer({ min: 1, max: 255 }), (one, place, flip) => {
        const bytes = encodeVmcFrame(one);
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        expect(decodeVmcFrames(bytes).frames).not.toContainEqual(one);
      }),
      RUNS,
    );
  });

  it('finds the good frame behind noise that cannot begin one', () => {
    fc.assert(
      fc.property(noise, frame, (before, one) => {
        const clean = before.filter((byte) => byte !== 0xfa);
        const { frames } = decodeVmcFrames(Uint8Array.of(...clean, ...encodeVmcFrame(one)));
        expect(frames).toEqual([one]);
      }),
      RUNS,
    );
  });

  it('makes something of every frame', () => {
    fc.assert(
      fc.property(frame, (one) => {
        expect(newsOf(one).kind).toMatch(/^(dispenseStatus|slotState|machineState|synchronise|other)$/);
      }),
      RUNS,
    );
  });
});
