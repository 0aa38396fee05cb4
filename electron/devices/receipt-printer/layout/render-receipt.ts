import sharp from 'sharp';
import { type Bitmap, stamp, thresholdGrey } from '../bitmap.ts';
import type { GlyphSource } from '../fonts/glyph-source.ts';
import type { Receipt } from '../types.ts';
import { type LaidOut, layOutReceipt } from './lay-out-receipt.ts';

/** Darker than this is black: half would lose the thinnest strokes, which heat blurs anyway. */
const TEXT_LIMIT = 150;
/** Two metres of paper; a receipt that needs more is a mistake. */
const MAX_HEIGHT_PX = 16_000;

export interface RenderedReceipt {
  readonly picture: Bitmap;
  /** Signs that the font lacks. */
  readonly missing: readonly string[];
}

/** Draws a receipt as dots. Throws for a picture in it that cannot be read, and for one that never ends. */
export async function renderReceipt(
  receipt: Receipt,
  widthPx: number,
  glyphs: GlyphSource,
): Promise<RenderedReceipt> {
  const laidOut = await layOutReceipt(receipt, widthPx, glyphs);
  if (laidOut.heightPx > MAX_HEIGHT_PX) throw new Error(`a receipt of ${laidOut.heightPx} rows`);
  const { data, info } = await sharp(Buffer.from(svgOf(laidOut)), { unlimited: true })
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const picture = thresholdGrey(data, info.width, info.height, TEXT_LIMIT);
  for (const { bitmap, left, top } of laidOut.stamps) stamp(picture, bitmap, left, top);
  return { picture, missing: laidOut.missing };
}

function svgOf({ widthPx, heightPx, paths }: LaidOut): string {
  const size = `width="${widthPx}" height="${heightPx}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><g stroke="#000" stroke-linejoin="round">${paths.join('')}</g></svg>`;
}
