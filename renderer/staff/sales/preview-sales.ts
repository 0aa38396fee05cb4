import type { OpenClaim } from '../../../shared/contract/staff.ts';
import type { SaleStory, SaleSummary } from '../../../shared/contract/staff-sales.ts';

const AT_MS = Date.UTC(2026, 10, 22, 6, 41);

export const claim: OpenClaim = {
  saleId: 'sale-1',
  code: 'K7M2QX',
  reason: 'printFailed',
  amountMinor: 3990,
  openedAtMs: AT_MS,
  modelName: 'iPhone 15 Pro',
  paymentId: 'PYEN261122000481',
  queueNo: 'A017',
};

export const summary: SaleSummary = {
  saleId: 'sale-1',
  startedAtMs: AT_MS - 240_000,
  modelName: 'iPhone 15 Pro',
  queueNo: 'A017',
  state: 'claim',
  priceMinor: 3990,
  currency: 'CNY',
  claimCodes: ['K7M2QX'],
  owedMinor: 3990,
  payType: 1,
};

export const sales: SaleSummary[] = [
  summary,
  {
    ...summary,
    saleId: 'sale-2',
    queueNo: 'A016',
    modelName: 'Galaxy S24 Ultra',
    state: 'delivered',
    claimCodes: [],
    payType: 4,
  },
  {
    ...summary,
    saleId: 'sale-3',
    queueNo: 'A015',
    modelName: '华为 Mate 60 Pro+ 典藏版',
    state: 'attention',
    claimCodes: ['H8TT4C'],
    payType: 5,
  },
  { ...summary, saleId: 'sale-4', queueNo: 'A014', state: 'running', claimCodes: [], payType: 2 },
  { ...summary, saleId: 'sale-5', queueNo: null, state: 'cancelled', claimCodes: [], payType: null },
  {
    ...summary,
    saleId: 'sale-6',
    queueNo: 'A012',
    state: 'refunded',
    claimCodes: [],
    payType: 6,
    priceMinor: 4590,
  },
  {
    ...summary,
    saleId: 'sale-7',
    queueNo: 'A011',
    state: 'delivered',
    claimCodes: [],
    payType: null,
    priceMinor: 0,
  },
];

export const story: SaleStory = {
  ...summary,
  version: 17,
  isFromElsewhere: false,
  order: { orderId: 'OREN261122000481', backendOrderId: '88213', status: 13 },
  attempts: [
    { paymentId: 'PYEN261122000480', payType: 5, amountMinor: 3990, state: 'failed', paidForCase: false },
    { paymentId: 'PYEN261122000481', payType: 1, amountMinor: 3990, state: 'paid', paidForCase: true },
  ],
  claims: [
    {
      code: 'K7M2QX',
      reason: 'printFailed',
      amountMinor: 3990,
      owedMinor: 3990,
      openedAtMs: AT_MS,
      toCheck: false,
      isOpen: true,
      isCase: true,
      isPartlyBack: false,
      closed: null,
    },
  ],
  coupon: null,
  ledger: [{ partId: 'PYEN261122000481', means: 'qr', amountMinor: 3990, state: 'claim', certain: true }],
  lines: [
    { atMs: AT_MS - 240_000, kind: 'saleStarted', facts: { modelName: 'iPhone 15 Pro', priceMinor: 3990 } },
    { atMs: AT_MS - 236_000, kind: 'fileUploaded', facts: {} },
    {
      atMs: AT_MS - 230_000,
      kind: 'paymentChosen',
      facts: { payType: 5, amountMinor: 3990, paymentId: 'PYEN261122000480' },
    },
    { atMs: AT_MS - 210_000, kind: 'vendRefused', facts: { outcome: 'denied' } },
    {
      atMs: AT_MS - 200_000,
      kind: 'paymentChosen',
      facts: { payType: 1, amountMinor: 3990, paymentId: 'PYEN261122000481' },
    },
    { atMs: AT_MS - 190_000, kind: 'paymentStatusSeen', facts: { status: 3 } },
    { atMs: AT_MS - 188_000, kind: 'orderPlaced', facts: { queueNo: 'A017', status: 8 } },
    { atMs: AT_MS - 120_000, kind: 'feedStarted', facts: { slot: 4 } },
    { atMs: AT_MS - 100_000, kind: 'printStarted', facts: {} },
    { atMs: AT_MS - 1_000, kind: 'printFailed', facts: { detail: 'jam', certain: true } },
    { atMs: AT_MS, kind: 'claimOpened', facts: { code: 'K7M2QX', reason: 'printFailed', amountMinor: 3990 } },
  ],
  offers: [
    { kind: 'printAgain', code: 'K7M2QX', isFirst: false },
    { kind: 'refund', code: 'K7M2QX', mostMinor: 3990, coinsMinor: 0, hasBackOffice: true },
  ],
  limitLeftMinor: null,
  slips: ['claim'],
  picturePath: null,
};

