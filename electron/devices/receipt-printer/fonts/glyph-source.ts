import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import * as z from 'zod';

/** One sign, in units of an em of 1: y points up. */
export interface Glyph {
  readonly unitsPerEm: number;
  readonly advance: number;
  /** SVG path data. Empty for a blank. */
  readonly path: string;
}

/**
 * Signs of the receipt font, out of the files of the package, so that nothing depends on the fonts that a kiosk has
 * installed. `null`: the font has no such sign.
 */
export interface GlyphSource {
  glyphOf(codePoint: number): Promise<Glyph | null>;
}

const PACKAGE = '@fontsource-variable/noto-sans-sc';
/** The parts of the font that stay in memory: a receipt needs about ten, at some megabytes each. */
const KEPT_PARTS = 12;
/** Outlines are small, and most receipts use the same few hundred. */
const KEPT_GLYPHS = 3_000;

interface Part {
  readonly file: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** Where the package is, when nobody says so. */
export function findFontFolder(): string {
  return dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`));
}

/** Opens the font. Reads the list of its parts at once, and each part when a sign of it is first asked for. */
export function createGlyphSource(folder = findFontFolder()): GlyphSource {
  const parts = readParts(folder);
  const fonts = new Map<string, Promise<Font>>();
  const glyphs = new Map<number, Glyph | null>();

  const fontOf = (file: string): Promise<Font> => {
    const font = fonts.get(file) ?? openPart(join(folder, 'files', file));
    fonts.delete(file);
    fonts.set(file, font);
    dropOldest(fonts, KEPT_PARTS);
    return font;
  };

  const read = async (codePoint: number): Promise<Glyph | null> => {
    const part = parts.find(({ ranges }) =>
      ranges.some(([from, to]) => codePoint >= from && codePoint <= to),
    );
    if (!part) return null;
    const font = await fontOf(part.file);
    if (!font.hasGlyphForCodePoint(codePoint)) return null;
    const glyph = font.glyphForCodePoint(codePoint);
    return { unitsPerEm: font.unitsPerEm, advance: glyph.advanceWidth, path: glyph.path.toSVG() };
  };

  return {
    glyphOf: async (codePoint) => {
      const known = glyphs.get(codePoint);
      if (known !== undefined) return known;
      const glyph = await read(codePoint);
      glyphs.set(codePoint, glyph);
      dropOldest(glyphs, KEPT_GLYPHS);
      return glyph;
    },
  };
}

async function openPart(path: string): Promise<Font> {
  const bytes = await readFile(path);
  const font = create(bytes);
  // Unpacking takes some 40 ms: whoever polls a bus gets a turn before the next part.
  await new Promise((resolve) => setImmediate(resolve));
  return font;
}

function dropOldest<Key>(map: Map<Key, unknown>, limit: number): void {
  for (const key of map.keys()) {
    if (map.size <= limit) return;
    map.delete(key);
  }
}

/** `unicode.json` of the package: the name of each part, and the signs in it as CSS writes them. */
function readParts(folder: string): Part[] {
  const listed = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')));
  return Object.entries(listed).map(([name, ranges]) => ({
    file: `noto-sans-sc-${name.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`,
    ranges: ranges.split(',').map(readRange),
  }));
}

function readRange(text: string): [number, number] {
  const [from = '', to = from] = text.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
