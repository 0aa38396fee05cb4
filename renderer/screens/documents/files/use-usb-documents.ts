import type { UsbDocuments } from '../../../../shared/contract/documents.ts';
import { bridge } from '../../../bridge/connect.ts';
import { useWatched, type Watched } from '../../../state/use-watched.ts';

const USB_DOCUMENTS: Watched<UsbDocuments> = {
  ask: () => bridge().call('listUsbDocuments', {}),
  listen: (listener) => bridge().on('usbDocumentsChanged', listener),
};

/** What the main process sees of USB sticks with files on them, as it changes. Null while that is not known. */
export const useUsbDocuments = () => useWatched(USB_DOCUMENTS);
