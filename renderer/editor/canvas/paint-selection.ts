import type { Context2d } from '../draw/context.ts';
import { cornersOf, type Placement } from '../geometry/placement.ts';
import { toPx, type Viewport } from '../geometry/viewport.ts';
import { HANDLE, handlesOf, type StagePoint } from '../gesture/handles.ts';
import { STAGE_COLOURS } from './palette.ts';

/** Paints the frame round a selected layer, in stage pixels. One that cannot be moved has a broken line. */
export function paintFrame(
  context: Context2d,
  placement: Placement,
  viewport: Viewport,
  movable: boolean,
): void {
  context.save();
  context.beginPath();
  for (const corner of cornersOf(placement)) {
    const { xPx, yPx } = toPx(viewport, corner);
    context.lineTo(xPx, yPx);
  }
  context.closePath();
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = STAGE_COLOURS.frameUnder;
  context.stroke();
  if (!movable) context.setLineDash([9, 7]);
  context.lineWidth = 2;
  context.strokeStyle = STAGE_COLOURS.frame;
  context.stroke();
  context.restore();
}

/** Paints the handles of a selected layer, in stage pixels. */
export function paintHandles(context: Context2d, placement: Placement, viewport: Viewport): void {
  context.save();
  for (const { kind, at } of handlesOf(placement, viewport)) {
    paintKnob(context, at, kind === 'rotate' ? HANDLE.seenRadiusPx * 1.5 : HANDLE.seenRadiusPx);
    if (kind === 'rotate') paintTurnSign(context, at);
  }
  context.restore();
}

function paintKnob(context: Context2d, { xPx, yPx }: StagePoint, radiusPx: number): void {
  context.save();
  context.shadowColor = STAGE_COLOURS.shadow;
  context.shadowBlur = 8;
  context.shadowOffsetY = 2;
  context.fillStyle = STAGE_COLOURS.handle;
  context.beginPath();
  context.arc(xPx, yPx, radiusPx, 0, 2 * Math.PI);
  context.fill();
  context.restore();
  context.lineWidth = 3;
  context.strokeStyle = STAGE_COLOURS.handleRim;
  context.stroke();
}

/** An arrow that goes three quarters round. */
function paintTurnSign(context: Context2d, { xPx, yPx }: StagePoint): void {
  const radius = HANDLE.seenRadiusPx * 0.68;
  const end = -0.25 * Math.PI;
  context.beginPath();
  context.arc(xPx, yPx, radius, 0.15 * Math.PI, 1.75 * Math.PI);
  context.lineWidth = 3;
  context.lineCap = 'round';
  context.stroke();
  const [tipX, tipY] = [xPx + radius * Math.cos(end), yPx + radius * Math.sin(end)];
  context.beginPath();
  context.moveTo(tipX + 4.5, tipY - 4);
  context.lineTo(tipX + 3.5, tipY + 4.5);
  context.lineTo(tipX - 5, tipY + 3);
  context.closePath();
  context.fillStyle = STAGE_COLOURS.handleRim;
  context.fill();
}
