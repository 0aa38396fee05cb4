import type { DocumentOrderView } from '../../../../shared/contract/document-orders.ts';
import type { BridgeError } from '../../../../shared/contract/method.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { Result } from '../../../../shared/domain/result.ts';
import { bridge } from '../../../bridge/connect.ts';
import { showDocumentOrder, useDocumentOrderStore } from '../../../state/document-order-store.ts';
import type { LanguageKey } from '../../../state/language.ts';
import { clearNotice, showNotice } from '../../../state/notice-store.ts';
import { useSessionStore } from '../../../state/session-store.ts';
import { type AddressDraft, goToDocumentStep, useDocumentStore } from './document-store.ts';
import { readTray } from './tray-actions.ts';

type OrderAnswer = Result<DocumentOrderView, BridgeError>;

/** Orders what is in the tray, at the price that the shopper has seen. */
export async function placeOrder(moneyMinor: number, address: AddressDraft | null): Promise<void> {
  const dispatching = address && { ...address, message: address.message.trim() };
  await follow(() => bridge().call('placeDocumentOrder', { moneyMinor, dispatching }), unpaidErrorKey);
}

/** An order that turns out to be paid is not cancelled: the screen shows how it goes on. */
export async function cancelOrder(documentOrderId: string): Promise<void> {
  await follow(() => bridge().call('cancelDocumentOrder', { documentOrderId }), errorKey);
}

export async function confirmCollected(documentOrderId: string): Promise<void> {
  await follow(() => bridge().call('confirmDocumentsCollected', { documentOrderId }), errorKey);
}

/** Reads the session's order again, if one is on the screen. */
export async function readOrder(): Promise<void> {
  const { documentOrder, newsCount } = useDocumentOrderStore.getState();
  if (!documentOrder) return;
  const answer = await bridge().call('getDocumentOrder', {});
  const now = useDocumentOrderStore.getState();
  const isSame = now.documentOrder?.documentOrderId === documentOrder.documentOrderId;
  if (answer.ok && answer.value && isSame && now.newsCount === newsCount) showDocumentOrder(answer.value);
}

/** The order is over for this screen: back to the files, which may be other ones by now. */
export function returnToFiles(): void {
  showDocumentOrder(null);
  useDocumentStore.setState({ wanted: new Map() });
  goToDocumentStep('files');
  void readTray();
}

/** Carries out a call about the order and shows where it stands after it. */
async function follow(
  call: () => Promise<OrderAnswer>,
  keyOf: (error: BridgeError) => LanguageKey,
): Promise<void> {
  const { session } = useSessionStore.getState();
  const { newsCount } = useDocumentOrderStore.getState();
  clearNotice();
  const answer = await call();
  if (useSessionStore.getState().session?.sessionId !== session?.sessionId) return;
  if (!answer.ok) {
    showNotice({ tone: 'error', key: keyOf(answer.error) });
    return readOrder();
  }
  showDocumentOrder(answer.value);
  // News that came while the call was under way may be newer than its answer.
  if (useDocumentOrderStore.getState().newsCount !== newsCount) await readOrder();
}

function unpaidErrorKey({ kind }: BridgeError): LanguageKey {
  switch (kind) {
    case 'conflict':
      return 'error.documentChanged';
    case 'unavailable':
      return 'error.unavailable';
    case 'notFound':
    case 'badCall':
    case 'notAllowed':
    case 'internal':
      return 'error.internal';
    default:
      return assertNever(kind);
  }
}

const errorKey = ({ kind }: BridgeError): LanguageKey =>
  kind === 'conflict' || kind === 'notFound' ? 'error.saleConflict' : 'error.saleUnavailable';
