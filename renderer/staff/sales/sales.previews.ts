import type { SaleStory } from '../../../shared/contract/staff-sales.ts';
import type { Preview } from '../../previews/preview.ts';
import { documentClaim } from '../documents/documents.previews.ts';
import { asked, claim, inTray, partlyBack, sales, settled, story, unclear } from './preview-sales.ts';

const list = {
  listOpenClaims: { sales: [claim], documents: [] },
  searchSales: { sales, documents: [], cursor: '1-1' },
};
const document = { ...documentClaim, createdAtMs: story.startedAtMs - 1 };
/** Younger than every claim of a sale. */
const owedDocument = {
  ...documentClaim,
  reason: 'paidLate' as const,
  mayHaveComeOut: [],
  sinceMs: claim.openedAtMs + 60_000,
};
const page = (
  name: string,
  of: SaleStory,
  taps: readonly string[] = [],
  change: Partial<Preview> = {},
): Preview => ({
  name: `staff/${name}`,
  staff: 'sales',
  staffFocus: of.saleId,
  replies: { getSaleStory: of },
  taps,
  ...(taps[0] !== undefined && { waitFor: taps[0] }),
  ...change,
});

export const previews: readonly Preview[] = [
  {
    name: 'staff/sales',
    staff: 'sales',
    replies: {
      ...list,
      listOpenClaims: {
        documents: [owedDocument],
        sales: [
          claim,
          {
            ...claim,
            saleId: 'sale-2',
            code: 'W3PD9A',
            reason: 'paidLate',
            queueNo: null,
            amountMinor: 4590,
          },
          { ...claim, saleId: 'sale-3', code: 'H8TT4C', reason: 'unclear', queueNo: 'A012' },
        ],
      },
    },
  },
  {
    name: 'staff/sales-none',
    staff: 'sales',
    replies: {
      listOpenClaims: { sales: [], documents: [] },
      searchSales: { sales: [], documents: [], cursor: null },
    },
  },
  {
    name: 'staff/sales-documents',
    staff: 'sales',
    replies: { ...list, searchSales: { sales, documents: [document], cursor: null } },
  },
  {
    name: 'staff/sales-document',
    staff: 'sales',
    replies: { ...list, searchSales: { sales, documents: [document], cursor: null } },
    waitFor: 'documents-o1',
    taps: ['documents-o1'],
  },
  { name: 'staff/sales-failed', staff: 'sales', refused: ['listOpenClaims', 'searchSales'] },
  { name: 'staff/sales-search', staff: 'sales', replies: list, waitFor: 'sales-find', taps: ['sales-find'] },
  {
    name: 'staff/sales-export',
    staff: 'sales',
    replies: list,
    waitFor: 'sales-export',
    taps: ['sales-export'],
  },
  {
    name: 'staff/sales-exported',
    staff: 'sales',
    replies: {
      ...list,
      exportSales: { kind: 'written', fileName: 'sales_SHOP-0042_2026-10-23_2026-11-22.csv', sales: 412 },
    },
    waitFor: 'sales-export',
    taps: ['sales-export', 'export-write'],
  },
  page('sale', story),
  page('sale-coupon', { ...story, coupon: { amountMinor: 1000, state: 'redeemed' } }),
  page('sale-coupon-kept', { ...settled, coupon: { amountMinor: 1000, state: 'kept' } }),
  page('sale-unclear', unclear),
  page('sale-partly-back', partlyBack),
  page('sale-settled', settled),
  page('sale-in-tray', inTray),
  page('sale-gone', story, [], { replies: { getSaleStory: null } }),
  page('sale-failed', story, [], { replies: {}, refused: ['getSaleStory'] }),
  page('sale-print-again', story, ['act-printAgain', 'reason-jammed']),
  page('sale-where', unclear, ['act-locateCase']),
  page('sale-refund', unclear, ['act-refund']),
  page('sale-refund-limited', { ...unclear, limitLeftMinor: 1000 }, ['act-refund']),
  page('sale-refund-by-hand', story, ['act-refund', 'reason-jammed', 'ask-sure-yes'], {
    replies: { getSaleStory: story, refundClaim: { kind: 'done', story: settled } },
  }),
  page('sale-refused', story, ['act-refund', 'reason-jammed', 'ask-sure-yes'], {
    replies: { getSaleStory: story, refundClaim: { kind: 'refused', reason: 'changed' } },
  }),
  page('sale-refund-ended', asked, ['act-endRefund']),
  page('sale-dismiss', unclear, ['act-dismiss']),
  page('sale-complaint', inTray, ['act-complain']),
  page('sale-collected', inTray, ['act-markCollected']),
  page('sale-cancel', { ...inTray, offers: [{ kind: 'cancelOrder' }] }, ['act-cancelOrder']),
];
