import { randomUUID } from 'node:crypto';
import type { Model } from '../../../shared/contract/catalogue.ts';
import type { MethodInput } from '../../../shared/contract/index.ts';
import type { Session } from '../../../shared/contract/session.ts';
import { PayType } from '../../../shared/domain/payment.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { IdIssuer } from '../../system/ids.ts';
import { cashLeftMinor, dueBackMinor, missingMinor, underWayMinor } from './cash-sums.ts';
import { SALE_DELAYS } from './delays.ts';
import { isSamePurchase, NO_PURCHASE, type Purchase, payableMinor, toPayMinor } from './discount.ts';
import type { PrintFileInfo } from './events.ts';
import { watchedPayments } from './pending.ts';
import { activeAttempt, isOpen, isPaid, type Sale } from './sale.ts';
import type { SaleStore } from './sale-store.ts';
import { staffAttempt } from './tender.ts';

/** Why a wish of the shopper was not carried out. */
export type SaleRefusal =
  | 'noSession'
  | 'noSuchSale'
  | 'noSuchModel'
  | 'noSuchPrintFile'
  | 'wrongPrintSize'
  | 'notPossibleNow'
  | 'payTypeUnavailable'
  | 'idsExhausted'
  | 'storage';

export interface SaleServiceOptions {
  readonly store: SaleStore;
  readonly ids: IdIssuer;
  readonly clock: Clock;
  readonly currency: string;
  session(): Session | null;
  setSale(saleId: string): void;
  findModel(brandId: string, modelId: string): Model | null;
  /** Makes the drawn picture the sale's own, on disk. */
  adoptPrintFile(
    printFileId: string,
    saleId: string,
    model: Model,
  ): Promise<Result<PrintFileInfo, 'notFound' | 'wrongSize' | 'storageFull'>>;
  /** Missing: this kiosk knows neither members nor coupons. */
  readonly purchase?: () => Purchase;
  isPayTypeAvailable(payType: PayType): boolean;
  /** Asks for payment status at once. False when the backend did not answer. */
  pollPayments(): Promise<boolean>;
}

/** The shopper's wishes about a sale. Each is one event at most; the runner does the rest. */
export interface SaleService {
  start(input: MethodInput<'startSale'>): Promise<Result<Sale, SaleRefusal>>;
  choosePayment(saleId: string, payType: PayType): Result<Sale, SaleRefusal>;
  acceptPrice(saleId: string, amountMinor: number): Result<Sale, SaleRefusal>;
  /** Gives back the cash that is in; the shopper may choose again. */
  returnCash(saleId: string): Result<Sale, SaleRefusal>;
  /** Staff took what is missing by hand. `person`: who says so. */
  confirmStaffPayment(saleId: string, person: string): Result<Sale, SaleRefusal>;
  /** Whether there is something for staff to confirm: asked before their PIN is. */
  awaitsStaff(saleId: string): boolean;
  cancel(saleId: string, by: 'shopper' | 'idle' | 'kiosk'): Promise<Result<Sale, SaleRefusal>>;
  /** The sale of the open session. */
  current(): Sale | null;
}

