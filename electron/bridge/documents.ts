import type { DocumentOrderView } from '../../shared/contract/document-orders.ts';
import type { DocumentTray, UsbDocuments } from '../../shared/contract/documents.ts';
import type { UploadPage } from '../../shared/contract/photos.ts';
import { ok } from '../../shared/domain/result.ts';
import type { DocumentService, PlaceProblem } from '../services/documents/document-service.ts';
import { refuse } from './refuse.ts';
import type { BridgeHandlers } from './types.ts';

/** What the kiosk gives where it prints documents. */
export interface DocumentCalls {
  readonly service: DocumentService;
  uploadPage(): Promise<UploadPage>;
  listUsb(): UsbDocuments;
  /** False where there is no such file. */
  addUsb(usbFileId: string): Promise<boolean>;
  remove(documentId: string): Promise<boolean>;
}

const noShop = () => refuse('unavailable', 'this kiosk prints no documents');
const noOrder = () => refuse('notFound', 'this session has no such order');

const PLACE_WORDS: Readonly<Record<PlaceProblem, string>> = {
  noSession: 'there is no session',
  busy: 'an order of this session is under way',
  notPriced: 'what is in the tray cannot be ordered',
  noDelivery: 'this shop does not deliver',
};

/** Null: the kiosk has no print shop. */
export function documentHandlers(calls: DocumentCalls | null) {
  const found = (view: DocumentOrderView | undefined) => (view ? ok(view) : noOrder());
  const tray = (isFound: boolean) =>
    isFound && calls ? ok<DocumentTray>(calls.service.tray()) : refuse('notFound', 'there is no such file');
  return {
    getDocumentShop: async () => ok(calls ? await calls.service.shop() : null),
    getDocumentUploadPage: async () => ok(calls ? await calls.uploadPage() : { kind: 'unavailable' }),
    getDocumentTray: async () => (calls ? ok(calls.service.tray()) : noShop()),
    listUsbDocuments: async () => ok(calls ? calls.listUsb() : { kind: 'unavailable' }),
    addUsbDocument: async ({ usbFileId }) => (calls ? tray(await calls.addUsb(usbFileId)) : noShop()),
    removeDocument: async ({ documentId }) => (calls ? tray(await calls.remove(documentId)) : noShop()),
    chooseDocumentPrint: async ({ documentId, choice }) =>
      calls ? tray(calls.service.choose(documentId, choice)) : noShop(),
    placeDocumentOrder: async ({ moneyMinor, dispatching }) => {
      if (!calls) return noShop();
      const placed = await calls.service.place(moneyMinor, dispatching);
      return placed.ok ? placed : refuse('conflict', PLACE_WORDS[placed.error]);
    },
    getDocumentOrder: async () => ok(calls?.service.order() ?? null),
    cancelDocumentOrder: async ({ documentOrderId }) =>
      calls ? found(await calls.service.cancel(documentOrderId)) : noShop(),
    confirmDocumentsCollected: async ({ documentOrderId }) =>
      calls ? found(calls.service.collect(documentOrderId)) : noShop(),
    listMyDocumentOrders: async ({ group }) => (calls ? ok(await calls.service.myOrders(group)) : noShop()),
    cancelMyDocumentOrder: async ({ orderNo }) => {
      if (!calls) return noShop();
      const outcome = await calls.service.cancelMine(orderNo);
      return ok(outcome === 'cancelled' ? { kind: 'cancelled' } : { kind: 'refused', reason: outcome });
    },
  } satisfies Partial<BridgeHandlers>;
}
