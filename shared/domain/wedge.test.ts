import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWedge, type Wedge, type WedgeVerdict } from './wedge.ts';

const RUNS = { numRuns: 10_000 };
const SCANNER_GAP_MS = 8;
const PERSON_GAP_MS = 90;

/** Feeds keys at an even pace and returns what became of each. */
function type(wedge: Wedge, keys: readonly string[], gapMs: number, startMs = 0): WedgeVerdict[] {
  return keys.map((key, index) => wedge.take({ key, atMs: startMs + index * gapMs }));
}
const keysOf = (text: string) => [...text, 'Enter'];
const lastOf = (verdicts: readonly WedgeVerdict[]) => verdicts.at(-1);
/** Every key that reached the field, in order. */
const typedOf = (verdicts: readonly WedgeVerdict[]) =>
  verdicts.flatMap((verdict) => {
    if (verdict.kind === 'typed') return verdict.keys;
    return verdict.kind === 'code' ? verdict.typedBefore : [];
  });

describe('a scanner that types', () => {
  it('is told by its speed', () => {
    expect(lastOf(type(createWedge(), keysOf('4006381333931'), SCANNER_GAP_MS))).toEqual({
      kind: 'code',
      text: '4006381333931',
      typedBefore: [],
    });
  });

  it('is told by its prefix, and then a short code will do', () => {
    const wedge = createWedge({ prefix: ['F9'] });
    expect(lastOf(type(wedge, ['F9', ...keysOf('A1')], SCANNER_GAP_MS))).toMatchObject({
      kind: 'code',
      text: 'A1',
    });
  });

  it('is not what types without the prefix', () => {
    const wedge = createWedge({ prefix: ['F9'] });
    const keys = keysOf('4006381333931');
    expect(typedOf(type(wedge, keys, SCANNER_GAP_MS))).toEqual(keys);
  });

  it('may end with more than one key', () => {
    const wedge = createWedge({ suffix: ['Tab', 'Enter'] });
    const verdict = lastOf(type(wedge, [...'123456', 'Tab', 'Enter'], SCANNER_GAP_MS));
    expect(verdict).toMatchObject({ kind: 'code', text: '123456' });
  });

  it('is heard right after somebody typed', () => {
    const wedge = createWedge();
    const before = type(wedge, ['h', 'i'], PERSON_GAP_MS);
    const verdicts = [...before, ...type(wedge, keysOf('123456'), SCANNER_GAP_MS, 2 * PERSON_GAP_MS)];
    expect(typedOf(verdicts)).toEqual(['h', 'i']);
    expect(lastOf(verdicts)).toMatchObject({ kind: 'code', text: '123456' });
  });

  it.each([
    ['too long', keysOf('7'.repeat(600)), 'tooLong'],
    ['with a key that is no character', ['1', '2', 'F5', '4', '5', '6', 'Enter'], 'controlCharacter'],
  ] as const)('is refused when its code is %s', (_, keys, reason) => {
    expect(lastOf(type(createWedge(), keys, SCANNER_GAP_MS))).toEqual({ kind: 'refused', reason });
  });
});

describe('a person who types', () => {
  it('loses no key and sends no code', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', '1', 'Enter', 'Backspace', '手'), { maxLength: 30 }),
        fc.integer({ min: 36, max: 400 }),
        (keys, gapMs) => {
          const wedge = createWedge();
          const verdicts = type(wedge, keys, gapMs);
          expect(verdicts.every((verdict) => verdict.kind === 'held' || verdict.kind === 'typed')).toBe(true);
          expect([...typedOf(verdicts), ...wedge.pause()]).toEqual(keys);
        },
      ),
      RUNS,
    );
  });

  it('loses no key at any rhythm: each is typed, or part of a code', () => {
    const rhythm = fc.array(
      fc.record({
        key: fc.constantFrom('a', '1', '2', 'Enter', 'F9'),
        gapMs: fc.integer({ min: 0, max: 60 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(rhythm, fc.constantFrom([], ['F9']), (keys, prefix) => {
        const wedge = createWedge({ prefix, minLength: 3 });
        let atMs = 0;
        const seen = keys.flatMap(({ key, gapMs }) => {
          atMs += gapMs;
          const verdict = wedge.take({ key, atMs });
          if (verdict.kind === 'typed') return verdict.keys;
          if (verdict.kind === 'code') return [...verdict.typedBefore, ...prefix, ...verdict.text, 'Enter'];
          return verdict.kind === 'refused' ? ['?'] : [];
        });
        const all = [...seen, ...wedge.pause()];
        if (!all.includes('?')) expect(all).toEqual(keys.map(({ key }) => key));
      }),
      RUNS,
    );
  });
});
