import type { KioskStatus } from '../../shared/contract/kiosk.ts';
import type { Session } from '../../shared/contract/session.ts';
import type { BridgeClient } from '../bridge/client.ts';
import { useDocumentOrderStore } from '../state/document-order-store.ts';
import { useKioskStore } from '../state/kiosk-store.ts';
import { resetStores } from '../state/registry.ts';
import { receiveSale, showSale, useSaleStore } from '../state/sale-store.ts';
import { useSessionStore } from '../state/session-store.ts';
import { showStaff } from '../state/staff-store.ts';
import { showWelcomeNotice } from '../state/welcome-notice-store.ts';
import { readSale } from './read-sale.ts';
import { isLasting } from './screen-of.ts';
import { leaveSession } from './session-actions.ts';

/**
 * Keeps the stores in step with the main process: its news as it comes, and everything read anew whenever the bridge
 * opens. Returns a function that ends it.
 */
export function startListening(client: BridgeClient): () => void {
  const memory = { restored: false };
  const ends = [
    client.on('kioskStatusChanged', receiveStatus),
    client.on('kioskInfoChanged', (info) => useKioskStore.setState({ info })),
    client.on('boardChanged', (board) => useKioskStore.setState({ board })),
    client.on('saleChanged', receiveSale),
    client.watchConnection((connected) => {
      useKioskStore.setState(connected ? { connected, everConnected: true } : { connected });
      if (connected) void synchronise(client, memory);
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

interface Memory {
  /** The page has asked once whether a session was open before it was loaded. */
  restored: boolean;
}

async function synchronise(client: BridgeClient, memory: Memory): Promise<void> {
  // A page that was loaded anew shows nobody the staff's page, so nobody is inside any more.
  if (!memory.restored) void client.call('leaveStaff', {});
  await Promise.all([readKiosk(client), readSession(client, memory)]);
}

async function readKiosk(client: BridgeClient): Promise<void> {
  const [info, status, board] = await Promise.all([
    client.call('getKioskInfo', {}),
    client.call('getKioskStatus', {}),
    client.call('getBoard', {}),
  ]);
  if (info.ok) useKioskStore.setState({ info: info.value });
  if (status.ok) receiveStatus(status.value);
  if (board.ok) useKioskStore.setState({ board: board.value });
}

/** A kiosk that closes for longer ends a visit, unless there is a sale in it: that goes to its own end. */
function receiveStatus(status: KioskStatus): void {
  useKioskStore.setState({ status });
  // A kiosk that starts anew knows nobody of the staff any more.
  if (status.kind === 'outOfService' && status.reason === 'starting') showStaff('closed');
  const hasMoney = useSaleStore.getState().sale ?? useDocumentOrderStore.getState().documentOrder;
  const visiting = useSessionStore.getState().step !== 'attract' && !hasMoney;
  if (visiting && status.kind === 'outOfService' && isLasting(status.reason)) leaveSession('cancelled');
}

async function readSession(client: BridgeClient, memory: Memory): Promise<void> {
  const answer = await client.call('getSession', {});
  if (!answer.ok) return;
  const remote = answer.value;
  const { session: local, step } = useSessionStore.getState();
  if (local) return compare(local, remote);
  // On the first load an open session is one that a reload interrupted. Later it is one whose end did not get through.
  const interrupted = !memory.restored && remote !== null && step === 'attract';
  if (interrupted) memory.restored = await restore(client, remote);
  else if (remote && step === 'attract') leaveSession('idle');
  else memory.restored = true;
}

async function compare(local: Session, remote: Session | null): Promise<void> {
  if (remote?.sessionId === local.sessionId) {
    await readSale();
    return;
  }
  if (remote) leaveSession('idle');
  else resetStores();
  showWelcomeNotice('notice.sessionLost');
}

/**
 * The page was loaded in mid-visit. The sale goes on where it stands, and so does the design: the main process has kept it.
 * False: the sale could not be read, so this is tried again when the bridge opens next.
 */
async function restore(client: BridgeClient, session: Session): Promise<boolean> {
  const [sale, draft] = await Promise.all([client.call('getSale', {}), client.call('getDraft', {})]);
  if (!sale.ok) return false;
  const kept = draft.ok && draft.value ? await import('./kept-draft.ts').catch(() => null) : null;
  const step = kept && draft.ok && draft.value ? kept.restoreDraft(draft.value) : 'brand';
  useSessionStore.setState({ session, chosenLocale: session.locale, step });
  kept?.noteRestored();
  if (sale.value) showSale(sale.value);
  else if (step === 'brand') await restoreDocuments();
  return true;
}

/** Whoever had come no further with a case may be here for documents. */
async function restoreDocuments(): Promise<void> {
  const documents = await import('./kept-documents.ts').catch(() => null);
  await documents?.restoreDocuments();
}
