import type { BridgeError } from '../../shared/contract/method.ts';
import type { SaleView } from '../../shared/contract/sale.ts';
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { PayType } from '../../shared/domain/payment.ts';
import type { Result } from '../../shared/domain/result.ts';
import { bridge } from '../bridge/connect.ts';
import { dropDraft, useDraftStore } from '../state/draft-store.ts';
import type { LanguageKey } from '../state/language.ts';
import { clearNotice, showNotice } from '../state/notice-store.ts';
import { dropSale, useSaleStore } from '../state/sale-store.ts';
import { type Step, useSessionStore } from '../state/session-store.ts';
import { leavingMoneyOf } from './leaving-money.ts';
import { readSale, shown } from './read-sale.ts';
import { type LeaveReason, leaveSession } from './session-actions.ts';

type SaleAnswer = Result<SaleView, BridgeError>;

/** Begins the sale of the finished draft. From here on the main process says what is shown. */
export async function startSale(): Promise<void> {
  const { model, design, printFileId } = useDraftStore.getState();
  if (!model || !design || !printFileId) return showNotice({ tone: 'error', key: 'error.printMissing' });
  const begin = () =>
    bridge().call('startSale', {
      modelId: model.modelId,
      brandId: model.brandId,
      design,
      printFileId,
      agreedPriceMinor: model.priceMinor,
    });
  await follow(begin, unpaidErrorKey);
}

export async function choosePayment(saleId: string, payType: PayType): Promise<void> {
  await follow(() => bridge().call('choosePayment', { saleId, payType }), paymentErrorKey);
}

export async function acceptPrice(saleId: string, amountMinor: number): Promise<void> {
  await follow(() => bridge().call('acceptPrice', { saleId, amountMinor }), paymentErrorKey);
}

/** The coins and notes that are in come out again; the shopper may choose anew. */
export async function returnCash(saleId: string): Promise<void> {
  await follow(() => bridge().call('returnCash', { saleId }), paymentErrorKey);
}

/**
 * Gives the sale up and goes back to the draft, which is kept. A sale that turns out to be paid goes on instead, and
 * the screen follows it.
 */
export async function abandonSale(saleId: string, to: Step): Promise<void> {
  const sale = await follow(() => bridge().call('cancelSale', { saleId }), paymentErrorKey);
  if (sale && isAtRest(sale)) returnToDraft(to);
}

/**
 * Ends the visit. Coins and notes that are in come out first, and the screen stays until they have: a code for what the
 * machine cannot give back has to be seen. After an idle time the picture goes at once, whoever stands there by then.
 */
export async function leaveSale(reason: LeaveReason): Promise<void> {
  const { sale } = useSaleStore.getState();
  const { session } = useSessionStore.getState();
  if (leavingMoneyOf(sale).kind !== 'returned' || !sale) return leaveSession(reason);
  if (reason === 'idle') dropDraft();
  const cancelled = await follow(() => bridge().call('cancelSale', { saleId: sale.saleId }), paymentErrorKey);
  const isSameVisit = useSessionStore.getState().session?.sessionId === session?.sessionId;
  // The main process gives the money back by itself, also when it could not say so.
  if (!cancelled && isSameVisit) leaveSession(reason);
}

/** The sale is over without money: back to the draft, or to the start when a reload lost it. */
export function returnToDraft(to: Step): void {
  dropSale();
  const { model, brand } = useDraftStore.getState();
  if (to === 'review' && !model) leaveSession('cancelled');
  else useSessionStore.getState().goTo(to === 'model' && !brand ? 'brand' : to);
}

/** Nothing more happens in this sale, and no money is in it. */
function isAtRest(sale: SaleView): boolean {
  switch (sale.stage.kind) {
    case 'cancelled':
    case 'failed':
    case 'soldOut':
    case 'refunded':
      return true;
    case 'preparing':
    case 'choosingPayment':
    case 'priceChanged':
    case 'couponChanged':
    case 'awaitingPayment':
    case 'paymentFailed':
    case 'paymentTimedOut':
    case 'returningMoney':
    case 'ordering':
    case 'queued':
    case 'claim':
      return false;
    default:
      return assertNever(sale.stage);
  }
}

/** Carries out a call about the sale and shows where the sale stands after it. Null: it failed, or the shopper is gone. */
async function follow(
  call: () => Promise<SaleAnswer>,
  errorKey: (error: BridgeError) => LanguageKey,
): Promise<SaleView | null> {
  const { session } = useSessionStore.getState();
  const { newsCount } = useSaleStore.getState();
  clearNotice();
  const answer = await call();
  if (useSessionStore.getState().session?.sessionId !== session?.sessionId) return null;
  if (!answer.ok) {
    showNotice({ tone: 'error', key: errorKey(answer.error) });
    await readSale();
    return null;
  }
  // News that came while the call was under way may be newer than the answer: the main process is asked once more.
  if (useSaleStore.getState().newsCount !== newsCount) return (await readSale()) ?? shown(answer.value);
  return shown(answer.value);
}

function unpaidErrorKey(error: BridgeError): LanguageKey {
  switch (error.kind) {
    case 'unavailable':
      return 'error.unavailable';
    case 'notFound':
      return 'error.printMissing';
    case 'badCall':
    case 'notAllowed':
    case 'conflict':
    case 'internal':
      return 'error.internal';
    default:
      return assertNever(error.kind);
  }
}

function paymentErrorKey(error: BridgeError): LanguageKey {
  if (error.problem) return `payment.notReady.${error.problem}`;
  switch (error.kind) {
    case 'unavailable':
      return 'error.saleUnavailable';
    case 'conflict':
    case 'notFound':
      return 'error.saleConflict';
    case 'badCall':
    case 'notAllowed':
    case 'internal':
      return 'error.saleFailed';
    default:
      return assertNever(error.kind);
  }
}
