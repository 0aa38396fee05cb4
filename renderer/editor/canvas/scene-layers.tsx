import type Konva from 'konva';
import { memo, type Ref, useCallback, useMemo } from 'react';
import { Group, Layer as KonvaLayer, Shape } from 'react-konva';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { Background, Layer } from '../../../shared/domain/design.ts';
import { backgroundAssets, sourcesOfBackground } from '../draw/asset-slices.ts';
import type { Context2d } from '../draw/context.ts';
import type { DrawAssets } from '../draw/draw-assets.ts';
import { printArea } from '../geometry/areas.ts';
import type { Viewport } from '../geometry/viewport.ts';
import { LayerNode, type LayerNodeProps } from './layer-node.tsx';
import { paintBlank, paintCaseOver } from './paint-case.ts';
import { paintSafeArea } from './paint-guides.ts';
import { traceRoundedRect } from './trace.ts';

interface ClippedProps {
  readonly geometry: CaseGeometry;
  readonly viewport: Viewport;
  readonly layers: readonly Layer[];
  readonly assets: DrawAssets;
  readonly register: LayerNodeProps['register'];
}

/** Layers of the design, cut off where the print ends. */
const ClippedLayers = memo(function ClippedLayers(props: ClippedProps) {
  const { geometry, viewport, layers, assets, register } = props;
  const { pixelsPerMm } = viewport;
  const clip = useCallback(
    (context: Konva.Context) => traceRoundedRect(context._context, printArea(geometry), pixelsPerMm),
    [geometry, pixelsPerMm],
  );
  return (
    <Group x={viewport.leftPx} y={viewport.topPx} clipFunc={clip} listening={false}>
      {layers.map((layer) => (
        <LayerNode
          key={layer.layerId}
          layer={layer}
          assets={assets}
          pixelsPerMm={pixelsPerMm}
          register={register}
        />
      ))}
    </Group>
  );
});

/** Something painted by hand, at the case's place. `paint` must stay the same function as long as it paints the same. */
function Painting({
  name,
  viewport,
  paint,
  nodeRef = null,
}: {
  readonly name: string;
  readonly viewport: Viewport;
  readonly paint: (context: Context2d) => void;
  readonly nodeRef?: Ref<Konva.Shape>;
}) {
  const draw = useCallback((context: Konva.Context) => paint(context._context), [paint]);
  return (
    <Shape
      ref={nodeRef}
      name={name}
      x={viewport.leftPx}
      y={viewport.topPx}
      sceneFunc={draw}
      listening={false}
    />
  );
}

/** Stays the same object while what the background is drawn from stays the same. */
function useBackgroundAssets(background: Background, assets: DrawAssets): DrawAssets {
  const { photo, tile } = sourcesOfBackground(background, assets);
  return useMemo(() => backgroundAssets(background, photo, tile), [background, photo, tile]);
}

/** What the case itself shows over the picture. */
function CaseOver({ geometry, viewport }: Pick<ClippedProps, 'geometry' | 'viewport'>) {
  const paint = useCallback(
    (context: Context2d) => paintCaseOver(context, geometry, viewport.pixelsPerMm),
    [geometry, viewport.pixelsPerMm],
  );
  return <Painting name="case-over" viewport={viewport} paint={paint} />;
}

interface LowerProps extends ClippedProps {
  readonly background: Background;
  /** True with no layer in hand: there is nothing above, and this canvas shows the whole case. */
  readonly isAlone: boolean;
}

/** The blank case and all layers below the one in hand. */
export const LowerScene = memo(function LowerScene(props: LowerProps) {
  const { geometry, viewport, background, assets, isAlone } = props;
  const own = useBackgroundAssets(background, assets);
  const paint = useCallback(
    (context: Context2d) => paintBlank(context, geometry, background, own, viewport.pixelsPerMm),
    [geometry, background, own, viewport.pixelsPerMm],
  );
  return (
    <KonvaLayer listening={false}>
      <Painting name="case-under" viewport={viewport} paint={paint} />
      <ClippedLayers {...props} />
      {isAlone && <CaseOver geometry={geometry} viewport={viewport} />}
    </KonvaLayer>
  );
});

/** The layer in hand, on a canvas of its own: while it moves, nothing else is drawn. */
export const ActiveScene = memo(function ActiveScene(props: ClippedProps & { readonly visible: boolean }) {
  return (
    <KonvaLayer listening={false} visible={props.visible}>
      <ClippedLayers {...props} />
    </KonvaLayer>
  );
});

export interface UpperProps extends ClippedProps {
  readonly visible: boolean;
  readonly safeAreaRef: (node: Konva.Shape | null) => void;
}

/** All layers above the one in hand, the case over them, and, while it is touched, the safe area. */
export const UpperScene = memo(function UpperScene(props: UpperProps) {
  const { geometry, viewport, visible, safeAreaRef } = props;
  const paintSafe = useCallback(
    (context: Context2d) => paintSafeArea(context, geometry, viewport.pixelsPerMm),
    [geometry, viewport.pixelsPerMm],
  );
  const hideAndRegister = useCallback(
    (node: Konva.Shape | null) => {
      node?.hide();
      safeAreaRef(node);
    },
    [safeAreaRef],
  );
  return (
    <KonvaLayer listening={false} visible={visible}>
      <ClippedLayers {...props} />
      <CaseOver geometry={geometry} viewport={viewport} />
      <Painting name="safe-area" viewport={viewport} paint={paintSafe} nodeRef={hideAndRegister} />
    </KonvaLayer>
  );
});
