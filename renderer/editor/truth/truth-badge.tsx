import { useMemo } from 'react';
import type { Photo } from '../../../shared/contract/photos.ts';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { Design, Layer } from '../../../shared/domain/design.ts';
import { CheckIcon, WarningIcon } from '../../components/icons.tsx';
import { useLanguage } from '../../state/language.ts';
import { showNotice } from '../../state/notice-store.ts';
import { layerOf } from '../commands/layers.ts';
import { commitPlacement, selectLayer, useEditorStore } from '../editor-store.ts';
import { placementOf } from '../geometry/placement.ts';
import { type Quality, qualityOf } from '../geometry/quality.ts';
import { usePhotos } from '../photos/photo-store.ts';
import { clearPlace } from './clear-place.ts';
import { sharpScale } from './sharp-size.ts';
import './truth-badge.css';
import { type Warning, warningsOf } from './warnings.ts';

/** The one thing that is worth saying now about how the case will come out. */
type Truth =
  | { readonly kind: Warning['kind']; readonly layer: Layer }
  | { readonly kind: Quality; readonly layer: Layer };

/** The selected layer comes before the others, what is lost before what may be, and what is soft last. */
function truthOf(
  design: Design,
  geometry: CaseGeometry,
  photos: readonly Photo[],
  selectedLayerId: string | null,
): Truth | null {
  const warnings = warningsOf(design, geometry);
  const warning =
    warnings.find(({ layerId }) => layerId === selectedLayerId) ??
    warnings.findLast(({ kind }) => kind === 'cutOut') ??
    warnings.at(-1);
  const warned = warning && layerOf(design, warning.layerId);
  const isAboutSelected = warning?.layerId === selectedLayerId;
  const quality = qualityOf(design, photos).layers.find(({ layerId }) => layerId === selectedLayerId);
  const measured = quality && layerOf(design, quality.layerId);
  if (warned && (isAboutSelected || !measured || quality.quality === 'good')) {
    return { kind: warning.kind, layer: warned };
  }
  return measured ? { kind: quality.quality, layer: measured } : null;
}

const photoOf = (layer: Layer, photos: readonly Photo[]): Photo | undefined =>
  layer.kind === 'photo' ? photos.find(({ photoId }) => photoId === layer.photoId) : undefined;

/** By how much less it would be sharp; 1 where nothing is to be had by that. */
function mendingScale(layer: Layer, photos: readonly Photo[]): number {
  const photo = photoOf(layer, photos);
  return photo && layer.kind === 'photo' ? sharpScale(photo, layer) : 1;
}

/** Smaller by less than this nobody would see. */
const WORTH_MENDING = 0.9995;

const isHiding = (truth: Truth): boolean => truth.kind === 'cutOut' || truth.kind === 'edge';

function canMend(truth: Truth, photos: readonly Photo[]): boolean {
  if (truth.kind === 'good' || truth.layer.locked) return false;
  return isHiding(truth) || mendingScale(truth.layer, photos) < WORTH_MENDING;
}

function mend(truth: Truth, geometry: CaseGeometry, photos: readonly Photo[]): void {
  const { layer } = truth;
  selectLayer(layer.layerId);
  const placement = placementOf(layer);
  if (!isHiding(truth)) {
    const scale = mendingScale(layer, photos);
    const { widthMm, heightMm } = placement;
    commitPlacement(layer.layerId, {
      ...placement,
      widthMm: widthMm * scale,
      heightMm: heightMm * scale,
    });
    return;
  }
  const place = clearPlace(layer, geometry);
  if (place) commitPlacement(layer.layerId, place);
  else showNotice({ tone: 'info', key: 'editor.truth.noPlace' });
}

const TONE = { cutOut: 'poor', edge: 'fair', good: 'good', fair: 'fair', poor: 'poor' } as const;

/** How the case will come out, in one line under it, with the way to mend it by one touch. */
export function TruthBadge({ geometry }: { readonly geometry: CaseGeometry }) {
  const { t } = useLanguage();
  const photos = usePhotos();
  const design = useEditorStore((state) => state.history.present);
  const selectedLayerId = useEditorStore((state) => state.selectedLayerId);
  const truth = useMemo(
    () => truthOf(design, geometry, photos, selectedLayerId),
    [design, geometry, photos, selectedLayerId],
  );
  if (!truth) return null;
  return (
    <div className={`truth truth-${TONE[truth.kind]}`} data-testid="photo-quality" data-kind={truth.kind}>
      <p role="status">
        {truth.kind === 'good' ? <CheckIcon /> : <WarningIcon />}
        {t(`editor.truth.${truth.kind}`)}
      </p>
      {canMend(truth, photos) && (
        <button type="button" data-testid="truth-mend" onClick={() => mend(truth, geometry, photos)}>
          {t(isHiding(truth) ? 'editor.truth.move' : 'editor.truth.sharpen')}
        </button>
      )}
    </div>
  );
}
