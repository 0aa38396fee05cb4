import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScanLines, hasControl, type Scan } from './scan-lines.ts';

const RUNS = { numRuns: 10_000 };
const MAX_BYTES = 64;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const scansOf = (...parts: (string | Uint8Array)[]): Scan[] => {
  const lines = createScanLines(MAX_BYTES);
  const taken = parts.flatMap((part) => lines.take(typeof part === 'string' ? bytesOf(part) : part));
  return [...taken, ...lines.endByPause()];
};
const code = (text: string): Scan => ({ kind: 'code', text });

/** Anything that a label may carry. */
const label = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 15 })
  .filter((text) => !hasControl(text) && bytesOf(text).length <= MAX_BYTES && !text.startsWith('\ufeff'));

describe('a scanner’s bytes', () => {
  it.each([
    ['ends codes at CR, LF and both', ['A1\rB2\nC3\r\nD4'], ['A1', 'B2', 'C3', 'D4']],
    ['keeps UTF-8 that came in two parts', [Uint8Array.of(0xe6, 0x89), Uint8Array.of(0x8b, 0x0d)], ['手']],
    ['keeps the group separator of GS1', ['01\u001d21X\r'], ['01\u001d21X']],
    ['makes nothing of empty lines', ['\r\n\r\n\n'], []],
  ])('%s', (_, parts, texts) => {
    expect(scansOf(...parts)).toEqual(texts.map(code));
  });

  it.each([
    ['a byte that is no UTF-8', Uint8Array.of(0x41, 0xff, 0x0d), 'notUtf8'],
    ['an escape character', '\u001b[2J\r', 'controlCharacter'],
    ['a zero', 'A\u0000B\r', 'controlCharacter'],
    ['a mark that turns text round', 'A\u202eB\r', 'controlCharacter'],
    ['more than fits', `${'9'.repeat(MAX_BYTES + 1)}\r`, 'tooLong'],
  ] as const)('refuses %s', (_, part, reason) => {
    expect(scansOf(part)).toEqual([{ kind: 'refused', reason }]);
  });

  it('does not take the rest of a code that is too long for the next one', () => {
    expect(scansOf('9'.repeat(500), '8'.repeat(500), '\rA1\r')).toEqual([
      { kind: 'refused', reason: 'tooLong' },
      code('A1'),
    ]);
  });

  it('gives back every label, however the bytes were cut', () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 4 }), fc.integer({ min: 1, max: 7 }), (labels, size) => {
        const bytes = bytesOf(labels.map((text) => `${text}\r`).join(''));
        const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.subarray(index * size, (index + 1) * size),
        );
        expect(scansOf(...parts)).toEqual(labels.map(code));
      }),
      RUNS,
    );
  });

  it('never makes a code of noise that is no clean text', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 90 }), { maxLength: 4 }), (parts) => {
        for (const scan of scansOf(...parts)) {
          if (scan.kind === 'refused') continue;
          expect(scan.text).not.toMatch(/[\r\n\0]/);
          expect(hasControl(scan.text)).toBe(false);
          expect(bytesOf(scan.text).length).toBeLessThanOrEqual(MAX_BYTES);
        }
      }),
      RUNS,
    );
  });
});
