import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { patternIndexSchema } from '../../../shared/domain/pattern.ts';
import { readStickerSvg } from '../../../shared/domain/sticker-svg.ts';

const FOLDER = import.meta.dirname;
const MOST_BYTES = 8_000;
const TILE_PIXELS = 240;
const CHINESE = /\p{Script=Han}/u;

const { patterns } = z.parse(
  patternIndexSchema,
  JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8')),
);

type Tiled = { width: number; height: number; valueAt: (x: number, y: number) => number };

/** The tile's opacity, as if it went on for ever in both directions. */
async function tileForEver(svg: string, aspect: number): Promise<Tiled> {
  const width = TILE_PIXELS;
  const height = Math.round(TILE_PIXELS / aspect);
  const tile = await sharp(Buffer.from(svg), { density: 600 })
    .resize(width, height, { fit: 'fill' })
    .toBuffer();
  const ground = sharp({
    create: { width: 2 * width, height: 2 * height, channels: 4, background: '#0000' },
  });
  const pixels = await ground
    .composite([{ input: tile, tile: true, gravity: 'northwest' }])
    .raw()
    .toBuffer();
  const wrap = (value: number, size: number) => ((value % size) + size) % size;
  const valueAt = (x: number, y: number) =>
    pixels[(wrap(y, 2 * height) * 2 * width + wrap(x, 2 * width)) * 4 + 3] ?? 0;
  return { width, height, valueAt };
}

const turned = ({ width, height, valueAt }: Tiled): Tiled => ({
  width: height,
  height: width,
  valueAt: (x, y) => valueAt(y, x),
});

const JUMP = 60;
/**
 * How many pixels of the seam between two tiles side by side jump although the drawing is even all round them. A line
 * that crosses the seam makes jumps beside it too; one that ends at the seam, on one side only, does not.
 */
function countSeamJumps({ width, height, valueAt }: Tiled): number {
  const jumpAt = (x: number, y: number) => Math.abs(valueAt(x, y) - valueAt(x - 1, y));
  const isEvenRound = (y: number) => {
    for (let row = y - 4; row <= y + 4; row++) {
      for (const x of [-4, -3, -2, -1, 1, 2, 3, 4]) if (jumpAt(width + x, row) > JUMP / 3) return false;
    }
    return true;
  };
  let jumps = 0;
  for (let y = 0; y < height; y++) if (jumpAt(width, y) > JUMP && isEvenRound(y)) jumps++;
  return jumps;
}

const tileOf = (data: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60" viewBox="0 0 60 60" color="#2B2440">\n<path fill="currentColor" d="${data}"/>\n</svg>\n`;

describe('the seam check', () => {
  it('sees a shape that is missing beyond the edge', async () => {
    const tiled = await tileForEver(tileOf('M40,20h30v20h-30z'), 1);
    expect(countSeamJumps(tiled)).toBeGreaterThan(20);
    expect(countSeamJumps(turned(tiled))).toBe(0);
  });

  it('sees one that is missing below', async () => {
    const tiled = await tileForEver(tileOf('M20,40h20v30h-20z'), 1);
    expect(countSeamJumps(turned(tiled))).toBeGreaterThan(20);
  });

  it('lets one pass that goes on', async () => {
    const tiled = await tileForEver(tileOf('M40,20h30v20h-30zM-20,20h30v20h-30z'), 1);
    expect(countSeamJumps(tiled)).toBe(0);
  });
});

describe('patterns', () => {
  it('are many, each once, and exactly the files of the folder', () => {
    expect(patterns.length).toBeGreaterThanOrEqual(16);
    expect(new Set(patterns.map(({ patternId }) => patternId)).size).toBe(patterns.length);
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.svg'));
    expect(files.sort()).toEqual(patterns.map(({ file }) => file).sort());
  });

  it('are called something in both languages', () => {
    for (const { patternId, names, tags } of patterns) {
      expect(names['zh-CN'], patternId).toMatch(CHINESE);
      expect(names.en, patternId).not.toMatch(CHINESE);
      for (const tag of tags['zh-CN']) expect(tag, patternId).toMatch(CHINESE);
    }
  });
});

describe.each(patterns)('$patternId', ({ file, aspect, colours }) => {
  const svg = readFileSync(join(FOLDER, file), 'utf8');
  const picture = readStickerSvg(svg);
  if (!picture.ok) throw new Error(`${file}: ${picture.error}`);

  it('is small, in one colour that can be chosen', () => {
    expect(svg.length).toBeLessThan(MOST_BYTES);
    expect(picture.value.width / picture.value.height).toBeCloseTo(aspect, 2);
    for (const { fill, stroke } of picture.value.paths) expect(fill ?? stroke?.paint).toBe('currentColor');
    for (const pair of colours) expect(pair.background).not.toBe(pair.colour);
  });

  it('is drawn, and lets the background through', async () => {
    const { width, height, valueAt } = await tileForEver(svg, aspect);
    let opacity = 0;
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) opacity += valueAt(x, y) / 255;
    expect(opacity / (width * height)).toBeGreaterThan(0.03);
    expect(opacity / (width * height)).toBeLessThan(0.9);
  });

  it('has no seam', async () => {
    const tiled = await tileForEver(svg, aspect);
    expect(countSeamJumps(tiled)).toBe(0);
    expect(countSeamJumps(turned(tiled))).toBe(0);
  });
});
