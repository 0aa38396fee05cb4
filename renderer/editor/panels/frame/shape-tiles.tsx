import { useCallback, useRef } from 'react';
import {
  type FrameShape,
  frameShapeSchema,
  type PhotoLayer,
  type SlotLayer,
} from '../../../../shared/domain/design.ts';
import { useLanguage } from '../../../state/language.ts';
import { changeLayer, currentDesign, useEditorStore } from '../../editor-store.ts';
import { usePicturesStore } from '../../photos/pictures-store.ts';
import { walkTiles } from '../grid-arrows.ts';
import { useAnswered } from '../use-answered.ts';
import { shapeLayer } from './shape-layer.ts';
import { ShapeTile } from './shape-tile.tsx';
import '../tile-row.css';

const SHAPES = frameShapeSchema.options;

type Framed = PhotoLayer | SlotLayer;

const framedOf = (layerId: string): Framed | null => {
  const layer = currentDesign().layers.find((one) => one.layerId === layerId);
  return layer?.kind === 'photo' || layer?.kind === 'slot' ? layer : null;
};

/** All shapes that a photo, or the place for one, can be cut to. */
export function ShapeTiles({ layer }: { readonly layer: Framed }) {
  const { t } = useLanguage();
  const { layerId } = layer;
  const photoId = layer.kind === 'photo' ? layer.photoId : null;
  const picture = usePicturesStore(({ pictures }) => (photoId ? (pictures.get(photoId) ?? null) : null));
  const geometry = useEditorStore((state) => state.geometry);
  // Trying one shape after the other cuts off no more than one of them needs: each starts from what was there first.
  const tried = useRef<{ readonly before: Framed; readonly after: Framed } | null>(null);
  const apply = useCallback(
    (shape: FrameShape) => {
      const now = framedOf(layerId);
      if (!now || !geometry) return;
      const before = tried.current?.after === now ? tried.current.before : now;
      const after = shape === before.frame ? before : shapeLayer(before, shape, picture, geometry);
      tried.current = { before, after };
      changeLayer(layerId, () => after);
    },
    [layerId, geometry, picture],
  );
  const [shown, choose] = useAnswered(layer.frame, apply);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a scrolling row
    <div className="tile-row shapes" role="group" aria-label={t('editor.frame.shapes')} onKeyDown={walkTiles}>
      {SHAPES.map((shape) => (
        <ShapeTile key={shape} shape={shape} picture={picture} pressed={shape === shown} onPick={choose} />
      ))}
    </div>
  );
}
