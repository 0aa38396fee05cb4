import type { SlotView, StockLine, StockModel, StockView } from '../../../shared/contract/staff-stock.ts';
import type { Preview } from '../../previews/preview.ts';

const slot = (
  number: number,
  modelName: string,
  count: number | null,
  change: Partial<SlotView> = {},
): SlotView => ({
  slot: number,
  modelId: `MM${1000 + number}`,
  modelName,
  capacity: 12,
  count,
  level: count === null ? 'uncounted' : count === 0 ? 'empty' : count <= 2 ? 'low' : 'fine',
  missing: 0,
  failures: 0,
  off: null,
  isInMachine: true,
  ...change,
});

const stock: StockView = {
  slots: [
    slot(1, 'iPhone 17 Pro', 11),
    slot(2, 'iPhone 17', 7),
    slot(3, 'iPhone 16e', 2),
    slot(4, 'Galaxy S25 Ultra', 12),
    slot(5, 'Galaxy A56 5G', 0),
    slot(6, '华为 Pura 80 Ultra', 5, { off: 'failed', failures: 2 }),
    slot(7, 'Redmi Note 14 Pro+ 5G (Global, dual SIM)', 9),
    slot(8, 'Pixel 9', 0, { missing: 2 }),
    slot(9, 'Xperia 1 VII', null, { capacity: null }),
    slot(10, 'Nothing Phone (3)', 6, { off: 'staff' }),
    slot(11, 'vivo X200', 8),
    slot(12, 'HONOR Magic7 Pro', 4),
  ],
  freeSlots: [13, 14, 15, 16],
  canFeed: true,
  wanted: [
    { modelName: 'Galaxy A56 5G', cases: 2, hasBlank: false },
    { modelName: 'iPhone 17', cases: 1, hasBlank: true },
  ],
};

const line = (seq: number, change: Partial<StockLine>): StockLine => ({
  seq,
  atMs: Date.UTC(2026, 10, 22, 3, seq * 7),
  slot: 3,
  kind: 'fed',
  modelName: 'iPhone 16e',
  change: -1,
  count: 2,
  personName: null,
  reason: null,
  ...change,
});
const lines: StockLine[] = [
  line(6, {}),
  line(5, { count: 3 }),
  line(4, { kind: 'counted', change: -2, count: 4, personName: '陈静', reason: 'damaged' }),
  line(3, { kind: 'refilled', change: 6, count: 6, personName: '陈静' }),
  line(2, { kind: 'capacitySet', change: null, count: 0, personName: 'Owner', reason: '12' }),
  line(1, { kind: 'configured', change: null, count: null }),
];

const names: readonly [brandName: string, modelName: string][] = [
  ['Apple', 'iPhone 17 Pro'],
  ['Apple', 'iPhone 17'],
  ['Apple', 'iPhone 16e'],
  ['Samsung', 'Galaxy S25 Ultra'],
  ['Samsung', 'Galaxy A56 5G'],
  ['Google', 'Pixel 9'],
  ['Google', 'Pixel 9 Pro Fold'],
];
const models: StockModel[] = names.map(([brandName, modelName], index) => ({
  brandName,
  modelName,
  modelId: `MM${2000 + index}`,
  slots: index < 2 ? [2 - index] : [],
}));

const page = (name: string, more: Partial<Preview> = {}): Preview => ({
  name: `staff/stock${name}`,
  staff: 'stock',
  ...(more.taps && { waitFor: 'stock-open-compare' }),
  ...more,
  replies: { getStock: stock, listStockLines: lines, listStockModels: models, ...more.replies },
});
const compared = {
  kind: 'compared' as const,
  models: [
    { modelId: 'MM1001', modelName: 'iPhone 17 Pro', backendStock: 20, ownCount: 11, slots: [1] },
    { modelId: 'MM1005', modelName: 'Galaxy A56 5G', backendStock: 4, ownCount: 0, slots: [5] },
    {
      modelId: 'MM77',
      modelName: 'Redmi Note 14 Pro+ 5G (Global, dual SIM)',
      backendStock: 3,
      ownCount: 0,
      slots: [],
    },
    { modelId: 'MM1009', modelName: 'Xperia 1 VII', backendStock: 8, ownCount: null, slots: [9] },
    { modelId: 'X', modelName: 'Nokia 3310', backendStock: null, ownCount: 2, slots: [14] },
  ],
};

export const previews: readonly Preview[] = [
  page(''),
  page('-attendant', { staffRole: 'attendant', taps: ['slot-3'] }),
  page('-needy', { taps: ['stock-show-needy'] }),
  page('-none', { replies: { getStock: { ...stock, slots: [], wanted: [], freeSlots: [1] } } }),
  page('-by-hand', { replies: { getStock: { ...stock, canFeed: false, wanted: [] } } }),
  page('-slot', { taps: ['slot-3'] }),
  page('-slot-failed', { taps: ['slot-6', 'slot-switch'] }),
  page('-slot-missing', { taps: ['slot-8'] }),
  page('-refill', { taps: ['slot-3', 'slot-refill'] }),
  page('-count', { taps: ['slot-3', 'slot-do-count', 'ask-4'] }),
  page('-variance', { taps: ['slot-3', 'slot-do-count', 'ask-4', 'ask-done'] }),
  page('-emptying', { taps: ['slot-3', 'slot-empty'] }),
  page('-model', { taps: ['slot-3', 'slot-model'] }),
  page('-model-search', { taps: ['slot-3', 'slot-model', 'model-search'] }),
  page('-refused', {
    replies: { refillSlot: { kind: 'refused', reason: 'tooMany' } },
    taps: ['slot-3', 'slot-refill', 'ask-done'],
  }),
  page('-add', { taps: ['stock-add'] }),
  page('-compare', { taps: ['stock-open-compare'], replies: { compareStock: compared } }),
  page('-compare-same', {
    taps: ['stock-open-compare'],
    replies: { compareStock: { kind: 'compared', models: [] } },
  }),
  page('-compare-away', { taps: ['stock-open-compare'], replies: { compareStock: { kind: 'away' } } }),
  page('-changes', { taps: ['stock-open-changes'] }),
  page('-failed', { refused: ['getStock'] }),
];
