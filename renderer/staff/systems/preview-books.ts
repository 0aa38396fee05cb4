import type {
  BookedOrderView,
  CabinetView,
  OrderDownload,
  SetOfBookView,
} from '../../../shared/contract/staff-books.ts';

export const order = (id: number, change: Partial<BookedOrderView> = {}): BookedOrderView => ({
  id,
  setOfBook: 'DEMO01',
  transId: `PYEN2611${String(id).padStart(8, '0')}`,
  status: 100,
  shopperId: 'kiosk',
  devId: 1001,
  createTime: '2026-11-18 14:03:22',
  updateTime: '2026-11-18 14:06:10',
  totalAmountMinor: 3990,
  goods: [{ barcode: '6901234567892', name: 'iPhone 17 Pro', count: 1, amountMinor: 3990, costMinor: 1250 }],
  downloadedAt: '2026-11-22 09:30:00',
  downloadedBy: 'demo',
  isImported: false,
  importedAt: null,
  importedBy: null,
  retailId: null,
  retailCode: null,
  ...change,
});

const IMPORTED = {
  isImported: true,
  importedAt: '2026-11-22 09:41:07',
  importedBy: '陈静',
  retailId: 70_002,
  retailCode: 'LS70002',
};

export const orders: BookedOrderView[] = [
  order(1),
  order(2, IMPORTED),
  order(3, {
    status: 103,
    goods: [{ ...goods('华为 Pura 80 Ultra'), amountMinor: 4590 }],
    totalAmountMinor: 4590,
  }),
  order(4, { status: 109 }),
  order(5, {
    status: 100,
    totalAmountMinor: 15_560,
    goods: [goods('Redmi Note 14 Pro+ 5G (Global, dual SIM)'), { ...goods('Galaxy S25 Ultra'), count: 3 }],
  }),
  order(6, { status: 188 }),
];

function goods(name: string): BookedOrderView['goods'][number] {
  return { barcode: '6909876543210', name, count: 1, amountMinor: 3890, costMinor: 1190 };
}

export const cabinet = (devId: number, name: string): CabinetView => ({
  id: devId - 1000,
  setOfBook: 'DEMO01',
  name,
  devId,
  storeId: 12,
  bankId: 3,
  memberId: 88,
  employeeId: 7,
  billType: 0,
  createdAt: '2026-05-02 10:11:12',
  createdBy: 'demo',
  updatedAt: '2026-11-20 17:00:00',
  updatedBy: '王芳',
});

export const cabinets = [
  cabinet(1001, 'Casepress demo'),
  cabinet(1002, '温州五马街店 1 号机'),
  cabinet(1003, 'Airport Terminal 2, departures, next to the coffee bar (landside)'),
];

export const book: SetOfBookView = {
  id: 1,
  setOfBook: 'DEMO01',
  userName: 'demo',
  maskedAppKey: 'dem***',
  maskedAccessToken: 'dem***',
  maskedToken: 'k7f***',
  tokenCreatedAt: '2026-11-22 08:00:00',
  expiresAt: null,
  updatedAt: '2026-11-01 12:00:00',
  updatedBy: null,
};

export const download = (change: Partial<OrderDownload> = {}): OrderDownload => ({
  wish: { fromDay: '2026-11-02', toDay: '2026-11-22', devId: null, transId: null, status: null },
  slices: 3,
  done: 1,
  pages: 9,
  startedAtMs: Date.UTC(2026, 10, 22, 6),
  slice: { fromDay: '2026-11-09', toDay: '2026-11-15' },
  state: 'running',
  refusal: null,
  ...change,
});
