import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DesignFont } from '../../../shared/domain/design-font.ts';
import { directionOf, visualOrder } from './text-direction.ts';
import { boxFor, emMmOf, type Measure, type TextStyle, textBlockEm } from './text-layout.ts';
import { breakText, graphemesOf } from './text-lines.ts';

const font: DesignFont = {
  fontId: 'test-font',
  family: 'Test',
  names: { en: 'Test', 'zh-CN': '测试' },
  category: 'sans',
  scripts: ['latin'],
  weight: 400,
  looksLikeWeight: 400,
  package: '@fontsource/test',
  cssFiles: ['400.css'],
  licence: 'OFL-1.1',
  fallbacks: [],
};
/** A font in which Chinese is 1 em wide and everything else a half. */
const widthOf = (text: string): number =>
  graphemesOf(text).reduce((sum, grapheme) => sum + (grapheme > '\u2e80' ? 1 : 0.5), 0);
const measure: Measure = (_font, text, letterSpacingEm) => {
  const gaps = Math.max(graphemesOf(text).length - 1, 0);
  const advanceEm = widthOf(text) + gaps * letterSpacingEm;
  return { advanceEm, leftEm: 0.02, rightEm: advanceEm + 0.03, ascentEm: 0.7, descentEm: 0.2 };
};
const plain: TextStyle = {
  text: 'Hello',
  fontId: 'test-font',
  align: 'centre',
  outline: null,
  curveDeg: 0,
  letterSpacingEm: 0,
  lineHeightEm: 1.2,
  wrapEm: null,
};
const layOut = (style: Partial<TextStyle>) => textBlockEm({ ...plain, ...style }, font, measure);

const words = fc
  .array(
    fc.constantFrom(
      'love',
      'a',
      'butterflies',
      '生日快乐',
      '，',
      '《书》',
      ' ',
      '  ',
      'é',
      '👨‍👩‍👧',
      'שלום',
      '-',
    ),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''));
const curve = fc.double({ min: -340, max: 340, noNaN: true }).filter((deg) => Math.abs(deg) > 0.5);

describe('breaking a text into lines', () => {
  it('keeps all characters in their order', () => {
    fc.assert(
      fc.property(words, fc.double({ min: 2, max: 20, noNaN: true }), (text, wrapEm) => {
        expect(breakText(text, wrapEm, widthOf).join('')).toBe(text);
      }),
    );
  });

  it('makes no line longer than it may be', () => {
    fc.assert(
      fc.property(words, fc.double({ min: 2, max: 20, noNaN: true }), (text, wrapEm) => {
        for (const line of breakText(text, wrapEm, widthOf)) {
          expect(widthOf(line.trimEnd())).toBeLessThanOrEqual(wrapEm);
        }
      }),
    );
  });

  it('breaks between words, and Chinese between characters but not before a comma', () => {
    expect(breakText('happy birthday to you', 6, widthOf)).toEqual(['happy ', 'birthday to ', 'you']);
    expect(breakText('我爱你，妈妈', 3, widthOf)).toEqual(['我爱', '你，妈', '妈']);
  });

  it('keeps the lines that the shopper made, empty ones too', () => {
    expect(breakText('a\n\nb', null, widthOf)).toEqual(['a', '', 'b']);
  });
});

