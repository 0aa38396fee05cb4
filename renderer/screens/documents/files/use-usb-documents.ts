import { useEffect, useState } from 'react';
import type { UsbDocuments } from '../../../../shared/contract/documents.ts';
import { bridge } from '../../../bridge/connect.ts';
import { useKioskStore } from '../../../state/kiosk-store.ts';

/** What the main process sees of USB sticks with files on them, as it changes. Null while that is not known. */
export function useUsbDocuments(): UsbDocuments | null {
  const connected = useKioskStore((state) => state.connected);
  const [list, setList] = useState<UsbDocuments | null>(null);
  useEffect(() => {
    if (!connected) return;
    let outdated = false;
    const end = bridge().on('usbDocumentsChanged', (next) => {
      // News that came meanwhile is younger than the answer.
      outdated = true;
      setList(next);
    });
    void bridge()
      .call('listUsbDocuments', {})
      .then((answer) => {
        if (answer.ok && !outdated) setList(answer.value);
      });
    return () => {
      outdated = true;
      end();
    };
  }, [connected]);
  return list;
}
