import type { BridgeError } from '../../shared/contract/method.ts';
import type { SaleView, StaffAnswer } from '../../shared/contract/sale.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import type { Catalogue } from '../services/catalogue/catalogue-service.ts';
import type { ReadinessService } from '../services/health/readiness.ts';
import type { Sale } from '../services/sale/sale.ts';
import type { SaleRefusal, SaleService } from '../services/sale/sale-service.ts';
import { refuse } from './refuse.ts';
import type { BridgeHandlers } from './types.ts';

/** Says whose PIN it is, counts wrong ones, and lets nobody in. */
export type CheckStaffPin = (
  pin: string,
) => Exclude<StaffAnswer, { kind: 'confirmed' }> | { readonly kind: 'known'; readonly person: string };

export interface SaleCalls {
  readonly sales: SaleService;
  readonly catalogue: Catalogue;
  readonly readiness: ReadinessService;
  readonly checkStaffPin: CheckStaffPin;
  view(sale: Sale): SaleView;
}

const KIND: Record<SaleRefusal, BridgeError['kind']> = {
  noSession: 'notAllowed',
  noSuchSale: 'notFound',
  noSuchModel: 'notFound',
  noSuchPrintFile: 'notFound',
  wrongPrintSize: 'badCall',
  notPossibleNow: 'conflict',
  payTypeUnavailable: 'unavailable',
  idsExhausted: 'unavailable',
  storage: 'unavailable',
};

/** The shopper at the screen may steer the sale of the open session, and no other. */
export function saleHandlers({ sales, catalogue, readiness, checkStaffPin, view }: SaleCalls) {
  const answer = (result: Result<Sale, SaleRefusal>): Result<SaleView, BridgeError> =>
    result.ok ? ok(view(result.value)) : refuse(KIND[result.error], result.error);

  const isOwn = (saleId: string) => sales.current()?.saleId === saleId;

  return {
    checkReadiness: async ({ brandId, modelId }) => {
      await catalogue.listModels(brandId);
      const model = catalogue.findModel(brandId, modelId);
      return model ? ok(await readiness.check(model.stock)) : refuse('notFound', 'no such model');
    },
    startSale: async (input) => answer(await sales.start(input)),
    choosePayment: async ({ saleId, payType }) => answer(sales.choosePayment(saleId, payType)),
    acceptPrice: async ({ saleId, amountMinor }) => answer(sales.acceptPrice(saleId, amountMinor)),
    cancelSale: async ({ saleId }) =>
      isOwn(saleId) ? answer(await sales.cancel(saleId, 'shopper')) : refuse('notFound', 'noSuchSale'),
    returnCash: async ({ saleId }) => answer(sales.returnCash(saleId)),
    confirmStaffPayment: async ({ saleId, pin }): Promise<Result<StaffAnswer, BridgeError>> => {
      // Without something to confirm the PIN pad is no place to try PINs at.
      if (!sales.awaitsStaff(saleId)) return refuse('conflict', 'nothing to confirm');
      const staff = checkStaffPin(pin);
      if (staff.kind !== 'known') return ok(staff);
      const confirmed = answer(sales.confirmStaffPayment(saleId, staff.person));
      return confirmed.ok ? ok({ kind: 'confirmed', sale: confirmed.value }) : confirmed;
    },
    getSale: async () => {
      const sale = sales.current();
      return ok(sale ? view(sale) : null);
    },
  } satisfies Partial<BridgeHandlers>;
}
