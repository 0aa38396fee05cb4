import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Background } from '../../../shared/domain/design.ts';
import type { RectMm } from '../geometry/placement.ts';
import type { Context2d, Pictures } from './pictures.ts';

function fill(context: Context2d, area: RectMm, pixelsPerMm: number): void {
  const { xMm, yMm, widthMm, heightMm } = area;
  context.fillRect(xMm * pixelsPerMm, yMm * pixelsPerMm, widthMm * pixelsPerMm, heightMm * pixelsPerMm);
}

/** Draws what lies under all layers, over the whole area. What is drawn is opaque. */
export function drawBackground(
  context: Context2d,
  background: Background,
  _pictures: Pictures,
  pixelsPerMm: number,
  area: RectMm,
): void {
  switch (background.kind) {
    case 'colour':
      context.fillStyle = background.colour;
      fill(context, area, pixelsPerMm);
      return;
    case 'gradient':
    case 'pattern':
    case 'blurredPhoto':
      return;
    default:
      assertNever(background);
  }
}
