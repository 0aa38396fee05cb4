import { type UploadPageAddress, useUploadPage } from '../../../editor/photos/upload-page.ts';
import { useSessionStore } from '../../../state/session-store.ts';

/** The address of the phone's page for documents, as soon as the visit is open. */
export function useDocumentPage(): UploadPageAddress {
  const sessionId = useSessionStore((state) => state.session?.sessionId);
  return useUploadPage('getDocumentUploadPage', sessionId ?? null);
}
