import { memo, useMemo } from 'react';
import { Stage } from 'react-konva';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { Design } from '../../../shared/domain/design.ts';
import type { DrawAssets } from '../draw/draw-assets.ts';
import { placementOf } from '../geometry/placement.ts';
import type { Viewport } from '../geometry/viewport.ts';
import type { LiveStage } from './live-stage.ts';
import { OverlayScene } from './overlay-scene.tsx';
import { ActiveScene, LowerScene, UpperScene } from './scene-layers.tsx';

export interface DesignStageProps {
  readonly geometry: CaseGeometry;
  readonly viewport: Viewport;
  readonly design: Design;
  readonly selectedLayerId: string | null;
  readonly assets: DrawAssets;
  readonly live: LiveStage;
}

/** Events go to the container round the stage, never to Konva. */
const NO_EVENTS = { pointerEvents: 'none' } as const;

/** Splits the layers into those below the one in hand, that one, and those above. */
function useStack(design: Design, selectedLayerId: string | null) {
  const { layers } = design;
  return useMemo(() => {
    const index = layers.findIndex((layer) => layer.layerId === selectedLayerId);
    if (index < 0) return { lower: layers, active: [], upper: [], selected: null };
    return {
      lower: layers.slice(0, index),
      active: layers.slice(index, index + 1),
      upper: layers.slice(index + 1),
      selected: layers[index] ?? null,
    };
  }, [layers, selectedLayerId]);
}

/** The case and the design on it. Four canvases: what is below, the layer in hand, what is above, frame and guides. */
export const DesignStage = memo(function DesignStage(props: DesignStageProps) {
  const { geometry, viewport, design, assets, live } = props;
  const { lower, active, upper, selected } = useStack(design, props.selectedLayerId);
  const selection = useMemo(() => selected && placementOf(selected), [selected]);
  const common = { geometry, viewport, assets, register: live.registerLayer };
  return (
    <Stage width={viewport.widthPx} height={viewport.heightPx} listening={false} style={NO_EVENTS}>
      <LowerScene {...common} layers={lower} background={design.background} />
      <ActiveScene {...common} layers={active} />
      <UpperScene {...common} layers={upper} safeAreaRef={live.registerSafeArea} />
      <OverlayScene
        geometry={geometry}
        viewport={viewport}
        selection={selection}
        movable={selected !== null && !selected.locked && !selected.hidden}
        nodeRef={live.registerOverlay}
      />
    </Stage>
  );
});
