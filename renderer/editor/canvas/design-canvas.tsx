import { useMemo, useRef, useState } from 'react';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { useLanguage } from '../../state/language.ts';
import { useDrawAssets } from '../draw/assets-store.ts';
import { useEditorStore } from '../editor-store.ts';
import { viewportFor } from '../geometry/viewport.ts';
import { PreviewTool } from '../truth/preview-tool.tsx';
import { TruthBadge } from '../truth/truth-badge.tsx';
import { DesignStage } from './design-stage.tsx';
import { createLiveStage } from './live-stage.ts';
import { LoadingMark } from './loading-mark.tsx';
import { useBoxSize } from './use-box-size.ts';
import './canvas.css';
import { useGestures } from './use-gestures.ts';

/** Round the case: room for its shadow, and for the turning handle of a photo that fits it. */
const MARGIN_PX = 30;

const nothing = (): void => undefined;

/** The case with the design on it, to move with fingers, mouse and keys. */
export function DesignCanvas({
  geometry,
  onDoubleTap = nothing,
}: {
  readonly geometry: CaseGeometry;
  /** Must stay one and the same function: another one ends the gesture. */
  readonly onDoubleTap?: (layerId: string) => void;
}) {
  const { t } = useLanguage();
  const surface = useRef<HTMLDivElement>(null);
  const size = useBoxSize(surface);
  const [live] = useState(createLiveStage);
  const design = useEditorStore((state) => state.history.present);
  const selectedLayerId = useEditorStore((state) => state.selectedLayerId);
  const assets = useDrawAssets();
  const viewport = useMemo(() => size && viewportFor(geometry, size, MARGIN_PX), [geometry, size]);
  useGestures(surface, geometry, viewport, live, onDoubleTap);
  return (
    <section className="canvas" aria-label={t('editor.canvas')}>
      <div
        ref={surface}
        className="canvas-surface"
        data-testid="design-canvas"
        data-layers={design.layers.length}
      >
        {viewport && (
          <DesignStage
            geometry={geometry}
            viewport={viewport}
            design={design}
            selectedLayerId={selectedLayerId}
            assets={assets}
            live={live}
          />
        )}
      </div>
      <p className="visually-hidden">{t('editor.canvasHint')}</p>
      <LoadingMark />
      <TruthBadge geometry={geometry} />
      <PreviewTool geometry={geometry} />
    </section>
  );
}
