import type { DocumentTray, ShopperDocument } from '../../../shared/contract/documents.ts';
import type { Slip } from '../../../shared/contract/receipts.ts';
import {
  documentOrderIn,
  documentShop,
  documentStages,
  documentTray,
  readyDocument,
} from '../../fixtures/documents.ts';
import type { Preview } from '../../previews/preview.ts';

const emptyTray: DocumentTray = { documents: [], price: { kind: 'nothingToPrint' } };
const refused = (documentId: string, name: string, reason: 'locked' | 'broken'): ShopperDocument => ({
  kind: 'refused',
  documentId,
  name,
  reason,
});
const mixedTray: DocumentTray = {
  ...documentTray,
  documents: [
    ...documentTray.documents,
    { kind: 'reading', documentId: 'd3', name: 'Thesis (final, really final) with appendix and figures.pdf' },
    refused('d4', 'Salary slip October.pdf', 'locked'),
    refused('d5', 'scan0007.pdf', 'broken'),
  ],
};
const manyTray: DocumentTray = {
  ...documentTray,
  documents: Array.from({ length: 9 }, (_file, index) =>
    readyDocument(`d${index}`, `Exercise sheet ${index + 1}.pdf`, 3 + index),
  ),
};
const singleTray: DocumentTray = { ...documentTray, documents: documentTray.documents.slice(0, 1) };
const nineTray: DocumentTray = {
  ...documentTray,
  documents: [
    readyDocument('d1', 'Lecture slides week 9.pdf', 64, { row: 3, col: 3, startPage: 5, endPage: 40 }),
  ].map((document) => ({ ...document, aspect: 1.333 })),
};
const twoTray: DocumentTray = {
  ...documentTray,
  documents: [readyDocument('d1', 'Rental agreement 2026.pdf', 12, { row: 2, col: 1, side: 2 })],
};
const base = { step: 'documents', info: { services: ['documents'] } } as const satisfies Partial<Preview>;
const withTray = (name: string, getDocumentTray: DocumentTray, more: Partial<Preview> = {}): Preview => ({
  name: `documents/${name}`,
  ...base,
  ...more,
  documents: { tray: getDocumentTray, ...more.documents },
  replies: { getDocumentTray, ...more.replies },
});
const address = {
  nickname: '小林',
  phone: '138 0013 8000',
  address: '青年路 12 号 3 幢 502 室',
  message: '',
};
const order = (name: string, stage: Parameters<typeof documentOrderIn>[0]): Preview => ({
  name: `documents/${name}`,
  ...base,
  documentOrder: documentOrderIn(stage),
});
const paying = () => ({ ...documentStages.awaitingPayment, deadlineAtMs: Date.now() + 118_000 });

const withSlip = (preview: Preview, slip: Slip): Preview => ({
  ...preview,
  replies: {
    ...preview.replies,
    getDocumentSlip: { documentOrderId: documentOrderIn(documentStages.claim).documentOrderId, slip },
  },
});

