import type { UsbPhotos } from '../../../../shared/contract/photos.ts';
import { bridge } from '../../../bridge/connect.ts';
import { useWatched, type Watched } from '../../../state/use-watched.ts';

const USB_PHOTOS: Watched<UsbPhotos> = {
  ask: () => bridge().call('listUsbPhotos', {}),
  listen: (listener) => bridge().on('usbPhotosChanged', listener),
};

/** What the main process sees of USB sticks, as it changes. Null while that is not known. */
export const useUsbPhotos = () => useWatched(USB_PHOTOS);
