import type { StaffDocumentOrder, StaffDocuments } from '../../../shared/contract/staff-documents.ts';
import { documentChoice } from '../../fixtures/documents.ts';
import type { Preview } from '../../previews/preview.ts';

const agoMs = (minutes: number) => Date.now() - minutes * 60_000;
const order = (documentOrderId: string, changes: Partial<StaffDocumentOrder>): StaffDocumentOrder => ({
  documentOrderId,
  orderNo: '202611220000048',
  code: null,
  state: 'ended',
  reason: null,
  end: 'collected',
  createdAtMs: agoMs(40),
  sinceMs: agoMs(12),
  moneyMinor: 300,
  sheets: 8,
  files: [
    { name: 'Rental agreement 2026.pdf', sheets: 6, choice: { ...documentChoice, side: 2 } },
    { name: 'IMG_20261120.jpg', sheets: 2, choice: { ...documentChoice, endPage: 1, copies: 2, row: 2 } },
  ],
  mayHaveComeOut: [],
  ...{ canPrint: false, canPrintSlip: false },
  dispatching: null,
  ...changes,
});
export const documentClaim = order('o1', {
  code: 'P4N8WT',
  state: 'claim',
  reason: 'unclear',
  end: null,
  mayHaveComeOut: ['Rental agreement 2026.pdf'],
  canPrint: true,
  canPrintSlip: true,
});
const toDeliver = order('o2', {
  state: 'toDeliver',
  end: null,
  orderNo: '202611220000051',
  canPrint: true,
  dispatching: { nickname: '小林', phone: '138 0013 8000', address: '青年路 12 号', message: '' },
});
const documents: StaffDocuments = {
  currency: 'CNY',
  open: [
    documentClaim,
    toDeliver,
    order('o3', { state: 'refunding', end: null, orderNo: '202611220000044' }),
  ],
  recent: [order('o4', { orderNo: '202611220000040' }), order('o5', { orderNo: null, end: 'refused' })],
  amounts: { ALL: 48, PAYING: 1, PAID: 2, PRINTED: 0, FINISH: 43, REFUND: 2 },
};
const base = {
  staff: 'documents',
  info: { services: ['documents'] },
  waitFor: 'documents-open',
} as const satisfies Partial<Preview>;
const replies = {
  getStaffDocuments: { kind: 'documents', documents },
  listShopDocuments: {
    kind: 'orders',
    hasMore: true,
    orders: [
      {
        orderNo: '202611220000048',
        state: 'PAID',
        orderedAtMs: 0,
        moneyMinor: 300,
        fileCount: 2,
        fileName: 'Rental agreement 2026.pdf',
      },
    ],
  },
} as const satisfies Preview['replies'];

export const previews: readonly Preview[] = [
  { name: 'staff-documents/open', ...base, replies },
  { name: 'staff-documents/claim', ...base, replies, staffFocus: 'o1' },
  { name: 'staff-documents/to-deliver', ...base, replies, staffFocus: 'o2' },
  {
    name: 'staff-documents/refund',
    ...base,
    replies,
    staffFocus: 'o1',
    taps: ['documents-refund'],
  },
  {
    name: 'staff-documents/quiet',
    ...base,
    replies: {
      getStaffDocuments: {
        kind: 'documents',
        documents: { ...documents, open: [], recent: [], amounts: null },
      },
      listShopDocuments: { kind: 'away' },
    },
  },
];