describe('the block of a text', () => {
  const inside = (style: Partial<TextStyle>): void => {
    const block = layOut(style);
    const margin = (style.outline?.widthEm ?? 0) - 1e-6;
    for (const { text, xEm, yEm, angleRad } of block.runs) {
      const ink = measure(font, text, style.letterSpacingEm ?? 0);
      const [cos, sin] = [Math.cos(angleRad), Math.sin(angleRad)];
      for (const x of [-ink.leftEm, ink.rightEm]) {
        for (const y of [-ink.ascentEm, ink.descentEm]) {
          const [inkX, inkY] = [xEm + x * cos - y * sin, yEm + x * sin + y * cos];
          expect(inkX).toBeGreaterThanOrEqual(margin);
          expect(inkX).toBeLessThanOrEqual(block.widthEm - margin);
          expect(inkY).toBeGreaterThanOrEqual(margin);
          expect(inkY).toBeLessThanOrEqual(block.heightEm - margin);
        }
      }
    }
  };

  it('holds all ink and the outline, straight and bent, however it is set', () => {
    fc.assert(
      fc.property(
        words,
        fc.constantFrom('left', 'centre', 'right'),
        fc.oneof(fc.constant(0), curve),
        fc.double({ min: -0.1, max: 1, noNaN: true }),
        fc.double({ min: 0.7, max: 2.5, noNaN: true }),
        fc.option(fc.double({ min: 2, max: 12, noNaN: true })),
        fc.option(fc.double({ min: 0.01, max: 0.4, noNaN: true })),
        (text, align, curveDeg, letterSpacingEm, lineHeightEm, wrapEm, outlineEm) => {
          const outline = outlineEm === null ? null : { colour: '#ffffff', widthEm: outlineEm };
          inside({ text, align, curveDeg, letterSpacingEm, lineHeightEm, wrapEm, outline });
        },
      ),
    );
  });

  it('is drawn in full: straight by lines, bent by letters', () => {
    fc.assert(
      fc.property(words, curve, (text, curveDeg) => {
        const letters = (block: ReturnType<typeof layOut>) =>
          block.runs.flatMap((run) => graphemesOf(run.text)).filter((letter) => letter.trim() !== '');
        const written = graphemesOf(text).filter((letter) => letter.trim() !== '');
        expect(letters(layOut({ text }))).toEqual(written);
        expect(letters(layOut({ text, curveDeg })).sort()).toEqual(written.sort());
      }),
    );
  });

  it('does not jump from one letter to another that is lower', () => {
    expect(layOut({ text: 'aa' }).heightEm).toBe(layOut({ text: 'gg' }).heightEm);
  });

  it('bends up in the middle by a curve above 0, and down by one below', () => {
    const heights = (curveDeg: number) => layOut({ text: 'abcdefg', curveDeg }).runs.map(({ yEm }) => yEm);
    const [first = 0, , , middle = 0] = heights(120);
    expect(middle).toBeLessThan(first - 0.3);
    const [firstBelow = 0, , , middleBelow = 0] = heights(-120);
    expect(middleBelow).toBeGreaterThan(firstBelow + 0.3);
  });

  it('reaches round the arc that was asked for', () => {
    const { runs } = layOut({ text: 'abcdefghijkl', curveDeg: 180 });
    const [first, last] = [runs[0], runs.at(-1)];
    const span = (((last?.angleRad ?? 0) - (first?.angleRad ?? 0)) * 180) / Math.PI;
    expect(span).toBeCloseTo(180 * (11 / 12), 0);
  });

  it('has the size of its box, and the box its size', () => {
    const block = layOut({ text: 'two\nlines' });
    const box = boxFor(block, 7);
    expect(emMmOf(box, block)).toBeCloseTo(7);
    expect(emMmOf({ ...box, widthMm: box.widthMm * 3 }, block)).toBeCloseTo(7);
  });

  it('is something to take hold of even when it is white space', () => {
    for (const curveDeg of [0, 90]) {
      const block = layOut({ text: ' ', curveDeg });
      expect(block.widthEm).toBeGreaterThan(0);
      expect(block.heightEm).toBeGreaterThan(0);
    }
  });

  it('leaves out the sign that asks for a coloured emoji', () => {
    expect(layOut({ text: 'I ❤\ufe0f you' }).runs.map(({ text }) => text)).toEqual(['I ❤ you']);
  });
});

describe('the way that writing runs', () => {
  it('is that of the first letter', () => {
    expect(directionOf('12 שלום abc')).toBe('rtl');
    expect(directionOf('… hello שלום')).toBe('ltr');
    expect(directionOf('123')).toBe('ltr');
  });

  it('puts right-to-left letters from the right to the left, and what is Latin in them as it is', () => {
    expect(visualOrder('אבג').join('')).toBe('גבא');
    expect(visualOrder('אב cd 12').join('')).toBe('cd 12 בא');
    expect(visualOrder('ab אב cd').join('')).toBe('ab בא cd');
    expect(visualOrder('א(ב)').join('')).toBe('(ב)א');
  });

  it('loses no character', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(visualOrder(text).sort()).toEqual(graphemesOf(text).sort());
      }),
    );
  });
});
