import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Receipt } from '../../devices/receipt-printer/types.ts';
import { attemptOf, type Sale } from '../sale/sale.ts';
import type { SlipEntry } from './slip-book.ts';
import { type ClaimMoney, claimSlip } from './templates/claim-slip.ts';
import type { SlipGround } from './templates/receipt-texts.ts';
import { saleReceipt } from './templates/sale-receipt.ts';

/** What is the same on every slip of this kiosk. */
export type SlipStyle = Omit<SlipGround, 'locale' | 'currency'>;

/** The paper for a slip, out of the sale as it is now. Null where there is nothing to say. */
export function writeSlip(slip: SlipEntry, sale: Sale, style: SlipStyle): Receipt | null {
  const ground: SlipGround = { ...style, locale: slip.locale, currency: sale.currency };
  switch (slip.kind) {
    case 'queue':
      return queueSlip(slip, sale, ground);
    case 'claim':
      return claimPaper(slip, sale, ground);
    default:
      return assertNever(slip.kind);
  }
}

function queueSlip({ slipId }: SlipEntry, sale: Sale, ground: SlipGround): Receipt | null {
  const { order, paidBy } = sale;
  if (!order?.placed) return null;
  const paid = paidBy === null ? undefined : attemptOf(sale, paidBy);
  return saleReceipt(
    {
      receiptId: slipId,
      orderId: order.orderId,
      queueNumber: order.placed.queueNo,
      modelName: sale.modelName,
      priceMinor: sale.priceMinor,
      payments: paid ? [{ payType: paid.payType, amountMinor: paid.amountMinor }] : [],
      paidAtMs: order.placed.atMs,
    },
    ground,
  );
}

function claimPaper({ slipId }: SlipEntry, sale: Sale, ground: SlipGround): Receipt | null {
  const claim = sale.claims.find(({ code }) => slipId === `claim-${code}`);
  if (!claim) return null;
  const { code, amountMinor, openedAtMs } = claim;
  return claimSlip(
    { receiptId: slipId, claimCode: code, amountMinor, money: moneyOf(claim.reason), atMs: openedAtMs },
    ground,
  );
}

/** Every claim is open money; of some nobody can say yet whether it was taken. */
function moneyOf(reason: string): ClaimMoney {
  return reason.endsWith('Unclear') ? 'unclear' : 'kept';
}
