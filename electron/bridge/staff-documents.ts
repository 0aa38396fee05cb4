import type { StaffDocumentAct, StaffDocumentOrder } from '../../shared/contract/staff-documents.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import { mayDo } from '../../shared/domain/staff.ts';
import type { DocumentDesk } from '../services/documents/staff-desk.ts';
import type { DocumentSlips } from '../services/receipts/document-slips.ts';
import { ATTENDANT_REFUND_LIMIT_MINOR } from '../services/staff/sales/refund-limit.ts';
import type { StaffGuard } from './staff-guard.ts';
import type { BridgeHandlers } from './types.ts';

interface Wish {
  readonly documentOrderId: string;
}
type Refusal = Extract<StaffDocumentAct, { kind: 'refused' }>['reason'];

export interface StaffDocumentCalls {
  readonly guard: StaffGuard;
  /** Both null: this kiosk prints no documents. */
  readonly desk: DocumentDesk | null;
  readonly slips: Pick<DocumentSlips, 'printAgain'> | null;
}

export function staffDocumentHandlers({ guard, desk, slips }: StaffDocumentCalls) {
  const told = ({ documentOrderId }: Wish) => ({ documentOrderId });
  const answer = (result: Result<StaffDocumentOrder, Refusal>) =>
    ok<StaffDocumentAct>(
      result.ok ? { kind: 'done', order: result.value } : { kind: 'refused', reason: result.error },
    );
  const none = () => answer({ ok: false, error: 'unavailable' });
  return {
    getStaffDocuments: guard.see('seeSales', async () =>
      ok(desk ? { kind: 'documents', documents: await desk.documentsForStaff() } : { kind: 'unavailable' }),
    ),
    listShopDocuments: guard.see('seeSales', async ({ group, page }) =>
      ok(desk ? await desk.listShop(group, page) : { kind: 'away' }),
    ),
    settleDocuments: guard.order('serveSale', 'settleDocuments', told, async (wish: Wish, who) =>
      desk ? answer(await desk.settle(wish.documentOrderId, who.name)) : none(),
    ),
    printDocumentsAgain: guard.order('serveSale', 'printDocumentsAgain', told, async (wish: Wish) =>
      desk ? answer(await desk.printAgain(wish.documentOrderId)) : none(),
    ),
    printDocumentSlipAgain: guard.order(
      'serveSale',
      'printDocumentSlipAgain',
      told,
      async ({ documentOrderId }: Wish) => {
        if (!desk || !slips) return none();
        const order = await desk.find(documentOrderId);
        if (!order || !slips.printAgain(documentOrderId)) return answer({ ok: false, error: 'gone' });
        return answer(ok(order));
      },
    ),
    // Above the attendant's limit the desk refuses, by the sum.
    refundDocumentsByHand: guard.order(
      'refundSmall',
      'refundDocumentsByHand',
      told,
      async (wish: Wish, who) => {
        if (!desk) return none();
        const maxMinor = mayDo(who.role, 'refund') ? Number.MAX_SAFE_INTEGER : ATTENDANT_REFUND_LIMIT_MINOR;
        return answer(await desk.refundByHand(wish.documentOrderId, who.name, maxMinor));
      },
    ),
  } satisfies Partial<BridgeHandlers>;
}
