import type { MethodInput } from '../../shared/contract/index.ts';
import type { ExportAnswer } from '../../shared/contract/staff-sales.ts';
import { ok } from '../../shared/domain/result.ts';
import type { StaffAct } from '../../shared/domain/staff.ts';
import type { SaleAct } from '../services/staff/sales/sale-acts.ts';
import type { SalesDesk } from '../services/staff/sales/sales-desk.ts';
import type { StaffGuard } from './staff-guard.ts';
import type { BridgeHandlers } from './types.ts';

export interface StaffSalesCalls {
  readonly guard: StaffGuard;
  readonly desk: SalesDesk;
  exportSales(wish: MethodInput<'exportSales'>): Promise<ExportAnswer>;
}

type Wish<Kind extends SaleAct['kind']> = MethodInput<Kind>;

export function staffSalesHandlers({ guard, desk, exportSales }: StaffSalesCalls) {
  const act = <Input extends Record<string, string | number>>(
    right: StaffAct,
    action: SaleAct['kind'],
    asAct: (wish: Input) => SaleAct,
  ) => guard.order(right, action, toldOf<Input>, async (wish, who) => ok(desk.act(asAct(wish), who)));
  return {
    searchSales: guard.see('seeSales', async (wish) => ok(await desk.search(wish))),
    getSaleStory: guard.see('seeSales', async ({ saleId }, who) => ok(desk.story(saleId, who))),
    printSaleAgain: act('serveSale', 'printSaleAgain', (wish: Wish<'printSaleAgain'>) => ({
      kind: 'printSaleAgain',
      ...wish,
    })),
    locateCase: act('serveSale', 'locateCase', (wish: Wish<'locateCase'>) => ({
      kind: 'locateCase',
      ...wish,
    })),
    // Above the attendant's limit the desk refuses, by the sum.
    refundClaim: act('refundSmall', 'refundClaim', (wish: Wish<'refundClaim'>) => ({
      kind: 'refundClaim',
      ...wish,
    })),
    endRefund: act('refundSmall', 'endRefund', (wish: Wish<'endRefund'>) => ({ kind: 'endRefund', ...wish })),
    dismissClaim: act('refundSmall', 'dismissClaim', (wish: Wish<'dismissClaim'>) => ({
      kind: 'dismissClaim',
      ...wish,
    })),
    takeComplaint: act('serveSale', 'takeComplaint', (wish: Wish<'takeComplaint'>) => ({
      kind: 'takeComplaint',
      ...wish,
    })),
    markCollected: act('serveSale', 'markCollected', (wish: Wish<'markCollected'>) => ({
      kind: 'markCollected',
      ...wish,
    })),
    cancelOrder: act('serveSale', 'cancelOrder', (wish: Wish<'cancelOrder'>) => ({
      kind: 'cancelOrder',
      ...wish,
    })),
    reprintSlip: act('serveSale', 'reprintSlip', (wish: Wish<'reprintSlip'>) => ({
      kind: 'reprintSlip',
      ...wish,
    })),
    exportSales: guard.order(
      'exportSales',
      'exportSales',
      (wish: MethodInput<'exportSales'>) => ({ ...wish }),
      async (wish) => ok(await exportSales(wish)),
    ),
  } satisfies Partial<BridgeHandlers>;
}

/** The version of what was on the screen says nothing to whoever reads the log. */
const toldOf = <Input extends Record<string, string | number>>(
  wish: Input,
): Record<string, string | number> =>
  Object.fromEntries(Object.entries(wish).filter(([name]) => name !== 'version'));
