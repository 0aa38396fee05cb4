import { memo, useMemo } from 'react';
import { Stage } from 'react-konva';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { Design } from '../../../shared/domain/design.ts';
import type { DrawAssets } from '../draw/draw-assets.ts';
import { placementOf } from '../geometry/placement.ts';
import { caseFrame, type Viewport } from '../geometry/viewport.ts';
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
const CASE_STAGE = { position: 'absolute', pointerEvents: 'none' } as const;
const OVERLAY_STAGE = { position: 'absolute', inset: 0, pointerEvents: 'none' } as const;

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

/**
 * The case and the design on it. Four canvases: what is below, the layer in hand, what is above, frame and guides. The
 * first three are no larger than the case, as every pixel of theirs is cleared, drawn and blended in every frame of a
 * gesture, and there is nothing of them beside it. With nothing in hand one of them shows everything: without a GPU
 * each canvas on the screen is copied and blended anew in every frame of the page, whatever has changed in it.
 */
export const DesignStage = memo(function DesignStage(props: DesignStageProps) {
  const { geometry, viewport, design, assets, live } = props;
  const { lower, active, upper, selected } = useStack(design, props.selectedLayerId);
  const selection = useMemo(() => selected && placementOf(selected), [selected]);
  const frame = useMemo(() => caseFrame(geometry, viewport), [geometry, viewport]);
  const place = useMemo(() => ({ ...CASE_STAGE, left: frame.offsetLeftPx, top: frame.offsetTopPx }), [frame]);
  const { viewport: caseViewport } = frame;
  const common = { geometry, viewport: caseViewport, assets, register: live.registerLayer };
  return (
    <>
      <Stage width={caseViewport.widthPx} height={caseViewport.heightPx} listening={false} style={place}>
        <LowerScene {...common} layers={lower} background={design.background} isAlone={!selected} />
        <ActiveScene {...common} layers={active} visible={selected !== null} />
        <UpperScene
          {...common}
          layers={upper}
          visible={selected !== null}
          safeAreaRef={live.registerSafeArea}
        />
      </Stage>
      <Stage width={viewport.widthPx} height={viewport.heightPx} listening={false} style={OVERLAY_STAGE}>
        <OverlayScene
          geometry={geometry}
          viewport={viewport}
          selection={selection}
          movable={selected !== null && !selected.locked && !selected.hidden}
          nodeRef={live.registerOverlay}
        />
      </Stage>
    </>
  );
});
