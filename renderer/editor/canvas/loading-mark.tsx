import { useLanguage } from '../../state/language.ts';
import { useEditorStore } from '../editor-store.ts';
import { usePicturesStore } from '../photos/pictures-store.ts';

/** Says that a photo on the case is still on its way to the screen. A quick one is not worth the words. */
export function LoadingMark() {
  const { t } = useLanguage();
  const layers = useEditorStore((state) => state.history.present.layers);
  const waiting = usePicturesStore(({ pictures, failed }) =>
    layers.some(({ photoId }) => !pictures.has(photoId) && !failed.has(photoId)),
  );
  if (!waiting) return null;
  return (
    <p className="canvas-loading" role="status">
      {t('editor.loading')}
    </p>
  );
}
