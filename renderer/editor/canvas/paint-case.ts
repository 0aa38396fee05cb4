import type { CaseGeometry, CutOut } from '../../../shared/domain/case-geometry.ts';
import type { Background } from '../../../shared/domain/design.ts';
import type { Context2d } from '../draw/context.ts';
import type { DrawAssets } from '../draw/draw-assets.ts';
import { drawBackground } from '../draw/draw-background.ts';
import { faceArea, printArea } from '../geometry/areas.ts';
import { STAGE_COLOURS } from './palette.ts';
import { traceCutOut, traceRoundedRect } from './trace.ts';

/** Paints the case under the layers: its shadow, and its background. */
export function paintBlank(
  context: Context2d,
  geometry: CaseGeometry,
  background: Background,
  assets: DrawAssets,
  pixelsPerMm: number,
): void {
  const area = printArea(geometry);
  context.save();
  context.shadowColor = STAGE_COLOURS.shadow;
  context.shadowBlur = 3.2 * pixelsPerMm;
  context.shadowOffsetY = 1.2 * pixelsPerMm;
  context.fillStyle = STAGE_COLOURS.blank;
  context.beginPath();
  traceRoundedRect(context, area, pixelsPerMm);
  context.fill();
  context.shadowColor = 'transparent';
  context.clip();
  drawBackground(context, background, assets, pixelsPerMm, area);
  context.restore();
}

/** Paints what lies over the picture: the edge where it bends round the phone, the camera, the outline. */
export function paintCaseOver(context: Context2d, geometry: CaseGeometry, pixelsPerMm: number): void {
  context.save();
  paintWrap(context, geometry, pixelsPerMm);
  for (const cutOut of geometry.cutOuts) paintOpening(context, cutOut, geometry.wrapMm, pixelsPerMm);
  context.beginPath();
  traceRoundedRect(context, printArea(geometry), pixelsPerMm);
  context.lineWidth = 1.5;
  context.strokeStyle = STAGE_COLOURS.outline;
  context.stroke();
  context.restore();
}

/** A shade over the band that is not seen from behind, and a bright line where the case bends. */
function paintWrap(context: Context2d, geometry: CaseGeometry, pixelsPerMm: number): void {
  if (geometry.wrapMm === 0) return;
  context.beginPath();
  traceRoundedRect(context, printArea(geometry), pixelsPerMm);
  traceRoundedRect(context, faceArea(geometry), pixelsPerMm);
  context.fillStyle = STAGE_COLOURS.wrapShade;
  context.fill('evenodd');
  context.beginPath();
  traceRoundedRect(context, faceArea(geometry), pixelsPerMm);
  context.lineWidth = 3;
  context.strokeStyle = STAGE_COLOURS.wrapEdgeDark;
  context.stroke();
  context.lineWidth = 1.25;
  context.strokeStyle = STAGE_COLOURS.wrapEdgeLight;
  context.stroke();
}

/** How far inside an opening the line of its glass runs. A lens has it well inside, like the real ones. */
const RIM = { insetMm: 0.9, lensPart: 0.34 } as const;

/** A camera opening: the phone's dark glass shows through it, and the cut edge of the case is bright. */
function paintOpening(context: Context2d, cutOut: CutOut, wrapMm: number, pixelsPerMm: number): void {
  context.beginPath();
  traceCutOut(context, cutOut, wrapMm, pixelsPerMm);
  context.fillStyle = STAGE_COLOURS.glass;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = STAGE_COLOURS.glassEdge;
  context.stroke();
  const lens = cutOut.kind === 'lens';
  context.beginPath();
  traceCutOut(context, cutOut, wrapMm, pixelsPerMm, lens ? cutOut.radiusMm * RIM.lensPart : RIM.insetMm);
  context.lineWidth = (lens ? cutOut.radiusMm * 0.14 : 0.4) * pixelsPerMm;
  context.strokeStyle = STAGE_COLOURS.glassRim;
  context.stroke();
}
