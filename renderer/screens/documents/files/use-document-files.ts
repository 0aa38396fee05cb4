import { bridge } from '../../../bridge/connect.ts';
import { useAction } from '../../../components/use-action.ts';
import { clearNotice, showNotice } from '../../../state/notice-store.ts';
import { addDocumentFile } from './add-document-file.ts';

/** A file that is refused is in the tray with its reason; a notice is for what does not get that far. */
async function addFiles(files: readonly File[]): Promise<void> {
  clearNotice();
  for (const file of files) {
    const refusal = await addDocumentFile(file, (path) => bridge().fileUrl(path));
    if (refusal === 'unavailable') showNotice({ tone: 'error', key: 'error.documentFailed' });
    else if (refusal) showNotice({ tone: 'error', key: `documents.refused.${refusal}` });
  }
}

/** Adds files to the tray, one after the other. The flag says that it is under way. */
export const useDocumentFiles = (): readonly [(files: readonly File[]) => void, boolean] =>
  useAction(addFiles);
