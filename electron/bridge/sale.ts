import type { BridgeError } from '../../shared/contract/method.ts';
import type { SaleView, StaffAnswer } from '../../shared/contract/sale.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import type { SellingProblem } from '../../shared/domain/selling-problem.ts';
import type { Catalogue } from '../services/catalogue/catalogue-service.ts';
import type { ReadinessService } from '../services/health/readiness.ts';
import type { Sale } from '../services/sale/sale.ts';
import type { SaleRefusal, SaleService } from '../services/sale/sale-service.ts';
import type { StaffService } from '../services/staff/staff-service.ts';
import { refuse, refuseToSell } from './refuse.ts';
import type { BridgeHandlers } from './types.ts';

export interface SaleCalls {
  readonly sales: SaleService;
  readonly catalogue: Catalogue;
  readonly readiness: ReadinessService;
  /** Says whose PIN it is, counts wrong ones, and lets nobody in. */
  readonly checkStaffPin: StaffService['checkPin'];
  view(sale: Sale): SaleView;
}

/** A coupon is another system's to check: with one, nothing is sold without the backend. */
export const brandToSell = (sale: Pick<Sale, 'brandId' | 'discount'>): string | null =>
  sale.discount ? null : sale.brandId;

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

  /** Minutes lie between the review screen and the money. Stock is read with the price, before a payment is announced. */
  const obstacleToPay = async (saleId: string): Promise<SellingProblem | null> => {
    const sale = isOwn(saleId) ? sales.current() : null;
    return sale ? readiness.obstacle(null, brandToSell(sale)) : null;
  };

  /** What staff take by hand is announced already, so stock is read here. */
  const obstacleToConfirm = async (): Promise<SellingProblem | null> => {
    const sale = sales.current();
    if (!sale) return null;
    await catalogue.listModels(sale.brandId);
    const stock = catalogue.findModel(sale.brandId, sale.modelId)?.stock ?? 0;
    return readiness.obstacle(stock, brandToSell(sale));
  };

  return {
    checkReadiness: async ({ brandId, modelId }) => {
      await catalogue.listModels(brandId);
      const model = catalogue.findModel(brandId, modelId);
      return model ? ok(await readiness.check(model.stock, brandId)) : refuse('notFound', 'no such model');
    },
    startSale: async (input) => answer(await sales.start(input)),
    choosePayment: async ({ saleId, payType }) => {
      const obstacle = await obstacleToPay(saleId);
      return obstacle ? refuseToSell(obstacle) : answer(sales.choosePayment(saleId, payType));
    },
    acceptPrice: async ({ saleId, amountMinor }) => answer(sales.acceptPrice(saleId, amountMinor)),
    cancelSale: async ({ saleId }) =>
      isOwn(saleId) ? answer(await sales.cancel(saleId, 'shopper')) : refuse('notFound', 'noSuchSale'),
    returnCash: async ({ saleId }) => answer(sales.returnCash(saleId)),
    confirmStaffPayment: async ({ saleId, pin }): Promise<Result<StaffAnswer, BridgeError>> => {
      // Without something to confirm the PIN pad is no place to try PINs at.
      if (!sales.awaitsStaff(saleId)) return refuse('conflict', 'nothing to confirm');
      const obstacle = await obstacleToConfirm();
      if (obstacle) return refuseToSell(obstacle);
      const staff = await checkStaffPin(pin);
      if (staff.kind !== 'known') return ok(staff);
      const confirmed = answer(sales.confirmStaffPayment(saleId, staff.person.name));
      return confirmed.ok ? ok({ kind: 'confirmed', sale: confirmed.value }) : confirmed;
    },
    getSale: async () => {
      const sale = sales.current();
      return ok(sale ? view(sale) : null);
    },
  } satisfies Partial<BridgeHandlers>;
}
