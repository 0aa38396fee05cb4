import type Konva from 'konva';
import { memo, type Ref } from 'react';
import { Layer as KonvaLayer, Shape } from 'react-konva';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { Placement } from '../geometry/placement.ts';
import type { Guide } from '../geometry/snap.ts';
import type { Viewport } from '../geometry/viewport.ts';
import { paintGuides } from './paint-guides.ts';
import { paintFrame, paintHandles } from './paint-selection.ts';

export interface OverlayProps {
  readonly geometry: CaseGeometry;
  readonly viewport: Viewport;
  /** Where the selected layer lies. */
  readonly selection: Placement | null;
  /** False for one that is locked or hidden: it has no handles. */
  readonly movable: boolean;
  readonly nodeRef: Ref<Konva.Shape>;
}

/** What a gesture sets on the node by hand, beside React's properties. */
export interface OverlayAttrs extends Omit<OverlayProps, 'nodeRef'> {
  readonly touching?: boolean;
  readonly guides?: readonly Guide[];
}

/**
 * In mid-gesture there are only the guides: frame and handles would be in the way of the picture, and this canvas would
 * have to be drawn anew in every frame.
 */
function drawScene(konva: Konva.Context, shape: Konva.Shape): void {
  const context = konva._context;
  const { geometry, viewport, selection, movable, touching, guides } = shape.attrs as OverlayAttrs;
  if (guides) {
    context.save();
    context.translate(viewport.leftPx, viewport.topPx);
    paintGuides(context, guides, geometry, viewport.pixelsPerMm);
    context.restore();
  }
  if (!selection || touching) return;
  paintFrame(context, selection, viewport, movable);
  if (movable) paintHandles(context, selection, viewport);
}

/** Frame, handles and guides, over everything. */
export const OverlayScene = memo(function OverlayScene(props: OverlayProps) {
  return (
    <KonvaLayer listening={false} visible={props.selection !== null}>
      <Shape
        ref={props.nodeRef}
        sceneFunc={drawScene}
        geometry={props.geometry}
        viewport={props.viewport}
        selection={props.selection}
        movable={props.movable}
        listening={false}
      />
    </KonvaLayer>
  );
});
