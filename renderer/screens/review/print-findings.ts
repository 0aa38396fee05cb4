import type { Photo } from '../../../shared/contract/photos.ts';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { Design, Layer } from '../../../shared/domain/design.ts';
import { qualityOf } from '../../editor/geometry/quality.ts';
import { type Warning, warningsOf } from '../../editor/truth/warnings.ts';

type SeenLayer = Exclude<Layer, { kind: 'slot' }>;

/** Something about one layer that the shopper should know before they pay. */
export interface Finding {
  readonly kind: Warning['kind'] | 'poor' | 'fair';
  readonly layer: SeenLayer;
}

/** The worst first: what is lost, what will be blurred, what may be lost, what will be soft. */
const WORST_FIRST: readonly Finding['kind'][] = ['cutOut', 'poor', 'edge', 'fair'];

/** What is worth a look, one finding for each layer: the worst. */
export function findingsOf(
  design: Design,
  geometry: CaseGeometry,
  photos: readonly Photo[],
): readonly Finding[] {
  const soft = qualityOf(design, photos).layers.flatMap(({ layerId, quality }) =>
    quality === 'good' ? [] : [{ layerId, kind: quality }],
  );
  const all = [...warningsOf(design, geometry), ...soft].sort(
    (one, other) => WORST_FIRST.indexOf(one.kind) - WORST_FIRST.indexOf(other.kind),
  );
  return all.flatMap(({ kind, layerId }, index) => {
    const layer = design.layers.find((each) => each.layerId === layerId);
    const told = all.findIndex((other) => other.layerId === layerId) < index;
    return !layer || layer.kind === 'slot' || layer.hidden || told ? [] : [{ kind, layer }];
  });
}
