import type { Model } from '../../../shared/contract/catalogue.ts';
import { Notice } from '../../components/notice.tsx';
import { useDraftStore } from '../../state/draft-store.ts';
import { useLanguage } from '../../state/language.ts';

/** What the shopper should know of the print before they pay for it. */
export function PrintWarnings({ model }: { readonly model: Model }) {
  const { t } = useLanguage();
  const quality = useDraftStore((draft) => draft.printQuality);
  return (
    <>
      {!model.geometryExact && <Notice tone="warning">{t('review.generalOutline')}</Notice>}
      {quality === 'poor' && <Notice tone="warning">{t('review.poorQuality')}</Notice>}
      {quality === 'fair' && <Notice tone="info">{t('review.fairQuality')}</Notice>}
    </>
  );
}
