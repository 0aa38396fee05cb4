import type { GlyphSource } from '../fonts/glyph-source.ts';

export type Weight = 'regular' | 'bold';

/**
 * The font's files are variable, and the library reads their thinnest instance alone. An outline of this width round the
 * thin strokes, in thousandths of an em, makes the weight. Round joins, so it stays a good-looking letter.
 */
const OUTLINE: Readonly<Record<Weight, number>> = { regular: 42, bold: 78 };

/** A sign that the font lacks is an empty box, never nothing: somebody has to notice it. */
const BOX = { path: 'M80 0H720V720H80ZM120 40V680H680V40Z', advance: 800, unitsPerEm: 1000 } as const;

export interface TextStyle {
  readonly sizePx: number;
  readonly weight: Weight;
}

/** One sign in its place on a line. */
export interface ShapedSign {
  readonly sign: string;
  readonly widthPx: number;
  readonly path: string;
  readonly unitsPerEm: number;
  readonly isMissing: boolean;
}

export async function shapeText(text: string, style: TextStyle, glyphs: GlyphSource): Promise<ShapedSign[]> {
  const shaped: ShapedSign[] = [];
  for (const sign of text.normalize('NFC')) {
    const glyph = await glyphs.glyphOf(sign.codePointAt(0) ?? 0);
    const { advance, unitsPerEm, path } = glyph ?? BOX;
    const widthPx = (advance / unitsPerEm) * style.sizePx;
    shaped.push({ sign, widthPx, path, unitsPerEm, isMissing: glyph === null });
  }
  return shaped;
}

export function widthOf(signs: readonly ShapedSign[]): number {
  return signs.reduce((sum, { widthPx }) => sum + widthPx, 0);
}

/** The signs as SVG paths, from `leftPx` on the line at `baselinePx`. */
export function drawSigns(
  signs: readonly ShapedSign[],
  style: TextStyle,
  leftPx: number,
  baselinePx: number,
): string {
  let x = leftPx;
  const paths = signs.map(({ path, unitsPerEm, widthPx }) => {
    const scale = style.sizePx / unitsPerEm;
    const outline = (OUTLINE[style.weight] * unitsPerEm) / 1000;
    const place = `translate(${x.toFixed(2)} ${baselinePx.toFixed(2)}) scale(${scale} ${-scale})`;
    x += widthPx;
    return path === '' ? '' : `<path transform="${place}" d="${path}" stroke-width="${outline}"/>`;
  });
  return paths.join('');
}
