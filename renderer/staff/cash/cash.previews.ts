import type { CashView, ClosedCashUp, OpenCashUp, Takings } from '../../../shared/contract/staff-cash.ts';
import type { Preview } from '../../previews/preview.ts';

const at = (hour: number, day = 22) => Date.UTC(2026, 10, day, hour, 5);

const takings: Takings = {
  lines: [
    { means: 'coins', takenMinor: 18_450, backMinor: 2_300 },
    { means: 'bills', takenMinor: 84_000, backMinor: 0 },
    { means: 'reader1', takenMinor: 51_870, backMinor: 3_990 },
    { means: 'weChat', takenMinor: 203_490, backMinor: 0 },
    { means: 'alipay', takenMinor: 99_750, backMinor: 3_990 },
    { means: 'staff', takenMinor: 3_990, backMinor: 0 },
  ],
  sold: { cases: 112, amountMinor: 446_880 },
  ...{ byHandMinor: 3_990, paidOutMinor: 2_300, strayMinor: 150 },
};
const nothing: Takings = {
  ...{ lines: [], sold: { cases: 0, amountMinor: 0 } },
  ...{ byHandMinor: 0, paidOutMinor: 0, strayMinor: 0 },
};

const level = {
  amountMinor: 14_650,
  pieces: [
    { valueMinor: 10, count: 15 },
    { valueMinor: 50, count: 30 },
    { valueMinor: 100, count: 130 },
  ],
};
const cash: CashView = {
  currency: 'CNY',
  places: [
    { place: 'tubes', expectedMinor: 14_750, expected: [], level, valuesMinor: [10, 50, 100] },
    {
      ...{ place: 'cashBox', expectedMinor: 3_450, level: null, valuesMinor: [10, 50, 100] },
      expected: [
        { valueMinor: 50, count: 9 },
        { valueMinor: 100, count: 30 },
      ],
    },
    {
      ...{ place: 'stacker', expectedMinor: 84_000, level: null },
      valuesMinor: [500, 1_000, 2_000, 5_000, 10_000],
      expected: [
        { valueMinor: 1_000, count: 24 },
        { valueMinor: 2_000, count: 15 },
        { valueMinor: 5_000, count: 6 },
      ],
    },
  ],
  ...{ sinceMs: at(10, 15), since: takings, today: nothing },
  unclear: { paidOutMinor: 0, notesMinor: 0 },
  open: null,
  hasPrinter: true,
};
const first: CashView = {
  ...cash,
  places: cash.places.map((place) => (place.place === 'tubes' ? { ...place, expectedMinor: null } : place)),
  ...{ sinceMs: null, since: nothing },
  unclear: { paidOutMinor: 1_010, notesMinor: 5_000 },
};

const counted = {
  tubes: level.pieces,
  cashBox: [
    { valueMinor: 10, count: 0 },
    { valueMinor: 50, count: 9 },
    { valueMinor: 100, count: 31 },
  ],
  stacker: [
    { valueMinor: 500, count: 0 },
    { valueMinor: 1_000, count: 24 },
    { valueMinor: 2_000, count: 15 },
    { valueMinor: 5_000, count: 6 },
    { valueMinor: 10_000, count: 0 },
  ],
};
const results = [
  { place: 'tubes' as const, expectedMinor: 14_750, countedMinor: 14_650, varianceMinor: -100 },
  { place: 'cashBox' as const, expectedMinor: 3_450, countedMinor: 3_550, varianceMinor: 100 },
  { place: 'stacker' as const, expectedMinor: 84_000, countedMinor: 84_000, varianceMinor: 0 },
];
const begun: OpenCashUp = {
  ...{ cashUpId: 'c1', revision: 1, startedAtMs: at(8), startedBy: '陈静' },
  ...{ counted: null, results: [], emptied: null, float: null },
};
const open = (part: Partial<OpenCashUp> = {}): CashView => ({ ...cash, open: { ...begun, ...part } });

const lines = [
  { number: 8, closedAtMs: at(10, 15), signedBy: '陈静', countedMinor: 92_300, varianceMinor: 0 },
  { number: 7, closedAtMs: at(9, 8), signedBy: 'Ann', countedMinor: 71_150, varianceMinor: -500 },
  { number: 6, closedAtMs: at(11, 1), signedBy: '陈静', countedMinor: 66_400, varianceMinor: 0 },
].map((line) => ({ ...line, isWhole: line.number !== 6 }));
const closed: ClosedCashUp = {
  ...{ number: 7, closedAtMs: at(9, 8), signedBy: 'Ann', countedMinor: 71_150, varianceMinor: 0 },
  ...{ isWhole: true, fromMs: at(11, 1), startedBy: '陈静', results, counted },
  ...{ emptied: { cashBox: true, stacker: true }, float: level.pieces, reason: 'unknown', takings },
  ...{ note: 'A coin lay beside the box', hash: '3f9a0c5be1d2774a' },
};

const listed = { listCashUps: lines, getCashUp: closed };
const preview = (name: string, view: CashView, taps: readonly string[] = []): Preview => ({
  ...{ name: `staff/${name}`, staff: 'cash', taps, replies: { getCash: view, ...listed } },
  ...(taps[0] === undefined ? {} : { waitFor: taps[0] }),
});

export const previews: readonly Preview[] = [
  preview('cash', cash),
  { ...preview('cash-first', first), replies: { getCash: first, listCashUps: [] } },
  { ...preview('cash-attendant', open()), staffRole: 'attendant' },
  { name: 'staff/cash-failed', staff: 'cash', refused: ['getCash'] },
  preview('cash-count', open(), ['cash-up-start', 'count-tubes-fill', 'count-cashBox-100-more']),
  preview('cash-count-pad', open(), ['cash-up-start', 'count-stacker-2000', 'ask-1', 'ask-5']),
  preview('cash-empty', open({ counted, results }), ['cash-up-start']),
  preview('cash-float', open({ counted, results, emptied: { cashBox: true, stacker: true } }), [
    'cash-up-start',
    'float-filled',
  ]),
  {
    ...preview('cash-sign', open({ counted, results, emptied: { cashBox: true, stacker: true } }), [
      ...['cash-up-start', 'cash-float-done', 'cash-reason-unknown'],
    ]),
    replies: {
      getCash: open({ counted, results, emptied: { cashBox: true, stacker: true } }),
      saveCashFloat: { kind: 'done', cash: open({ counted, results }) },
      ...listed,
    },
  },
  preview('cash-up', cash, ['cash-up-7']),
];
