import type { DocumentChoice, DocumentTray } from '../../../../shared/contract/documents.ts';
import type { BridgeError } from '../../../../shared/contract/method.ts';
import type { Result } from '../../../../shared/domain/result.ts';
import { bridge } from '../../../bridge/connect.ts';
import { clearNotice, showNotice } from '../../../state/notice-store.ts';
import { registerStore } from '../../../state/registry.ts';
import { useDocumentStore } from './document-store.ts';

/** Grows with every tray that is shown and with every visit's end: an answer that comes later than that is old. */
let trayCount = 0;
let visitCount = 0;
const sending = new Set<string>();

registerStore(() => {
  trayCount++;
  visitCount++;
  sending.clear();
});

export function receiveTray(tray: DocumentTray): void {
  trayCount++;
  const { shownId } = useDocumentStore.getState();
  const isThere = tray.documents.some(({ documentId }) => documentId === shownId);
  useDocumentStore.setState({ tray, shownId: isThere ? shownId : null });
}

/** Asks for something about the tray and shows the tray that comes back, unless news was quicker. */
async function follow(call: () => Promise<Result<DocumentTray, BridgeError>>): Promise<boolean> {
  const [count, visit] = [trayCount, visitCount];
  const answer = await call();
  if (visit !== visitCount) return false;
  if (answer.ok && count === trayCount) receiveTray(answer.value);
  else if (answer.ok) await readTray();
  return answer.ok;
}

export const readTray = (): Promise<boolean> => follow(() => bridge().call('getDocumentTray', {}));

export async function removeDocument(documentId: string): Promise<void> {
  const visit = visitCount;
  clearNotice();
  const isDone = await follow(() => bridge().call('removeDocument', { documentId }));
  if (!isDone && visit === visitCount) showNotice({ tone: 'error', key: 'error.documentFailed' });
}

export async function addUsbDocument(usbFileId: string): Promise<boolean> {
  return follow(() => bridge().call('addUsbDocument', { usbFileId }));
}

/**
 * Shows a choice at once and tells the main process, one call at a time for each file: of quick touches on a stepper only the last one
 * has to get through.
 */
export function chooseForDocument(documentId: string, choice: DocumentChoice): void {
  const { wanted } = useDocumentStore.getState();
  useDocumentStore.setState({ wanted: new Map(wanted).set(documentId, choice) });
  if (!sending.has(documentId)) void sendChoices(documentId);
}

async function sendChoices(documentId: string): Promise<void> {
  const visit = visitCount;
  sending.add(documentId);
  for (;;) {
    const choice = useDocumentStore.getState().wanted.get(documentId);
    if (!choice) break;
    const isDone = await follow(() => bridge().call('chooseDocumentPrint', { documentId, choice }));
    if (visit !== visitCount) return;
    if (!isDone) showNotice({ tone: 'error', key: 'error.documentFailed' });
    const { wanted } = useDocumentStore.getState();
    if (isDone && wanted.get(documentId) !== choice) continue;
    const rest = new Map(wanted);
    rest.delete(documentId);
    useDocumentStore.setState({ wanted: rest });
    break;
  }
  sending.delete(documentId);
}
