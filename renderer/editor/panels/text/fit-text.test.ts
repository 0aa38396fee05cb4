import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDesign, type TextLayer } from '../../../../shared/domain/design.ts';
import { testCase } from '../../geometry/arbitraries.ts';
import { printArea, safeArea } from '../../geometry/areas.ts';
import { cornersOf } from '../../geometry/placement.ts';
import { type BlockEm, columnOf, EM_SIZE, fitText, type TextRoom } from './fit-text.ts';
import { FIRST_EM_MM, newTextLayer } from './new-text.ts';

const geometry = testCase();
const room: TextRoom = { print: printArea(geometry), safe: safeArea(geometry) };
const blank = newTextLayer('one', 'a', emptyDesign('x'), room.safe);

/** A typewriter: letters are half an em wide, Chinese ones a whole one, lines are broken where they are full. */
function blockOf({ text, wrapEm, lineHeightEm, letterSpacingEm }: TextLayer): BlockEm {
  const widest = wrapEm ?? Number.POSITIVE_INFINITY;
  const widths: number[] = [];
  for (const line of text.split('\n')) {
    let widthEm = 0;
    for (const character of line) {
      const stepEm = (character > '\u2e80' ? 1 : 0.5) + letterSpacingEm;
      if (widthEm + stepEm > widest && widthEm > 0) {
        widths.push(widthEm);
        widthEm = 0;
      }
      widthEm += stepEm;
    }
    widths.push(widthEm);
  }
  return { widthEm: Math.max(...widths, 0.1), heightEm: Math.max(widths.length * lineHeightEm, 0.1) };
}

const fitted = (change: Partial<TextLayer>, wishedEmMm = FIRST_EM_MM) =>
  fitText({ ...blank, ...change }, wishedEmMm, room.safe.widthMm, room, blockOf);

const anyText = fc.string({
  unit: fc.constantFrom(...'abc defghijk', '\n', '爱', '你', '，'),
  minLength: 1,
  maxLength: 500,
});

const overhangMm = (layer: TextLayer): number =>
  Math.max(
    ...cornersOf(layer).flatMap(({ xMm, yMm }) => [
      -xMm,
      -yMm,
      xMm - room.print.widthMm,
      yMm - room.print.heightMm,
    ]),
  );

describe('fitting writing to the case', () => {
  it('keeps the size of the letters while words are added', () => {
    for (const text of ['a', 'ab', 'Hello', 'Hello you', 'Hello you two']) {
      const { layer, emMm } = fitted({ text });
      expect(emMm).toBe(FIRST_EM_MM);
      expect(layer.widthMm).toBeCloseTo(blockOf(layer).widthEm * FIRST_EM_MM);
      expect(layer.heightMm).toBeCloseTo(blockOf(layer).heightEm * FIRST_EM_MM);
    }
  });

  it('breaks lines at the width of the safe area before it writes smaller', () => {
    const { layer, isShrunk } = fitted({ text: 'many words on a line that is too long for it' });
    expect(isShrunk).toBe(false);
    expect(layer.widthMm).toBeLessThanOrEqual(room.safe.widthMm + 1e-6);
    expect(layer.heightMm).toBeGreaterThan(2 * FIRST_EM_MM);
  });

  it('writes a long word smaller rather than breaking it', () => {
    const { layer, isShrunk } = fitted({ text: 'Congratulations!!' });
    expect(isShrunk).toBe(true);
    expect(layer.heightMm).toBeCloseTo(
      blockOf({ ...layer, text: 'a' }).heightEm * fitted({ text: 'Congratulations!!' }).emMm,
    );
  });

  it('is as large as before when what made it small is gone', () => {
    const long = fitted({ text: '长'.repeat(500) });
    expect(long.isShrunk).toBe(true);
    const short = fitText({ ...long.layer, text: '长' }, FIRST_EM_MM, room.safe.widthMm, room, blockOf);
    expect(short.emMm).toBe(FIRST_EM_MM);
  });

  it('never leaves the print with any text, turned any way, from 4 mm letters up', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: -180, max: 180 }),
        fc.double({ min: 4, max: 40, noNaN: true }),
        (text, rotationDeg, wished) => {
          const { layer, emMm } = fitted({ text, rotationDeg }, wished);
          if (emMm > EM_SIZE.leastMm * 1.02) expect(overhangMm(layer)).toBeLessThan(1e-6);
          expect(emMm).toBeLessThanOrEqual(wished + 1e-9);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('moves in what grows over the edge, and leaves over it what lay there', () => {
    const edge = { ...blank, centreXMm: room.print.widthMm - 6, text: 'a' };
    const small = fitText(edge, FIRST_EM_MM, room.safe.widthMm, room, blockOf).layer;
    expect(small.centreXMm).toBe(edge.centreXMm);
    const grown = fitText({ ...small, text: 'abcdefg' }, FIRST_EM_MM, room.safe.widthMm, room, blockOf).layer;
    expect(overhangMm(grown)).toBeLessThan(1e-6);
    const over = { ...grown, centreXMm: grown.centreXMm + 20 };
    const kept = fitText(over, FIRST_EM_MM, room.safe.widthMm, room, blockOf).layer;
    expect(kept.centreXMm).toBeCloseTo(over.centreXMm);
  });

  it('keeps a narrow column that a template has', () => {
    const emMm = 6;
    const narrow = { ...blank, wrapEm: 4, text: 'a few words in it' };
    const columnMm = columnOf(narrow, emMm, room);
    const { layer } = fitText(narrow, emMm, columnMm, room, blockOf);
    expect(columnMm).toBe(24);
    expect(layer.wrapEm).toBe(4);
    expect(columnOf({ wrapEm: 50 }, emMm, room)).toBe(room.safe.widthMm);
  });
});
