import { type CaseGeometry, printableSizeMm } from '../../../../shared/domain/case-geometry.ts';
import type { Design } from '../../../../shared/domain/design.ts';
import { traceCutOut, traceRoundedRect } from '../../canvas/trace.ts';
import { scratchContext } from '../../draw/context.ts';
import type { DrawAssets } from '../../draw/draw-assets.ts';
import { drawDesign } from '../../draw/draw-design.ts';
import { printArea } from '../../geometry/areas.ts';

/** What shows through a camera opening. */
const GLASS = '#26242c';

/**
 * The design as it comes out on this case, with its round corners and cameras. The very drawing of the stage and the
 * print, only small. The caller closes the picture.
 */
export function drawThumbnail(
  design: Design,
  geometry: CaseGeometry,
  assets: DrawAssets,
  widthPx: number,
): ImageBitmap {
  const size = printableSizeMm(geometry);
  const pixelsPerMm = widthPx / size.widthMm;
  const context = scratchContext(widthPx, size.heightMm * pixelsPerMm);
  drawDesign(context, design, assets, pixelsPerMm, { slots: true });
  context.beginPath();
  for (const cutOut of geometry.cutOuts) traceCutOut(context, cutOut, geometry.wrapMm, pixelsPerMm);
  context.fillStyle = GLASS;
  context.fill();
  context.globalCompositeOperation = 'destination-in';
  context.beginPath();
  traceRoundedRect(context, printArea(geometry), pixelsPerMm);
  context.fill();
  return context.canvas.transferToImageBitmap();
}
