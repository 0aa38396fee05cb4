import type { TextLayer } from '../../../shared/domain/design.ts';
import type { Context2d } from './context.ts';
import type { DrawAssets } from './draw-assets.ts';
import { measureOnCanvas, SET_PX, setText } from './measure-text.ts';
import { emMmOf, type TextBlock, type TextRun, textBlockEm } from './text-layout.ts';

/** Blocks by what they say and how, as long as the fonts are the same. */
const blocks = new WeakMap<DrawAssets['fonts'], Map<string, TextBlock>>();
const MOST_BLOCKS = 200;

/** Everything that the layout of a text depends on, but its font's files. */
const styleKey = (layer: TextLayer): string =>
  JSON.stringify([
    layer.text,
    layer.fontId,
    layer.align,
    layer.outline?.widthEm,
    layer.curveDeg,
    layer.letterSpacingEm,
    layer.lineHeightEm,
    layer.wrapEm,
  ]);

/** The layer's words laid out; null while its font is not there. */
export function blockOf(layer: TextLayer, fonts: DrawAssets['fonts']): TextBlock | null {
  const font = fonts.get(layer.fontId);
  if (!font) return null;
  const known = blocks.get(fonts) ?? new Map<string, TextBlock>();
  blocks.set(fonts, known);
  const key = styleKey(layer);
  const block = known.get(key) ?? textBlockEm(layer, font, measureOnCanvas);
  if (known.size >= MOST_BLOCKS) known.clear();
  known.set(key, block);
  return block;
}

/** Lets `write` write each piece where it stands. */
function forEachRun(
  context: Context2d,
  runs: readonly TextRun[],
  write: (text: string, xPx: number, yPx: number) => void,
): void {
  for (const { text, xEm, yEm, angleRad, direction } of runs) {
    if (text === '') continue;
    context.direction = direction;
    if (angleRad === 0) {
      write(text, xEm * SET_PX, yEm * SET_PX);
      continue;
    }
    context.save();
    context.translate(xEm * SET_PX, yEm * SET_PX);
    context.rotate(angleRad);
    write(text, 0, 0);
    context.restore();
  }
}

/** Draws into the box from 0, 0 to the layer's size, in pixels at `pixelsPerMm`: the whole outline, then the letters. */
export function drawText(
  context: Context2d,
  layer: TextLayer,
  { fonts }: DrawAssets,
  pixelsPerMm: number,
): void {
  const font = fonts.get(layer.fontId);
  const block = blockOf(layer, fonts);
  if (!font || !block) return;
  const emMm = emMmOf(layer, block);
  context.translate(
    ((layer.widthMm - block.widthEm * emMm) / 2) * pixelsPerMm,
    ((layer.heightMm - block.heightEm * emMm) / 2) * pixelsPerMm,
  );
  const scale = (emMm * pixelsPerMm) / SET_PX;
  context.scale(scale, scale);
  setText(context, font, layer.curveDeg === 0 ? layer.letterSpacingEm : 0);
  if (layer.outline) {
    context.lineJoin = 'round';
    context.lineWidth = 2 * layer.outline.widthEm * SET_PX;
    context.strokeStyle = layer.outline.colour;
    forEachRun(context, block.runs, (text, x, y) => context.strokeText(text, x, y));
  }
  context.fillStyle = layer.colour;
  forEachRun(context, block.runs, (text, x, y) => context.fillText(text, x, y));
}
