import { create } from 'qrcode';
import sharp from 'sharp';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { type Bitmap, blackenBox, createBitmap } from '../bitmap.ts';
import { ditherGrey } from '../dither.ts';
import type { GlyphSource } from '../fonts/glyph-source.ts';
import type { Receipt, ReceiptLine } from '../types.ts';
import { breakLines } from './break-lines.ts';
import { drawSigns, type ShapedSign, shapeText, type TextStyle, widthOf } from './shape-text.ts';

/** Dots per millimetre of a receipt printer of 203 dpi. */
export const DOTS_PER_MM = 8;

const STYLE = {
  heading: { sizePx: 40, weight: 'bold' },
  small: { sizePx: 21, weight: 'regular' },
  normal: { sizePx: 26, weight: 'regular' },
  large: { sizePx: 34, weight: 'regular' },
} as const satisfies Record<string, TextStyle>;
const BIG_NUMBER_PX = { most: 150, least: 40 } as const;
const LINE_HEIGHT = 1.35;
/** Where the letters stand within the height of their line. */
const BASELINE = 0.98;
const MARGIN_PX = 8;
const GAP_PX = 10;
const PAIR_GAP_PX = 24;
const QR = { shareOfWidth: 0.55, quietModules: 4 } as const;

/** Things in their places on the paper: paths for text, dots for everything that must stay exact. */
export interface LaidOut {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly paths: readonly string[];
  readonly stamps: readonly { readonly bitmap: Bitmap; readonly left: number; readonly top: number }[];
  /** Signs that the font lacks, and that are boxes on the paper. */
  readonly missing: readonly string[];
}

/** Lays a receipt out for a paper of `widthPx` printable dots. Throws for a picture that cannot be read. */
export async function layOutReceipt(
  receipt: Receipt,
  widthPx: number,
  glyphs: GlyphSource,
): Promise<LaidOut> {
  const sheet = createSheet(widthPx, glyphs);
  for (const line of receipt.lines) await sheet.add(line);
  return sheet.result();
}

function createSheet(widthPx: number, glyphs: GlyphSource) {
  const innerPx = widthPx - 2 * MARGIN_PX;
  const paths: string[] = [];
  const stamps: { bitmap: Bitmap; left: number; top: number }[] = [];
  const missing = new Set<string>();
  let y = MARGIN_PX;

  const shape = async (text: string, style: TextStyle): Promise<ShapedSign[]> => {
    const signs = await shapeText(text, style, glyphs);
    for (const { sign, isMissing } of signs) if (isMissing) missing.add(sign);
    return signs;
  };
  const drawLine = (signs: readonly ShapedSign[], style: TextStyle, leftPx: number, topPx: number) =>
    paths.push(drawSigns(signs, style, leftPx, topPx + style.sizePx * BASELINE));
  const centred = (signs: readonly ShapedSign[]) => MARGIN_PX + (innerPx - widthOf(signs)) / 2;

  const addText = async (text: string, style: TextStyle, align: 'left' | 'centre') => {
    const lines = breakLines(await shape(text, style), innerPx);
    for (const line of lines) {
      drawLine(line, style, align === 'left' ? MARGIN_PX : centred(line), y);
      y += style.sizePx * LINE_HEIGHT;
    }
  };

  /** The value keeps to the right; a word that is too long for the rest of the line breaks on the left. */
  const addPair = async (left: string, right: string, style: TextStyle) => {
    const values = breakLines(await shape(right, style), innerPx * 0.7);
    const valuePx = Math.max(0, ...values.map(widthOf));
    const words = breakLines(
      await shape(left, style),
      Math.max(innerPx * 0.3, innerPx - valuePx - PAIR_GAP_PX),
    );
    const step = style.sizePx * LINE_HEIGHT;
    words.forEach((line, index) => {
      drawLine(line, style, MARGIN_PX, y + index * step);
    });
    values.forEach((line, index) => {
      drawLine(line, style, widthPx - MARGIN_PX - widthOf(line), y + index * step);
    });
    y += Math.max(words.length, values.length) * step;
  };

  const addBigNumber = async (text: string, caption: string) => {
    if (caption !== '') await addText(caption, STYLE.normal, 'centre');
    const most = { sizePx: BIG_NUMBER_PX.most, weight: 'bold' } as const;
    const fits = (innerPx / Math.max(1, widthOf(await shape(text, most)))) * most.sizePx;
    const sizePx = Math.max(BIG_NUMBER_PX.least, Math.min(most.sizePx, Math.floor(fits)));
    const style: TextStyle = { sizePx, weight: 'bold' };
    for (const line of breakLines(await shape(text, style), innerPx)) {
      drawLine(line, style, centred(line), y);
      y += style.sizePx * 1.15;
    }
  };

  const addStamp = (bitmap: Bitmap) => {
    stamps.push({ bitmap, left: Math.floor((widthPx - bitmap.widthPx) / 2), top: Math.ceil(y) });
    y += bitmap.heightPx;
  };

  const add = async (line: ReceiptLine): Promise<void> => {
    switch (line.kind) {
      case 'heading':
        return addText(line.text, STYLE.heading, 'centre');
      case 'text': {
        const style: TextStyle = { ...STYLE[line.size ?? 'normal'], weight: line.bold ? 'bold' : 'regular' };
        return addText(line.text, style, line.align ?? 'left');
      }
      case 'pair':
        return addPair(line.left, line.right, { ...STYLE.normal, weight: line.bold ? 'bold' : 'regular' });
      case 'rule':
        y += GAP_PX;
        addStamp(ruleOf(innerPx));
        y += GAP_PX;
        return;
      case 'qr':
        addStamp(drawQr(line.text, Math.floor(widthPx * QR.shareOfWidth)));
        return line.caption === '' ? undefined : addText(line.caption, STYLE.small, 'centre');
      case 'bigNumber':
        return addBigNumber(line.text, line.caption);
      case 'picture':
        return addStamp(
          await drawPicture(line.bytes, Math.min(innerPx, Math.round(line.widthMm * DOTS_PER_MM))),
        );
      default:
        return assertNever(line);
    }
  };

  return {
    add,
    result: (): LaidOut => ({
      widthPx,
      heightPx: Math.ceil(y) + MARGIN_PX,
      paths,
      stamps,
      missing: [...missing],
    }),
  };
}

function ruleOf(widthPx: number): Bitmap {
  const bitmap = createBitmap(widthPx, 3);
  blackenBox(bitmap, 0, 0, widthPx, 3);
  return bitmap;
}

/** Whole dots for each module: a code that was scaled is a code that some phones cannot read. */
function drawQr(text: string, targetPx: number): Bitmap {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const count = modules.size + 2 * QR.quietModules;
  const modulePx = Math.max(2, Math.floor(targetPx / count));
  const bitmap = createBitmap(count * modulePx, count * modulePx);
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column))
        blackenBox(
          bitmap,
          (column + QR.quietModules) * modulePx,
          (row + QR.quietModules) * modulePx,
          modulePx,
          modulePx,
        );
  return bitmap;
}

async function drawPicture(bytes: Uint8Array, widthPx: number): Promise<Bitmap> {
  const { data, info } = await sharp(bytes, { limitInputPixels: 40_000_000 })
    .rotate()
    .resize({ width: widthPx })
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return ditherGrey(data, info.width, info.height);
}
