import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TEXT_LENGTH } from '../../../../shared/domain/design.ts';
import { cleanText, cleanTyped, isBlank } from './clean-text.ts';

/** Letters of many scripts among the signs that make trouble, so that both meet often. */
const awkward = fc.string({
  unit: fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
    {
      weight: 5,
      arbitrary: fc.constantFrom(
        ...[
          'a',
          'é',
          'e',
          '\u0301',
          '爱',
          'ש',
          '\u05bc',
          'م',
          '1',
          '#',
          '❤',
          '🦄',
          '👩',
          '🎤',
          '🏽',
          '🇫',
          '🇷',
        ],
        ...['\u200d', '\ufe0f', '\u20e3', '\u200b', '\u202e', '\u0000', '\r', '\n', '\t', '\u00a0', '\u3000'],
        ...[
          '\ud83e',
          '\udd84',
          '\ufeff',
          '\u00ad',
          '\u{e0062}',
          '🏴',
          '\u{e007f}',
          '\u115f',
          '\u1100',
          '\u1161',
        ],
      ),
    },
  ),
  maxLength: 40,
});

describe('cleaning what was typed or pasted', () => {
  it.each([
    ['signs that nobody sees', 'a\u200bb\u00adc\u202ed\ufeffe\u0007', 'abcde'],
    ['line ends of all kinds', 'a\r\nb\rc\u2028d\ne', 'a\nb\nc\nd\ne'],
    ['white space of all kinds', 'a\tb\u00a0c\u2003d', 'a b c d'],
    ['the Chinese space, which stays', '你\u3000好', '你\u3000好'],
    ['half an emoji', 'a\ud83e', 'a'],
    ['a letter and its accent', 'cafe\u0301', 'café'],
    ['a tower of accents', `z${'\u0335'.repeat(40)}`, `z${'\u0335'.repeat(3)}`],
    ['Hebrew with its points', 'שָׁלוֹם', 'שָׁלוֹם'.normalize('NFC')],
    ['a private character', 'a\ue000b', 'ab'],
  ])('mends %s', (_what, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('keeps an emoji whole, so that it can be named', () => {
    for (const emoji of ['🦄', '👩\u200d🎤', '🇫🇷', '👍🏽', '1\ufe0f\u20e3'])
      expect(cleanText(`a${emoji}b`)).toBe(`a${emoji}b`);
  });

  it('takes the plain heart for the coloured one', () => {
    expect(cleanText('I ❤\ufe0f U')).toBe('I ❤ U');
  });

  it('leaves nothing that has no picture', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const plain = cleanText(text).replace(/\p{RGI_Emoji}/gv, '');
        expect(plain).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/u);
        expect(plain).not.toMatch(/\p{M}{4}/u);
      }),
      { numRuns: 1500 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
      }),
      { numRuns: 1500 },
    );
  });

  it('leaves ordinary writing alone', () => {
    const ordinary = fc.string({ unit: fc.constantFrom(...'abc XYZ,.!?ßñé爱你，。\n'), maxLength: 80 });
    fc.assert(
      fc.property(ordinary, (text) => {
        expect(cleanText(text)).toBe(text);
      }),
    );
  });

  it('ends at the longest text that a layer may have, never within a character', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.constantFrom('🦄', '👩\u200d🎤', '爱'), (start, character) => {
        const clean = cleanText('a'.repeat(start) + character.repeat(MAX_TEXT_LENGTH));
        expect(clean.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
        expect(clean.length).toBeGreaterThan(MAX_TEXT_LENGTH - character.length);
        expect((clean.length - start) % character.length).toBe(0);
      }),
    );
  });

  it('keeps the caret behind the same character', () => {
    expect(cleanTyped('a\u200bb\u200bc', 4)).toEqual({ value: 'abc', caret: 2 });
    fc.assert(
      fc.property(awkward, fc.nat(40), (text, at) => {
        const { value, caret } = cleanTyped(text, Math.min(at, text.length));
        expect(caret).toBeGreaterThanOrEqual(0);
        expect(caret).toBeLessThanOrEqual(Math.max(value.length, at));
      }),
    );
  });

  it('knows a text with nothing to see', () => {
    expect(isBlank(' \n\u3000')).toBe(true);
    expect(isBlank(' . ')).toBe(false);
  });
});
