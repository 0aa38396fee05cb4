import { useDraftStore } from '../state/draft-store.ts';
import { CaseOutline } from './case-outline.tsx';
import './case-preview.css';

/**
 * The shopper's own case, as large as the room that is left. Nothing after a reload, which loses the draft. Decoration:
 * the words say what is bought.
 */
export function CasePreview({ portraitOnly = false }: { readonly portraitOnly?: boolean }) {
  const geometry = useDraftStore((draft) => draft.model?.geometry);
  const pictureUrl = useDraftStore((draft) => draft.printPreviewUrl);
  if (!geometry || !pictureUrl) return null;
  return (
    <div className={portraitOnly ? 'case-preview case-preview-portrait' : 'case-preview'}>
      <CaseOutline geometry={geometry} pictureUrl={pictureUrl} />
    </div>
  );
}
