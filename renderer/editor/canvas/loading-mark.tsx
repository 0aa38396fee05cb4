import { photoIdsOf } from '../../../shared/domain/design.ts';
import { useLanguage } from '../../state/language.ts';
import { useEditorStore } from '../editor-store.ts';
import { usePicturesStore } from '../photos/pictures-store.ts';

/** Says that a photo on the case is still on its way to the screen. A quick one is not worth the words. */
export function LoadingMark() {
  const { t } = useLanguage();
  const design = useEditorStore((state) => state.history.present);
  const waiting = usePicturesStore(({ pictures, failed }) =>
    [...photoIdsOf(design)].some((photoId) => !pictures.has(photoId) && !failed.has(photoId)),
  );
  if (!waiting) return null;
  return (
    <p className="canvas-loading" role="status">
      {t('editor.loading')}
    </p>
  );
}
