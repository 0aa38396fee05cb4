import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasGoodCrc, withCrc } from './crc16.ts';
import { findRtuAnswer } from './rtu-frames.ts';
import { takeTcpFrames, toTcpFrame } from './tcp-frames.ts';

const RUNS = { numRuns: 10_000 };
const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

const noise = fc.uint8Array({ maxLength: 60 });
const word = fc.integer({ min: 0, max: 0xffff });
/** A request, with an answer that fits it. */
const exchange = fc
  .record({
    unit: fc.integer({ min: 1, max: 247 }),
    code: fc.integer({ min: 1, max: 6 }),
    address: word,
    count: fc.integer({ min: 1, max: 40 }),
    data: fc.uint8Array({ minLength: 80, maxLength: 80 }),
    isException: fc.boolean(),
  })
  .map(({ unit, code, address, count, data, isException }) => {
    const fields = Uint8Array.of(unit, code, address >> 8, address & 0xff, count >> 8, count & 0xff);
    const length = code <= 2 ? Math.ceil(count / 8) : count * 2;
    const answer = isException
      ? Uint8Array.of(unit, code | 0x80, 2)
      : code > 4
        ? fields
        : Uint8Array.of(unit, code, length, ...data.subarray(0, length));
    return { request: withCrc(fields), answer: withCrc(answer) };
  });

describe('RTU', () => {
  it('has the checksum that the standard prints', () => {
    expect(withCrc(bytesOf('02 07'))).toEqual(bytesOf('02 07 41 12'));
  });

  it('finds the answer behind noise, and takes nothing for it before it is whole', () => {
    fc.assert(
      fc.property(exchange, fc.nat(), ({ request, answer }, place) => {
        const found = findRtuAnswer(answer, request);
        // An echo of a read that happens to look like an answer is refused, also where it is one.
        if (found.kind === 'none') expect(answer).toEqual(request);
        else expect(found.frame).toEqual(answer);
        expect(findRtuAnswer(answer.subarray(0, place % answer.length), request).kind).toBe('none');
      }),
      RUNS,
    );
  });

  it('takes nothing that has a bad checksum or is for somebody else', () => {
    fc.assert(
      fc.property(noise, exchange, (bytes, { request }) => {
        const found = findRtuAnswer(bytes, request);
        if (found.kind === 'none') return;
        expect(hasGoodCrc(found.frame)).toBe(true);
        expect(found.frame[0]).toBe(request[0]);
        expect((found.frame[1] ?? 0) & 0x7f).toBe(request[1]);
      }),
      RUNS,
    );
  });

  it('refuses an answer with one wrong byte', () => {
    fc.assert(
      fc.property(
        exchange,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        ({ request, answer }, place, flip) => {
          const at = place % answer.length;
          const damaged = answer.map((byte, index) => (index === at ? byte ^ flip : byte));
          expect(findRtuAnswer(damaged, request).kind).toBe('none');
        },
      ),
      RUNS,
    );
  });

  it('skips the echo of a read', () => {
    fc.assert(
      fc.property(exchange, ({ request, answer }) => {
        fc.pre((request[1] ?? 0) <= 4 && answer.join() !== request.join());
        const found = findRtuAnswer(Uint8Array.of(...request, ...answer), request);
        expect(found).toEqual({ kind: 'answer', frame: answer, skipped: request });
      }),
      RUNS,
    );
  });
});

describe('TCP', () => {
  it('gives back what was sent, however it was cut', () => {
    fc.assert(
      fc.property(
        fc.array(exchange, { maxLength: 4 }),
        word,
        fc.integer({ min: 4, max: 60 }),
        (all, first, size) => {
          const sent = all.map(({ answer }, index) => ({
            transaction: (first + index) & 0xffff,
            rtuFrame: answer,
          }));
          const bytes = Uint8Array.from(
            sent.flatMap((one) => [...toTcpFrame(one.rtuFrame, one.transaction)]),
          );
          let rest: Uint8Array = new Uint8Array();
          const taken: object[] = [];
          for (let at = 0; at < bytes.length; at += size) {
            const step = takeTcpFrames(Uint8Array.of(...rest, ...bytes.subarray(at, at + size)));
            if (step.kind === 'garbled') throw new Error('garbled');
            taken.push(...step.frames);
            rest = step.rest;
          }
          expect(taken).toEqual(sent);
          expect(rest).toHaveLength(0);
        },
      ),
      RUNS,
    );
  });

  it('is never held up by noise: it is garbled, or waits for less than a frame', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const taken = takeTcpFrames(bytes);
        if (taken.kind === 'frames') expect(taken.rest.length).toBeLessThan(260);
      }),
      RUNS,
    );
  });
});
