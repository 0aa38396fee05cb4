import { photoIdsOf } from '../../../shared/domain/design.ts';
import { useLanguage } from '../../state/language.ts';
import { useAssetsStore } from '../draw/assets-store.ts';
import { useEditorStore } from '../editor-store.ts';
import { usePicturesStore } from '../photos/pictures-store.ts';

/** Says that a photo, sticker or font of the case is still on its way to the screen. A quick one is not worth the words. */
export function LoadingMark() {
  const { t } = useLanguage();
  const design = useEditorStore((state) => state.history.present);
  const waiting = usePicturesStore(({ pictures, failed }) =>
    [...photoIdsOf(design)].some((photoId) => !pictures.has(photoId) && !failed.has(photoId)),
  );
  const fetching = useAssetsStore(({ loading }) => loading > 0);
  if (!waiting && !fetching) return null;
  return (
    <p className="canvas-loading" role="status">
      {t(waiting ? 'editor.loading' : 'editor.draw.loading')}
    </p>
  );
}
