import { useCallback, useEffect, useState } from 'react';
import type { UploadPage } from '../../../shared/contract/photos.ts';
import { bridge } from '../../bridge/connect.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';

export interface UploadPageAddress {
  /** Null while it is being asked for. */
  readonly page: UploadPage | null;
  readonly ask: () => void;
}

/**
 * The address of a page on which a phone sends files. Asked for anew whenever the bridge opens or another visit begins; null:
 * there is no visit yet, so nothing is asked.
 */
export function useUploadPage(
  method: 'getUploadPage' | 'getDocumentUploadPage',
  visit: string | null = '',
): UploadPageAddress {
  const connected = useKioskStore((state) => state.connected);
  const [page, setPage] = useState<UploadPage | null>(null);
  const ask = useCallback(() => {
    setPage(null);
    void bridge()
      .call(method, {})
      .then((answer) => setPage(answer.ok ? answer.value : { kind: 'unavailable' }));
  }, [method]);
  useEffect(() => {
    if (connected && visit !== null) ask();
  }, [connected, visit, ask]);
  return { page, ask };
}
