import { useMemo } from 'react';
import { CheckIcon, WarningIcon } from '../../components/icons.tsx';
import { useLanguage } from '../../state/language.ts';
import { useEditorStore } from '../editor-store.ts';
import { qualityOf } from '../geometry/quality.ts';
import { usePhotos } from '../photos/photo-store.ts';

/** How sharp the selected photo will be in print, at the size that it has now. */
export function QualityBadge() {
  const { t } = useLanguage();
  const photos = usePhotos();
  const design = useEditorStore((state) => state.history.present);
  const selectedLayerId = useEditorStore((state) => state.selectedLayerId);
  const layers = useMemo(() => qualityOf(design, photos).layers, [design, photos]);
  const found = layers.find((layer) => layer.layerId === selectedLayerId);
  if (!found) return null;
  return (
    <p className={`quality quality-${found.quality}`} role="status" data-testid="photo-quality">
      {found.quality === 'good' ? <CheckIcon /> : <WarningIcon />}
      {t(`editor.quality.${found.quality}`)}
    </p>
  );
}
