import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Background } from '../../../shared/domain/design.ts';
import { type RectMm, radians } from '../geometry/placement.ts';
import { blurredCopy } from './blurred-copy.ts';
import type { Context2d } from './context.ts';
import type { DrawAssets } from './draw-assets.ts';
import { tilePattern } from './pattern-tile.ts';

type Kind<Name extends Background['kind']> = Extract<Background, { kind: Name }>;

interface RectPx {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What stands in on the stage for a pattern or photo that is not there yet. */
const NOTHING_YET = '#ffffff';

function inPixels(area: RectMm, pixelsPerMm: number): RectPx {
  return {
    x: area.xMm * pixelsPerMm,
    y: area.yMm * pixelsPerMm,
    width: area.widthMm * pixelsPerMm,
    height: area.heightMm * pixelsPerMm,
  };
}

/** The line of a gradient runs as in CSS: its ends are where the corners' colours are pure. */
function linearGradient(
  context: Context2d,
  angleDeg: number,
  { x, y, width, height }: RectPx,
): CanvasGradient {
  const [sin, cos] = [Math.sin(radians(angleDeg)), Math.cos(radians(angleDeg))];
  const reach = (Math.abs(width * sin) + Math.abs(height * cos)) / 2;
  const [centreX, centreY] = [x + width / 2, y + height / 2];
  return context.createLinearGradient(
    centreX - reach * sin,
    centreY + reach * cos,
    centreX + reach * sin,
    centreY - reach * cos,
  );
}

/** From the middle to the corners. */
function radialGradient(context: Context2d, { x, y, width, height }: RectPx): CanvasGradient {
  const [centreX, centreY] = [x + width / 2, y + height / 2];
  return context.createRadialGradient(centreX, centreY, 0, centreX, centreY, Math.hypot(width, height) / 2);
}

function gradientOf(context: Context2d, background: Kind<'gradient'>, rect: RectPx): CanvasGradient {
  const gradient =
    background.shape === 'linear'
      ? linearGradient(context, background.angleDeg, rect)
      : radialGradient(context, rect);
  for (const { at, colour } of background.stops) gradient.addColorStop(at, colour);
  return gradient;
}

function fill(context: Context2d, style: string | CanvasGradient | CanvasPattern, rect: RectPx): void {
  context.fillStyle = style;
  context.fillRect(rect.x, rect.y, rect.width, rect.height);
}

function drawPattern(
  context: Context2d,
  background: Kind<'pattern'>,
  assets: DrawAssets,
  pixelsPerMm: number,
  rect: RectPx,
): void {
  fill(context, background.background, rect);
  const tile = assets.patterns.get(background.patternId);
  if (!tile) return;
  context.save();
  // The same for the stage and the print, whatever either has set for photos.
  context.imageSmoothingQuality = 'medium';
  fill(context, tilePattern(context, tile, background, pixelsPerMm), rect);
  context.restore();
}

function drawBlurredPhoto(
  context: Context2d,
  { photoId, blurMm }: Kind<'blurredPhoto'>,
  assets: DrawAssets,
  area: RectMm,
  rect: RectPx,
): void {
  const photo = assets.photos.get(photoId);
  if (!photo) {
    fill(context, NOTHING_YET, rect);
    return;
  }
  const copy = blurredCopy(photo, blurMm, area);
  context.save();
  context.imageSmoothingQuality = 'high';
  const { marginPx, widthPx, heightPx } = copy;
  context.drawImage(
    copy.canvas,
    marginPx,
    marginPx,
    widthPx,
    heightPx,
    rect.x,
    rect.y,
    rect.width,
    rect.height,
  );
  context.restore();
}

/** Draws what lies under all layers, over the whole area. What is drawn is opaque. */
export function drawBackground(
  context: Context2d,
  background: Background,
  assets: DrawAssets,
  pixelsPerMm: number,
  area: RectMm,
): void {
  const rect = inPixels(area, pixelsPerMm);
  switch (background.kind) {
    case 'colour':
      fill(context, background.colour, rect);
      return;
    case 'gradient':
      fill(context, gradientOf(context, background, rect), rect);
      return;
    case 'pattern':
      drawPattern(context, background, assets, pixelsPerMm, rect);
      return;
    case 'blurredPhoto':
      drawBlurredPhoto(context, background, assets, area, rect);
      return;
    default:
      assertNever(background);
  }
}
