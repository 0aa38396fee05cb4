import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import * as z from 'zod/mini';
import { type Pattern, type PatternColours, patternIndexSchema } from '../shared/domain/pattern.ts';
import { type Sticker, type StickerCategory, stickerIndexSchema } from '../shared/domain/sticker.ts';
import { paintStickerSvg } from '../shared/domain/sticker-svg.ts';
import { projectDir } from './project.ts';

/*
 * Contact sheets, so that a person can judge the drawings as a family: out/stickers.png has every sticker on a light
 * and on a dark ground, out/patterns.png every pattern in all its suggested colours. Run it after each change there.
 */

const STICKERS_DIR = join(projectDir, 'assets/stickers');
const PATTERNS_DIR = join(projectDir, 'assets/images/patterns');
const OUT_DIR = join(projectDir, 'out');

/** In pixels. A cell shows its sticker large on the light ground, and small on the dark one. */
const CELL = { width: 236, height: 262, picture: 176, onDark: 46, columns: 8 } as const;
const HEADING_HEIGHT = 64;
const SWATCH = { width: 250, height: 190, gap: 14, caption: 26, columns: 2, pixelsPerMm: 8 } as const;
const COLOURS = { paper: '#f1e9dc', dark: '#3b4a54', ink: '#1d1b22', faint: '#5a5561' } as const;

const readIndex = <Schema extends z.ZodMiniType>(schema: Schema, folder: string): z.output<Schema> =>
  z.parse(schema, JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')));

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const drawText = (x: number, y: number, size: number, text: string, style = '') =>
  `<text x="${x}" y="${y}" font-size="${size}" ${style}>${escapeXml(text)}</text>`;

/** The picture as part of the sheet, fitted into a square about a point. */
function placeSticker(svg: string, aspect: number, centreX: number, centreY: number, side: number): string {
  const width = aspect >= 1 ? side : side * aspect;
  const height = aspect >= 1 ? side / aspect : side;
  const place = `x="${centreX - width / 2}" y="${centreY - height / 2}" width="${width}" height="${height}"`;
  return svg.replace(/ width="[^"]+" height="[^"]+"/, ` ${place}`);
}

function drawSticker(sticker: Sticker, left: number, top: number): string {
  const svg = readFileSync(join(STICKERS_DIR, sticker.file), 'utf8');
  const onDark = paintStickerSvg(svg, {
    ...(sticker.recolourable ? { colour: '#fff4e2' } : {}),
    border: false,
  });
  const darkX = left + CELL.width - CELL.onDark / 2 - 6;
  const darkY = top + CELL.onDark / 2 + 4;
  return [
    placeSticker(svg, sticker.aspect, left + CELL.width / 2 - 16, top + 14 + CELL.picture / 2, CELL.picture),
    `<circle cx="${darkX}" cy="${darkY}" r="${CELL.onDark / 2}" fill="${COLOURS.dark}"/>`,
    placeSticker(onDark, sticker.aspect, darkX, darkY, CELL.onDark * 0.64),
    drawText(
      left + CELL.width / 2,
      top + CELL.picture + 44,
      15,
      `${sticker.names.en} · ${sticker.names['zh-CN']}`,
      'text-anchor="middle"',
    ),
    drawText(
      left + CELL.width / 2,
      top + CELL.picture + 63,
      12,
      sticker.stickerId,
      `text-anchor="middle" fill="${COLOURS.faint}"`,
    ),
  ].join('');
}

function drawCategory(category: StickerCategory, stickers: readonly Sticker[], top: number): string {
  const { en, 'zh-CN': chinese } = category.names;
  return [
    drawText(24, top + 42, 28, `${en} · ${chinese} (${stickers.length})`, 'font-weight="bold"'),
    ...stickers.map((sticker, index) => {
      const row = Math.floor(index / CELL.columns);
      const left = (index % CELL.columns) * CELL.width;
      return drawSticker(sticker, left, top + HEADING_HEIGHT + row * CELL.height);
    }),
  ].join('\n');
}

const sheetSvg = (width: number, height: number, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" fill="${COLOURS.ink}"><rect width="${width}" height="${height}" fill="${COLOURS.paper}"/>${content}</svg>`;

async function writeStickerSheet(): Promise<void> {
  const { categories, stickers } = readIndex(stickerIndexSchema, STICKERS_DIR);
  const parts: string[] = [];
  let height = 0;
  for (const category of categories) {
    const members = stickers.filter((sticker) => sticker.category === category.categoryId);
    parts.push(drawCategory(category, members, height));
    height += HEADING_HEIGHT + Math.ceil(members.length / CELL.columns) * CELL.height;
  }
  const sheet = sheetSvg(CELL.columns * CELL.width, height + 20, parts.join('\n'));
  await sharp(Buffer.from(sheet), { unlimited: true }).png().toFile(join(OUT_DIR, 'stickers.png'));
}

/** One swatch of a pattern, tiled as it would be on a case. */
async function drawSwatch(pattern: Pattern, { background, colour }: PatternColours): Promise<Buffer> {
  const svg = paintStickerSvg(readFileSync(join(PATTERNS_DIR, pattern.file), 'utf8'), { colour });
  const width = Math.round(pattern.tileWidthMm * SWATCH.pixelsPerMm);
  const height = Math.round(width / pattern.aspect);
  const tile = await sharp(Buffer.from(svg), { density: 600 })
    .resize(width, height, { fit: 'fill' })
    .toBuffer();
  // A tile may be larger than the swatch: tile on a larger ground, then cut.
  const ground = { width: 2 * SWATCH.width, height: 2 * SWATCH.height, channels: 4 as const, background };
  const tiled = await sharp({ create: ground })
    .composite([{ input: tile, tile: true, gravity: 'northwest' }])
    .png()
    .toBuffer();
  return sharp(tiled).extract({ left: 0, top: 0, width: SWATCH.width, height: SWATCH.height }).toBuffer();
}

async function writePatternSheet(): Promise<void> {
  const { patterns } = readIndex(patternIndexSchema, PATTERNS_DIR);
  const most = Math.max(...patterns.map(({ colours }) => colours.length));
  const columnWidth = most * SWATCH.width + 3 * SWATCH.gap;
  const rowHeight = SWATCH.height + SWATCH.caption + SWATCH.gap;
  const captions: string[] = [];
  const pieces: { input: Buffer; left: number; top: number }[] = [];
  for (const [index, pattern] of patterns.entries()) {
    const left = (index % SWATCH.columns) * columnWidth + SWATCH.gap;
    const top = Math.floor(index / SWATCH.columns) * rowHeight + SWATCH.gap;
    const { en, 'zh-CN': chinese } = pattern.names;
    captions.push(drawText(left, top + SWATCH.height + 19, 15, `${en} · ${chinese} · ${pattern.patternId}`));
    for (const [at, colours] of pattern.colours.entries()) {
      pieces.push({ input: await drawSwatch(pattern, colours), left: left + at * SWATCH.width, top });
    }
  }
  const height = Math.ceil(patterns.length / SWATCH.columns) * rowHeight + SWATCH.gap;
  const sheet = sheetSvg(SWATCH.columns * columnWidth, height, captions.join(''));
  await sharp(Buffer.from(sheet), { unlimited: true })
    .composite(pieces)
    .png()
    .toFile(join(OUT_DIR, 'patterns.png'));
}

mkdirSync(OUT_DIR, { recursive: true });
await writeStickerSheet();
await writePatternSheet();
