import { useCallback, useEffect, useState } from 'react';
import type { UploadPage } from '../../../../shared/contract/photos.ts';
import { bridge } from '../../../bridge/connect.ts';
import { useKioskStore } from '../../../state/kiosk-store.ts';
import { useSessionStore } from '../../../state/session-store.ts';

/**
 * The address of the phone's page for documents: null while it is being asked for, which is as soon as the visit is open, and
 * anew whenever the bridge is.
 */
export function useDocumentPage(): { readonly page: UploadPage | null; readonly ask: () => void } {
  const connected = useKioskStore((state) => state.connected);
  const sessionId = useSessionStore((state) => state.session?.sessionId);
  const [page, setPage] = useState<UploadPage | null>(null);
  const ask = useCallback(() => {
    setPage(null);
    void bridge()
      .call('getDocumentUploadPage', {})
      .then((answer) => setPage(answer.ok ? answer.value : { kind: 'unavailable' }));
  }, []);
  useEffect(() => {
    if (connected && sessionId) ask();
  }, [connected, sessionId, ask]);
  return { page, ask };
}
