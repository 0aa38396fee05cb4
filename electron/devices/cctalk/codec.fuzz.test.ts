import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameParser, encodeFrame, newEvents, readCoinId, readCreditBuffer } from './codec.ts';

const RUNS = { numRuns: 10_000 };
const byte = fc.integer({ min: 0, max: 255 });
const frame = fc.record({
  destination: byte,
  source: byte,
  header: byte,
  data: fc.uint8Array({ maxLength: 20 }),
});

function feedInPieces(stream: Uint8Array, sizes: readonly number[]) {
  const parser = createFrameParser();
  const seen = [];
  let at = 0;
  for (const size of [...sizes, stream.length]) {
    seen.push(...parser.feed(stream.slice(at, at + size)));
    at += size;
  }
  return seen;
}

describe('ccTalk frames', () => {
  it('come out as they went in, however they are merged and split', () => {
    fc.assert(
      fc.property(
        fc.array(frame, { maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 9 })),
        (frames, sizes) => {
          const stream = Uint8Array.from(frames.flatMap((one) => [...encodeFrame(one)]));
          expect(feedInPieces(stream, sizes)).toEqual(frames);
        },
      ),
      RUNS,
    );
  });

  it('with a wrong checksum never come out', () => {
    fc.assert(
      fc.property(frame, fc.nat(), fc.integer({ min: 1, max: 255 }), (one, where, flip) => {
        const good = encodeFrame(one);
        const at = where % good.length;
        const bad = good.map((value, index) => (index === at ? (value + flip) & 0xff : value));
        for (const seen of feedInPieces(bad, [])) expect(seen).not.toEqual(one);
      }),
      RUNS,
    );
  });

  it('are only those that add up, whatever garbage comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (garbage) => {
        const text = garbage.join(',');
        for (const seen of feedInPieces(garbage, [])) expect(text).toContain(encodeFrame(seen).join(','));
      }),
      RUNS,
    );
  });

  it('hold no more events than five, and never count backwards', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 14 }), byte, byte, (data, last, counter) => {
        expect(readCreditBuffer(data) === null).toBe(data.length !== 11);
        readCoinId(data);
        const buffer = readCreditBuffer(Uint8Array.of(counter, ...new Array<number>(10).fill(0)));
        if (!buffer) throw new Error('eleven bytes are a buffer');
        const { events, missed } = newEvents(buffer, last);
        expect(events.length).toBeLessThanOrEqual(5);
        expect(missed).toBeGreaterThanOrEqual(0);
        expect(missed > 0 && events.length < 5).toBe(false);
      }),
      RUNS,
    );
  });
});
