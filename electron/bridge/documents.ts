import { ok } from '../../shared/domain/result.ts';
import { refuse } from './refuse.ts';
import type { BridgeHandlers } from './types.ts';

const off = async () => refuse('unavailable', 'this kiosk prints no documents');

export function documentHandlers() {
  return {
    getDocumentShop: async () => ok(null),
    getDocumentUploadPage: async () => ok({ kind: 'unavailable' as const }),
    getDocumentTray: off,
    listUsbDocuments: async () => ok({ kind: 'unavailable' as const }),
    addUsbDocument: off,
    removeDocument: off,
    chooseDocumentPrint: off,
    placeDocumentOrder: off,
    getDocumentOrder: async () => ok(null),
    cancelDocumentOrder: off,
    confirmDocumentsCollected: off,
    listMyDocumentOrders: off,
    cancelMyDocumentOrder: off,
  } satisfies Partial<BridgeHandlers>;
}
