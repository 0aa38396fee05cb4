import { useCallback, useEffect, useState } from 'react';
import type { UploadPage } from '../../../shared/contract/photos.ts';
import { bridge } from '../../bridge/connect.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';

/** The address of the phone's upload page: null while it is being asked for. Asked anew whenever the bridge opens. */
export function useUploadPage(): { readonly page: UploadPage | null; readonly ask: () => void } {
  const connected = useKioskStore((state) => state.connected);
  const [page, setPage] = useState<UploadPage | null>(null);
  const ask = useCallback(() => {
    setPage(null);
    void bridge()
      .call('getUploadPage', {})
      .then((answer) => setPage(answer.ok ? answer.value : { kind: 'unavailable' }));
  }, []);
  useEffect(() => {
    if (connected) ask();
  }, [connected, ask]);
  return { page, ask };
}
