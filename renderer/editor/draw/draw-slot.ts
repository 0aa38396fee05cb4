import type { SlotLayer } from '../../../shared/domain/design.ts';
import { layerMatrix } from '../geometry/layer-matrix.ts';
import type { Context2d } from './context.ts';
import { strokeInside, traceLayerFrame } from './draw-photo.ts';

const SLOT_COLOURS = {
  fill: 'rgba(233, 226, 214, 0.92)',
  edge: 'rgba(29, 27, 34, 0.34)',
  plus: '#0f5c5c',
  disc: '#ffffff',
} as const;
/** Of the shorter side of the slot. */
const PARTS = { disc: 0.17, plus: 0.075, stroke: 0.028 } as const;
const MOST_DISC_MM = 7;

/** An empty place for a photo, as it is shown on the stage. It is never printed: no function of the print calls this. */
export function drawSlot(context: Context2d, layer: SlotLayer, pixelsPerMm: number): void {
  if (layer.hidden) return;
  const [width, height] = [layer.widthMm * pixelsPerMm, layer.heightMm * pixelsPerMm];
  context.save();
  context.transform(...layerMatrix(layer, pixelsPerMm));
  context.scale(1 / width, 1 / height);
  context.globalAlpha = layer.opacity;
  context.save();
  traceLayerFrame(context, layer, pixelsPerMm);
  context.fillStyle = SLOT_COLOURS.fill;
  context.fill();
  context.clip();
  strokeInside(context, layer, pixelsPerMm);
  context.setLineDash([2 * pixelsPerMm, 1.4 * pixelsPerMm]);
  context.lineWidth = 0.7 * pixelsPerMm;
  context.strokeStyle = SLOT_COLOURS.edge;
  context.stroke();
  context.restore();
  paintPlus(
    context,
    width / 2,
    height / 2,
    Math.min(width, height, (MOST_DISC_MM / PARTS.disc) * pixelsPerMm),
  );
  context.restore();
}

function paintPlus(context: Context2d, x: number, y: number, side: number): void {
  context.beginPath();
  context.arc(x, y, side * PARTS.disc, 0, 2 * Math.PI);
  context.fillStyle = SLOT_COLOURS.disc;
  context.fill();
  const arm = side * PARTS.plus;
  context.beginPath();
  context.moveTo(x - arm, y);
  context.lineTo(x + arm, y);
  context.moveTo(x, y - arm);
  context.lineTo(x, y + arm);
  context.lineCap = 'round';
  context.lineWidth = side * PARTS.stroke;
  context.strokeStyle = SLOT_COLOURS.plus;
  context.stroke();
}