export const unclear: SaleStory = {
  ...story,
  state: 'attention',
  queueNo: 'A015',
  modelName: '华为 Mate 60 Pro+ 典藏版（超长的型号名称用于检查换行）',
  claims: story.claims.map((each) => ({ ...each, reason: 'unclear', toCheck: true })),
  offers: [
    { kind: 'locateCase', code: 'K7M2QX', answers: ['tray', 'handedOver', 'spoiled', 'nowhere'] },
    { kind: 'refund', code: 'K7M2QX', mostMinor: 3990, coinsMinor: 2000, hasBackOffice: true },
    { kind: 'dismiss', code: 'K7M2QX' },
  ],
  ledger: [
    { partId: 'c1', means: 'bills', amountMinor: 2000, state: 'claim', certain: true },
    { partId: 'v1', means: 'reader1', amountMinor: 1990, state: 'claim', certain: false },
  ],
};

/** The card has its part back; the note is owed. */
export const partlyBack: SaleStory = {
  ...unclear,
  claims: story.claims.map((each) => ({
    ...each,
    ...{ reason: 'dispenseFailed', amountMinor: 2000, owedMinor: 2000, isPartlyBack: true },
  })),
  offers: [{ kind: 'refund', code: 'K7M2QX', mostMinor: 2000, coinsMinor: 2000, hasBackOffice: true }],
  ledger: [
    { partId: 'c1', means: 'bills', amountMinor: 2000, state: 'claim', certain: true },
    { partId: 'v1', means: 'reader1', amountMinor: 1990, state: 'refunded', certain: true, back: 'machine' },
  ],
};

export const settled: SaleStory = {
  ...story,
  state: 'refunded',
  claims: story.claims.map((each) => ({ ...each, owedMinor: 0, isOpen: false })),
  ledger: [
    { partId: 'p', means: 'qr', amountMinor: 1000, state: 'refunded', certain: true, back: 'hand' },
    { partId: 'p+1', means: 'qr', amountMinor: 2990, state: 'refunded', certain: true, back: 'backOffice' },
  ],
  lines: [
    ...story.lines,
    {
      atMs: AT_MS + 300_000,
      kind: 'refundStarted',
      facts: {
        amountMinor: 1000,
        means: 'hand',
        reason: 'It jammed in the machine',
        person: 'Ann',
        code: 'K7M2QX',
      },
    },
    {
      atMs: AT_MS + 900_000,
      kind: 'refundFinished',
      facts: { paidMinor: 2990, outcome: 'done', person: 'Ann' },
    },
    { atMs: AT_MS + 900_100, kind: 'filesErased', facts: {} },
  ],
  offers: [],
  slips: ['refund'],
};

export const inTray: SaleStory = {
  ...story,
  state: 'running',
  claims: [],
  claimCodes: [],
  ledger: [{ partId: 'p', means: 'qr', amountMinor: 3990, state: 'spent', certain: true }],
  lines: story.lines.slice(0, 9),
  offers: [{ kind: 'markCollected' }, { kind: 'complain', mostMinor: 3990 }],
  slips: ['queue'],
};

export const asked: SaleStory = {
  ...story,
  offers: [{ kind: 'endRefund', refundId: 'r', code: 'K7M2QX', means: 'backOffice', amountMinor: 3990 }],
};