export function createSaleService(options: SaleServiceOptions): SaleService {
  const { store, ids, clock } = options;
  let latest: { saleId: string; printFileId: string } | null = null;
  let starting: Promise<Result<Sale, SaleRefusal>> | null = null;

  /** Only the sale of the shopper at the screen can be steered from the screen. */
  const ownSale = (saleId: string): Sale | null =>
    options.session()?.saleId === saleId ? store.get(saleId) : null;

  const start = async (input: MethodInput<'startSale'>): Promise<Result<Sale, SaleRefusal>> => {
    const session = options.session();
    if (!session) return err('noSession');
    const running = session.saleId === null ? null : store.get(session.saleId);
    const purchase = options.purchase?.() ?? NO_PURCHASE;
    if (running && running.closed === null) {
      const isSame = isPaid(running) || isSamePurchase(running, purchase);
      if (isSame && running.saleId === latest?.saleId && input.printFileId === latest.printFileId)
        return ok(running);
      // The shopper went back and changed design or coupon: the former sale ends, unless its money came at the last moment.
      const ended = await cancel(running.saleId, 'shopper');
      if (!ended.ok || isPaid(ended.value)) return ended;
    }
    const model = options.findModel(input.brandId, input.modelId);
    if (!model) return err('noSuchModel');
    const saleId = randomUUID();
    const printFile = await options.adoptPrintFile(input.printFileId, saleId, model);
    if (!printFile.ok) return err(PRINT_FILE_REFUSAL[printFile.error]);
    if (options.session()?.sessionId !== session.sessionId) return err('noSession');
    const { modelId, brandId, design } = input;
    const started = store.append(saleId, {
      kind: 'saleStarted',
      atMs: clock.now(),
      sessionId: session.sessionId,
      modelId,
      brandId,
      modelName: model.name,
      priceMinor: input.agreedPriceMinor,
      currency: options.currency,
      design,
      printFile: printFile.value,
      ...(purchase.memberId !== null && { memberId: purchase.memberId }),
    });
    const sale = applyCoupon(started, purchase);
    options.setSale(saleId);
    latest = { saleId, printFileId: input.printFileId };
    return ok(sale);
  };

  const applyCoupon = (sale: Sale, { coupon }: Purchase): Sale => {
    if (!coupon) return sale;
    const { discountMinor, ...use } = coupon;
    return store.append(sale.saleId, { kind: 'discountApplied', atMs: clock.now(), discountMinor, use });
  };

  const choosePayment = (saleId: string, payType: PayType): Result<Sale, SaleRefusal> => {
    const sale = ownSale(saleId);
    if (!sale) return err('noSuchSale');
    if (!isOpen(sale) || sale.offer.kind !== 'agreed') return err('notPossibleNow');
    // Coins are coming out: whether they count for the new choice would depend on how fast they fall.
    if (dueBackMinor(sale) + underWayMinor(sale.money) > 0) return err('notPossibleNow');
    const active = activeAttempt(sale);
    const isSameStill = active?.payType === payType && !active.timedOut && IN_PROGRESS.includes(active.state);
    if (isSameStill) return ok(sale);
    if (!options.isPayTypeAvailable(payType)) return err('payTypeUnavailable');
    const paymentId = ids.nextPaymentId();
    if (!paymentId.ok) return err('idsExhausted');
    const atMs = clock.now();
    return ok(
      store.append(saleId, {
        kind: 'paymentChosen',
        atMs,
        paymentId: paymentId.value,
        payType,
        amountMinor: toPayMinor(sale),
      }),
    );
  };

  const acceptPrice = (saleId: string, amountMinor: number): Result<Sale, SaleRefusal> => {
    const sale = ownSale(saleId);
    if (!sale) return err('noSuchSale');
    if (!isOpen(sale) || sale.offer.kind === 'agreed' || sale.offer.kind === 'soldOut')
      return err('notPossibleNow');
    const priceMinor = sale.offer.kind === 'priceChanged' ? sale.offer.newPriceMinor : sale.priceMinor;
    if (payableMinor(priceMinor, sale.discount) !== amountMinor) return err('notPossibleNow');
    return ok(store.append(saleId, { kind: 'priceAccepted', atMs: clock.now(), priceMinor }));
  };

  const returnCash = (saleId: string): Result<Sale, SaleRefusal> => {
    const sale = ownSale(saleId);
    if (!sale) return err('noSuchSale');
    if (!isOpen(sale) || cashLeftMinor(sale) === 0) return err('notPossibleNow');
    return ok(store.append(saleId, { kind: 'cashReturnAsked', atMs: clock.now() }));
  };

  const awaitedFromStaff = (saleId: string) => {
    const sale = ownSale(saleId);
    const attempt = sale && isOpen(sale) ? staffAttempt(sale) : null;
    return sale && attempt?.payType === PayType.onSite ? { sale, attempt } : null;
  };

  const confirmStaffPayment = (saleId: string, person: string): Result<Sale, SaleRefusal> => {
    const awaited = awaitedFromStaff(saleId);
    if (!awaited) return err(ownSale(saleId) ? 'notPossibleNow' : 'noSuchSale');
    const { paymentId } = awaited.attempt;
    return ok(
      store.append(saleId, {
        kind: 'staffConfirmed',
        atMs: clock.now(),
        paymentId,
        partId: `${paymentId}-staff`,
        amountMinor: missingMinor(awaited.sale, paymentId),
        person,
      }),
    );
  };

  /** Looks once more whether the money came: whoever paid and tapped "cancel" in the same moment gets the case. */
  const cancel = async (
    saleId: string,
    by: 'shopper' | 'idle' | 'kiosk',
  ): Promise<Result<Sale, SaleRefusal>> => {
    const sale = store.get(saleId);
    if (!sale) return err('noSuchSale');
    if (watchedPayments(sale).length > 0) await settleWithin(options.pollPayments(), clock);
    const now = store.get(saleId) ?? sale;
    if (isPaid(now) || now.closed !== null) return ok(now);
    return ok(store.append(saleId, { kind: 'saleCancelled', atMs: clock.now(), by }));
  };

  const guarded = <Value>(work: () => Result<Value, SaleRefusal>): Result<Value, SaleRefusal> => {
    try {
      return work();
    } catch {
      return err('storage');
    }
  };

  return {
    // A second tap while the first is still at work gets the same sale.
    start: (input) => {
      starting ??= start(input)
        .catch((): Result<Sale, SaleRefusal> => err('storage'))
        .finally(() => {
          starting = null;
        });
      return starting;
    },
    choosePayment: (saleId, payType) => guarded(() => choosePayment(saleId, payType)),
    acceptPrice: (saleId, amountMinor) => guarded(() => acceptPrice(saleId, amountMinor)),
    returnCash: (saleId) => guarded(() => returnCash(saleId)),
    confirmStaffPayment: (saleId, person) => guarded(() => confirmStaffPayment(saleId, person)),
    awaitsStaff: (saleId) => awaitedFromStaff(saleId) !== null,
    cancel: async (saleId, by) => cancel(saleId, by).catch((): Result<Sale, SaleRefusal> => err('storage')),
    current: () => {
      const saleId = options.session()?.saleId;
      return saleId ? store.get(saleId) : null;
    },
  };
}

const IN_PROGRESS: readonly string[] = ['chosen', 'quoted', 'announced'];

const PRINT_FILE_REFUSAL = {
  notFound: 'noSuchPrintFile',
  wrongSize: 'wrongPrintSize',
  storageFull: 'storage',
} as const;

/** Waits for the answer, but not for long: the shopper has tapped "cancel". */
async function settleWithin(answer: Promise<boolean>, clock: Clock): Promise<void> {
  const patience = new AbortController();
  await Promise.race([
    answer.catch(() => false),
    clock.sleep(SALE_DELAYS.lastLookMs, patience.signal).catch(() => undefined),
  ]);
  patience.abort();
}
