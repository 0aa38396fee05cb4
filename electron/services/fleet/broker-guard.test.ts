import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBrokerGuard } from './broker-guard.ts';

const LIMITS = { packetBytes: 1_000, burstBytes: 10_000, bytesPerSecond: 1_000 };
const packet = (bytes: number): Uint8Array => {
  const length = bytes < 128 ? [bytes] : [(bytes % 128) | 0x80, Math.floor(bytes / 128)];
  return Uint8Array.from([0x30, ...length, ...new Array<number>(bytes).fill(0xff)]);
};

it('lets any packets pass that are short enough, however they are cut into pieces', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 8 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 300 }), (lengths, step) => {
      const bytes = Buffer.concat(lengths.map(packet));
      const guard = createBrokerGuard(() => 0, LIMITS);
      for (let at = 0; at < bytes.length; at += step) {
        expect(guard.look(bytes.subarray(at, at + step))).toBeNull();
      }
    }),
    { numRuns: 50 },
  );
});

it('stops at the length of a packet that is too long, before any of it has come', () => {
  const guard = createBrokerGuard(() => 0, LIMITS);
  expect(guard.look(packet(20))).toBeNull();
  expect(guard.look(Uint8Array.from([0x30, 0xff, 0xff, 0xff, 0x7f]))).toMatch(/more than 1000 bytes/);
});

it('stops at a length that never ends', () => {
  const guard = createBrokerGuard(() => 0, LIMITS);
  expect(guard.look(Uint8Array.from([0x30, 0x80, 0x80, 0x80, 0x80, 0x80]))).toMatch(/without a length/);
});

it('stops at a flood, and lets the same amount pass in its time', () => {
  let nowMs = 0;
  const patient = createBrokerGuard(() => nowMs, LIMITS);
  const flooded = createBrokerGuard(() => 0, LIMITS);
  const answers: (string | null)[] = [];
  for (let count = 0; count < 100; count++, nowMs += 200) {
    expect(patient.look(packet(100))).toBeNull();
    answers.push(flooded.look(packet(100)));
  }
  expect(answers.at(0)).toBeNull();
  expect(answers.at(-1)).toMatch(/more than a kiosk can take/);
});
