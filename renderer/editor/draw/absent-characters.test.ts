import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
  type DesignFont,
  designFontIndexSchema,
  missingCharacters,
  parseUnicodeRange,
} from '../../../shared/domain/design-font.ts';

const ROOT = join(import.meta.dirname, '../../..');
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
const { fonts } = z.parse(designFontIndexSchema, readJson('assets/fonts/index.json'));

/** What the ranges of a font's files promise, and what is really in them. */
function charactersOf(font: DesignFont) {
  const folder = `node_modules/${font.package}`;
  const table = z.parse(z.record(z.string(), z.string()), readJson(`${folder}/unicode.json`));
  const weight = font.package.startsWith('@fontsource-variable/') ? 'wght' : font.weight;
  const held = new Set<number>();
  const faces = Object.entries(table).map(([part, unicodeRange]) => {
    const name = `${font.fontId}-${part.replace(/[[\]]/g, '')}-${weight}-normal.woff2`;
    const file = create(readFileSync(join(ROOT, folder, 'files', name)));
    for (const code of codesIn(unicodeRange)) if (file.hasGlyphForCodePoint(code)) held.add(code);
    return { unicodeRange };
  });
  return { held, faces };
}

const codesIn = (unicodeRange: string): number[] =>
  parseUnicodeRange(unicodeRange).flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index),
  );

/** As in CSS, from the lowest to the highest. */
function asRanges(codes: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const code of codes.toSorted((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last && last[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  const hex = (code: number): string => code.toString(16).toUpperCase();
  return ranges.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',');
}

function absentIn(
  font: DesignFont,
  characters: ReadonlyMap<string, ReturnType<typeof charactersOf>>,
): string {
  const ids = [font.fontId, ...font.fallbacks];
  const stack = ids.flatMap((id) => characters.get(id) ?? []);
  const faces = stack.flatMap((one) => one.faces);
  const promised = new Set(faces.flatMap(({ unicodeRange }) => codesIn(unicodeRange)));
  const absent = [...promised].filter((code) => !stack.some(({ held }) => held.has(code)));
  const text = absent.map((code) => String.fromCodePoint(code)).join('');
  const known = { fonts: fonts.filter(({ fontId }) => ids.includes(fontId)), faces };
  const named = new Set(missingCharacters(text, known));
  // White space and what only steers other characters needs no glyph.
  return asRanges(
    absent.filter((code) => {
      const character = String.fromCodePoint(code);
      return !named.has(character) && !/\s|\p{C}|\ufe0f/u.test(character);
    }),
  );
}

it('names every character that the files of a font lack although their ranges promise it', async () => {
  const characters = new Map(fonts.map((font) => [font.fontId, charactersOf(font)]));
  const absent = Object.fromEntries(fonts.map((font) => [font.fontId, absentIn(font, characters)]));
  // After a change of the fonts: run this test once with --update.
  await expect(`${JSON.stringify(absent, null, 2)}\n`).toMatchFileSnapshot('absent-characters.json');
}, 120_000);
