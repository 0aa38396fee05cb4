import { canvasFont, type DesignFont } from '../../../shared/domain/design-font.ts';
import { type Context2d, scratchContext } from './context.ts';
import type { Measure, TextMeasure } from './text-layout.ts';

/**
 * Text is always set at this size and scaled by the canvas: letters then stand in the same places at every zoom and in
 * the print, whatever the browser does to small letters.
 */
export const SET_PX = 100;

/** Makes a canvas write as it measures. */
export function setText(context: Context2d, font: DesignFont, letterSpacingEm: number): void {
  context.font = canvasFont(font, SET_PX);
  context.letterSpacing = `${letterSpacingEm * SET_PX}px`;
  context.fontKerning = 'normal';
  context.textRendering = 'geometricPrecision';
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
}

let ruler: OffscreenCanvasRenderingContext2D | null = null;

/** Measures on a canvas. The font's faces must be loaded. */
export const measureOnCanvas: Measure = (font, text, letterSpacingEm): TextMeasure => {
  ruler ??= scratchContext(1, 1);
  setText(ruler, font, letterSpacingEm);
  const found = ruler.measureText(text);
  // The canvas leaves room after the last letter too.
  const trailingEm = text === '' ? 0 : letterSpacingEm;
  return {
    advanceEm: found.width / SET_PX - trailingEm,
    leftEm: found.actualBoundingBoxLeft / SET_PX,
    rightEm: found.actualBoundingBoxRight / SET_PX,
    ascentEm: found.actualBoundingBoxAscent / SET_PX,
    descentEm: found.actualBoundingBoxDescent / SET_PX,
  };
};
