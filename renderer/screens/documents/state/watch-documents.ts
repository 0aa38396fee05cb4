import type { BridgeClient } from '../../../bridge/client.ts';
import { receiveDocumentOrder } from '../../../state/document-order-store.ts';
import { readOrder } from './order-actions.ts';
import { readTray, receiveTray } from './tray-actions.ts';

/** Keeps tray and order in step with the main process: its news, and both anew whenever the bridge opens. */
export function watchDocuments(client: BridgeClient): () => void {
  const ends = [
    client.on('documentTrayChanged', receiveTray),
    client.on('documentOrderChanged', receiveDocumentOrder),
    client.watchConnection((connected) => {
      if (!connected) return;
      void readTray();
      void readOrder();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
