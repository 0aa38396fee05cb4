import type { Background } from '../../../shared/domain/design.ts';
import { type Context2d, scratchContext } from './context.ts';
import type { PatternTile } from './draw-assets.ts';
import { paintVectorPicture } from './vector-picture.ts';

type PatternBackground = Extract<Background, { kind: 'pattern' }>;

/** No bitmap of a tile is larger: 64 MB. Reached only by the largest tiles four times as large, at 600 dpi. */
const MOST_PX = 4096;
/** A tile has at least so many pixels for each that is seen: repeated bitmaps are resampled once more. */
const OVERSAMPLING = 1.5;

/** The tile in its colour, clipped to whole pixels. Repeated as vectors, half transparent parts would overlap at the edges. */
function paintTile(tile: PatternTile, colour: string, widthPx: number, heightPx: number): OffscreenCanvas {
  const context = scratchContext(widthPx, heightPx);
  context.scale(widthPx / tile.picture.width, heightPx / tile.picture.height);
  paintVectorPicture(context, tile.picture, { colour, border: true });
  return context.canvas;
}

/** The last tile that was painted: the stage draws its background again and again. */
let last: { readonly tile: PatternTile; readonly key: string; readonly canvas: OffscreenCanvas } | null =
  null;

/** A fill style that repeats the tile from the top left corner of the print. */
export function tilePattern(
  context: Context2d,
  tile: PatternTile,
  { colour, scale }: PatternBackground,
  pixelsPerMm: number,
): CanvasPattern {
  const exactWidth = tile.tileWidthMm * scale * pixelsPerMm;
  const exactHeight = exactWidth / tile.aspect;
  const size = Math.min(OVERSAMPLING, MOST_PX / Math.max(exactWidth, exactHeight));
  const [widthPx, heightPx] = [Math.ceil(exactWidth * size), Math.ceil(exactHeight * size)];
  const key = `${colour} ${widthPx} ${heightPx}`;
  if (last?.tile !== tile || last.key !== key) {
    last = { tile, key, canvas: paintTile(tile, colour, widthPx, heightPx) };
  }
  const pattern = context.createPattern(last.canvas, 'repeat');
  if (!pattern) throw new Error('no pattern');
  pattern.setTransform(new DOMMatrix().scaleSelf(exactWidth / widthPx, exactHeight / heightPx));
  return pattern;
}
