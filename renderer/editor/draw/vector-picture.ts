import type { Pattern } from '../../../shared/domain/pattern.ts';
import { readStickerSvg } from '../../../shared/domain/sticker-svg.ts';
import type { Context2d } from './context.ts';
import type { PatternTile, VectorPicture } from './draw-assets.ts';

/** Makes a sticker or a pattern tile ready to be painted. Throws where the file is not of our subset of SVG. */
export function readVectorPicture(svg: string): VectorPicture {
  const read = readStickerSvg(svg);
  if (!read.ok) throw new Error(read.error);
  const { width, height, colour, paths } = read.value;
  return {
    width,
    height,
    colour,
    paths: paths.map(({ data, ...path }) => ({ ...path, path: new Path2D(data) })),
  };
}

/** A pattern's file, and what its index says about it: all that a worker needs. */
export interface PatternSource extends Pick<Pattern, 'tileWidthMm' | 'aspect'> {
  readonly svg: string;
}

/** Throws like `readVectorPicture`. */
export const tileOf = ({ svg, tileWidthMm, aspect }: PatternSource): PatternTile => ({
  tileWidthMm,
  aspect,
  picture: readVectorPicture(svg),
});

/** Paints it in its own units, from 0, 0. `colour`: in place of its own first colour. */
export function paintVectorPicture(
  context: Context2d,
  picture: VectorPicture,
  { colour, border }: { readonly colour: string | null; readonly border: boolean },
): void {
  const chosen = colour ?? picture.colour ?? '#000000';
  const paint = (name: string): string => (name === 'currentColor' ? chosen : name);
  const alpha = context.globalAlpha;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const { path, fill, stroke, opacity, isBorder } of picture.paths) {
    if (isBorder && !border) continue;
    context.globalAlpha = alpha * opacity;
    if (fill) {
      context.fillStyle = paint(fill);
      context.fill(path);
    }
    if (stroke) {
      context.strokeStyle = paint(stroke.paint);
      context.lineWidth = stroke.width;
      context.stroke(path);
    }
  }
  context.globalAlpha = alpha;
}
