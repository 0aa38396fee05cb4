import { bridge } from '../bridge/connect.ts';
import { showDocumentOrder } from '../state/document-order-store.ts';
import { useSessionStore } from '../state/session-store.ts';

/** After a page was loaded anew in mid-visit: goes on with the shopper's files, or where their order stands. */
export async function restoreDocuments(): Promise<void> {
  const shop = await bridge().call('getDocumentShop', {});
  if (!shop.ok || !shop.value) return;
  const { session } = useSessionStore.getState();
  const [order, tray] = await Promise.all([
    bridge().call('getDocumentOrder', {}),
    bridge().call('getDocumentTray', {}),
  ]);
  const now = useSessionStore.getState();
  // They have gone, or gone on, meanwhile.
  if (now.session?.sessionId !== session?.sessionId || now.step !== 'brand') return;
  const hasFiles = tray.ok && tray.value.documents.length > 0;
  if (order.ok && order.value) showDocumentOrder(order.value);
  if (hasFiles || (order.ok && order.value)) now.goTo('documents');
}
