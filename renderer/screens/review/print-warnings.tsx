import { useMemo } from 'react';
import type { Model } from '../../../shared/contract/catalogue.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { selectLayer } from '../../editor/editor-store.ts';
import { usePhotos } from '../../editor/photos/photo-store.ts';
import { useDraftStore } from '../../state/draft-store.ts';
import { type Language, useLanguage } from '../../state/language.ts';
import { useSessionStore } from '../../state/session-store.ts';
import { LayerInPlace } from './layer-in-place.tsx';
import './print-warnings.css';
import { type Finding, findingsOf } from './print-findings.ts';

/** As many as leave the case its room. The others come up when these are mended. */
const MOST_SHOWN = 2;

/** What the shopper should know of the print before they pay for it, and the way to change it. */
export function PrintWarnings({ model }: { readonly model: Model }) {
  const { t } = useLanguage();
  const quality = useDraftStore((draft) => draft.printQuality);
  const design = useDraftStore((draft) => draft.design);
  const photos = usePhotos();
  const { geometry } = model;
  const findings = useMemo(
    () => (design ? findingsOf(design, geometry, photos) : []),
    [design, geometry, photos],
  );
  // Which photo it is may be forgotten, after a reload; how sharp the print is, is not.
  const untold = !findings.some(({ kind }) => kind === 'poor' || kind === 'fair');
  return (
    <>
      {!model.geometryExact && <Notice tone="warning">{t('review.generalOutline')}</Notice>}
      {untold && quality === 'poor' && <Notice tone="warning">{t('review.poorQuality')}</Notice>}
      {untold && quality === 'fair' && <Notice tone="info">{t('review.fairQuality')}</Notice>}
      {findings.slice(0, MOST_SHOWN).map((finding) => (
        <FindingNotice key={finding.layer.layerId} finding={finding} model={model} />
      ))}
      {findings.length > MOST_SHOWN && (
        <p className="review-more">{t('review.more', { count: findings.length - MOST_SHOWN })}</p>
      )}
    </>
  );
}

function wordsOf({ kind, layer }: Finding, t: Language['t']): string {
  switch (kind) {
    case 'cutOut':
    case 'edge':
      return t(`review.${kind}.${layer.kind}`);
    case 'poor':
      return t('review.poorQuality');
    case 'fair':
      return t('review.fairQuality');
    default:
      return assertNever(kind);
  }
}

function changeLayer(layerId: string): void {
  selectLayer(layerId);
  useSessionStore.getState().goTo('design');
}

function FindingNotice({ finding, model }: { readonly finding: Finding; readonly model: Model }) {
  const { t } = useLanguage();
  const pictureUrl = useDraftStore((draft) => draft.printPreviewUrl);
  const { kind, layer } = finding;
  return (
    <div
      className={`notice finding notice-${kind === 'fair' ? 'info' : 'warning'}`}
      role="status"
      data-testid="notice"
      data-kind={kind}
    >
      {pictureUrl && <LayerInPlace geometry={model.geometry} layer={layer} pictureUrl={pictureUrl} />}
      <p className="notice-text">{wordsOf(finding, t)}</p>
      <Button
        className="finding-change"
        testId={`review-change-${layer.layerId}`}
        onPress={() => changeLayer(layer.layerId)}
      >
        {t('review.change')}
      </Button>
    </div>
  );
}