export const previews: readonly Preview[] = [
  { name: 'attract/documents', info: base.info },
  {
    name: 'attract/documents-busy',
    info: base.info,
    board: [
      { queueNo: 'A011', state: 'ready' },
      { queueNo: 'A013', state: 'printing' },
      { queueNo: 'A014', state: 'waiting' },
    ],
  },
  withTray('files-empty', emptyTray),
  withTray('files-phone-away', emptyTray, { replies: { getDocumentUploadPage: { kind: 'unavailable' } } }),
  withTray('files', mixedTray, { replies: { listUsbDocuments: { kind: 'noStick' } } }),
  withTray('files-many', manyTray, {
    replies: { listUsbDocuments: { kind: 'ready', files: [], isCutShort: false } },
  }),
  withTray('files-no-paper', documentTray, {
    replies: { getDocumentShop: { ...documentShop, problems: ['noPaper'] } },
  }),
  withTray('stick', documentTray, {
    replies: {
      listUsbDocuments: {
        kind: 'ready',
        isCutShort: false,
        files: [
          { usbFileId: 'u1', name: 'Rental agreement 2026.pdf', byteCount: 482_113, changedAtMs: 0 },
          { usbFileId: 'u2', name: 'Holiday/Tickets Shanghai.pdf', byteCount: 91_020, changedAtMs: 0 },
          { usbFileId: 'u3', name: 'presentation.pptx', byteCount: 12_400_113, changedAtMs: 0 },
        ],
      },
    },
    taps: ['document-usb'],
    waitFor: 'document-usb',
  }),
  withTray('no-stick', documentTray, { taps: ['document-usb'], waitFor: 'document-usb' }),
  withTray('options', documentTray, { documents: { step: 'options' } }),
  withTray('options-single', singleTray, { documents: { step: 'options' } }),
  withTray('options-two-up', twoTray, { documents: { step: 'options' } }),
  withTray('options-nine-up', nineTray, { documents: { step: 'options' } }),
  withTray(
    'options-not-offered',
    { ...documentTray, price: { kind: 'notOffered', documentId: 'd1' } },
    { documents: { step: 'options' } },
  ),
  withTray('review', documentTray, { documents: { step: 'review' } }),
  withTray('review-delivery', documentTray, {
    documents: { step: 'review', address },
    replies: { getDocumentShop: { ...documentShop, delivers: true } },
  }),
  withTray('address', documentTray, {
    documents: { step: 'review', address },
    replies: { getDocumentShop: { ...documentShop, delivers: true } },
    waitFor: 'document-address-phone',
    taps: ['document-address-phone'],
  }),
  withTray('review-away', documentTray, {
    documents: { step: 'review' },
    replies: { getDocumentShop: { ...documentShop, problems: ['shopAway'] } },
  }),
  withTray('idle', documentTray, { idle: { kind: 'asking', endsAtMs: Date.now() + 15_000 } }),
  withTray('leave', documentTray, { taps: ['cancel'] }),
  withTray('help', documentTray, { taps: ['help'] }),
  order('verifying', documentStages.verifying),
  order('verifying-troubled', { kind: 'verifying', troubled: true }),
  ...(['priceMismatch', 'changedFile', 'refusedByShop', 'shopAway', 'printerAway', 'unclear'] as const).map(
    (reason) => order(`refused-${reason}`, { kind: 'refused', reason }),
  ),
  order('scan', paying()),
  order('scan-troubled', { ...paying(), troubled: true }),
  { ...order('stop', paying()), taps: ['back'] },
  { ...order('leave-unpaid', paying()), taps: ['cancel'] },
  order('cancelled', documentStages.cancelled),
  order('timed-out', documentStages.timedOut),
  order('printing', documentStages.printing),
  order('printing-uncounted', { ...documentStages.printing, sheetsDone: null }),
  order('printing-no-paper', { ...documentStages.printing, problem: 'noPaper' }),
  order('printed', documentStages.printed),
  order('to-be-delivered', documentStages.toBeDelivered),
  order('collected', documentStages.collected),
  order('refunding', documentStages.refunding),
  order('refunded', documentStages.refunded),
  ...(['printFailed', 'unclear', 'priceMismatch', 'changedFile', 'paidLate'] as const).map((reason) =>
    order(`claim-${reason}`, { ...documentStages.claim, reason }),
  ),
  withSlip(order('claim-slip', documentStages.claim), 'printed'),
  withSlip(order('claim-no-slip', documentStages.claim), 'missing'),
  withTray('orders', documentTray, {
    taps: ['document-orders'],
    replies: {
      listMyDocumentOrders: {
        kind: 'orders',
        amounts: { ALL: 3, PAYING: 1, PAID: 0, PRINTED: 0, FINISH: 2, REFUND: 0 },
        orders: [
          {
            orderNo: '202611220000050',
            state: 'PAYING',
            orderedAtMs: 0,
            moneyMinor: 300,
            fileCount: 2,
            fileName: 'Rental agreement 2026.pdf',
            canCancel: true,
          },
          {
            orderNo: '202611220000048',
            state: 'FINISH',
            orderedAtMs: 0,
            moneyMinor: 125,
            fileCount: 1,
            fileName: 'scan0007.pdf',
            canCancel: false,
          },
          {
            orderNo: '202611220000046',
            state: 'CANCEL',
            orderedAtMs: 0,
            moneyMinor: 1040,
            fileCount: 1,
            fileName: 'Thesis.pdf',
            canCancel: false,
          },
        ],
      },
    },
  }),
  withTray('orders-away', documentTray, {
    taps: ['document-orders'],
    replies: { listMyDocumentOrders: { kind: 'away' } },
  }),
];
