import { bridge } from '../../bridge/connect.ts';
import { useAction } from '../../components/use-action.ts';
import { clearNotice, showNotice } from '../../state/notice-store.ts';
import { addPhotoFile } from './add-photo-file.ts';
import { layChosenPhoto } from './receive-photos.ts';

async function addFiles(files: readonly File[], onLaid: () => void): Promise<void> {
  clearNotice();
  for (const file of files) {
    const added = await addPhotoFile(file, (path) => bridge().fileUrl(path));
    if (added.ok) layChosenPhoto(added.value);
    else showNotice({ tone: 'error', key: `editor.refused.${added.error}` });
  }
  onLaid();
}

/** Adds picture files to the design, one after the other. The flag says that it is under way. */
export function usePhotoFiles(onLaid: () => void): readonly [(files: readonly File[]) => void, boolean] {
  return useAction((files: readonly File[]) => addFiles(files, onLaid));
}
