import { bridge } from '../../bridge/connect.ts';
import { useAction } from '../../components/use-action.ts';
import { clearNotice, showNotice } from '../../state/notice-store.ts';
import { addPhotoFile } from './add-photo-file.ts';
import { layChosenPhoto } from './receive-photos.ts';

/** `onFirst`: the first one is on the case, or was refused. The others may still be on their way for a while. */
async function addFiles(files: readonly File[], onFirst: () => void): Promise<void> {
  clearNotice();
  for (const [index, file] of files.entries()) {
    const added = await addPhotoFile(file, (path) => bridge().fileUrl(path));
    if (added.ok) layChosenPhoto(added.value);
    else showNotice({ tone: 'error', key: `editor.refused.${added.error}` });
    if (index === 0) onFirst();
  }
}

/** Adds picture files to the design, one after the other. The flag says that it is under way. */
export function usePhotoFiles(onFirst: () => void): readonly [(files: readonly File[]) => void, boolean] {
  return useAction((files: readonly File[]) => addFiles(files, onFirst));
}
