import { useEffect, useState } from 'react';
import type { UsbPhotos } from '../../../../shared/contract/photos.ts';
import { bridge } from '../../../bridge/connect.ts';
import { useKioskStore } from '../../../state/kiosk-store.ts';

/** What the main process sees of USB sticks, as it changes. Null while that is not known. */
export function useUsbPhotos(): UsbPhotos | null {
  const connected = useKioskStore((state) => state.connected);
  const [list, setList] = useState<UsbPhotos | null>(null);
  useEffect(() => {
    if (!connected) return;
    let outdated = false;
    const end = bridge().on('usbPhotosChanged', (next) => {
      // News that came meanwhile is younger than the answer.
      outdated = true;
      setList(next);
    });
    void bridge()
      .call('listUsbPhotos', {})
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
