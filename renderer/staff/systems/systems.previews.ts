import type { SystemView } from '../../../shared/contract/staff-systems.ts';
import type { Preview } from '../../previews/preview.ts';
import { book, cabinets, download, orders } from './preview-books.ts';

const MINUTE_MS = 60_000;
const nowMs = Date.UTC(2026, 10, 22, 6);

const system = (systemId: SystemView['systemId'], change: Partial<SystemView> = {}): SystemView => ({
  systemId,
  state: 'on',
  backlog: null,
  lastError: null,
  lastSuccessAtMs: nowMs,
  canBeAsked: false,
  hasPages: false,
  ...change,
});
const idle = { waiting: 0, undelivered: 0 };

const mobileShell = system('mobileShell', { backlog: idle, canBeAsked: true });
const gobox = system('gobox', { backlog: idle, canBeAsked: true, hasPages: true });
const well: SystemView[] = [
  mobileShell,
  system('vendingPlatform', { state: 'quiet', lastSuccessAtMs: null }),
  system('haidian', { backlog: idle }),
  gobox,
  system('printShop', { canBeAsked: true }),
];
const trouble: SystemView[] = [
  mobileShell,
  system('vendingPlatform', { state: 'deaf', lastSuccessAtMs: null }),
  system('haidian', { state: 'off', lastSuccessAtMs: null }),
  {
    ...gobox,
    state: 'away',
    backlog: { waiting: 41, undelivered: 2 },
    lastError: { fault: 'unreachable', atMs: nowMs, detail: 'connect ETIMEDOUT 203.0.113.7:443' },
    lastSuccessAtMs: nowMs - 190 * MINUTE_MS,
  },
  system('printShop', { state: 'off', lastSuccessAtMs: null }),
];
const listUndelivered = [
  {
    messageId: 7,
    about: 'trade' as const,
    subject: 'PYEN261122000017',
    saleId: 's1',
    attempts: 5,
    createdAtMs: nowMs,
  },
  {
    messageId: 9,
    about: 'trade' as const,
    subject: 'PYEN261122000021',
    saleId: null,
    attempts: 5,
    createdAtMs: nowMs,
  },
];
const AWAY = { kind: 'refused', reason: 'away', detail: null } as const;
const SAID_NO = { kind: 'refused', reason: 'refused', detail: 'token 无效 / the token is unknown' } as const;
const NOTHING = { kind: 'found' as const, total: 0, start: 0, items: [] };

const replies: NonNullable<Preview['replies']> = {
  listSystems: well,
  listUndelivered,
  getOrderDownload: null,
  queryBookedOrders: { kind: 'found', total: 34, start: 0, items: orders },
  getBookedOrder: SAID_NO,
  listCabinets: { kind: 'found', total: 3, start: 0, items: cabinets },
  getBooks: {
    kind: 'done',
    access: { kind: 'valid', expiresAtMs: nowMs + 118 * MINUTE_MS },
    book,
    canChange: true,
  },
};
const [first, second] = orders;
const [kiosk] = cabinets;
const readFirst = first ? { getBookedOrder: { kind: 'done' as const, order: first } } : {};
const readSecond = second ? { getBookedOrder: { kind: 'done' as const, order: second } } : {};
const readKiosk = kiosk ? { getCabinet: { kind: 'done' as const, cabinet: kiosk } } : {};

const page = (name: string, focus: string | null, more: Partial<Preview> = {}): Preview => ({
  name: `staff/systems${name}`,
  staff: 'systems',
  ...(focus !== null && { staffFocus: focus }),
  ...more,
  replies: { ...replies, ...more.replies },
});

export const previews: readonly Preview[] = [
  page('', null),
  page('-trouble', null, { replies: { listSystems: trouble } }),
  page('-attendant', null, { replies: { listSystems: trouble }, staffRole: 'attendant' }),
  page('-failed', null, { refused: ['listSystems'] }),
  page('-messages', 'messages-gobox'),
  page('-messages-none', 'messages-gobox', { replies: { listUndelivered: [] } }),
  page('-books', 'books', { replies: { getOrderDownload: download() } }),
  page('-orders', 'books-orders', { waitFor: 'orders-found' }),
  page('-orders-none', 'books-orders', { replies: { queryBookedOrders: NOTHING } }),
  page('-orders-away', 'books-orders', { replies: { queryBookedOrders: AWAY } }),
  page('-orders-status', 'books-orders', { taps: ['filter-status'] }),
  page('-orders-days', 'books-orders', { taps: ['filter-days'] }),
  page('-order', 'books-orders', {
    replies: readFirst,
    waitFor: 'orders-found',
    taps: ['order-PYEN261100000001'],
  }),
  page('-order-import', 'books-orders', {
    replies: readFirst,
    waitFor: 'orders-found',
    taps: ['order-PYEN261100000001', 'order-import'],
  }),
  page('-order-reset', 'books-orders', {
    replies: { ...readSecond, resetBookedOrder: SAID_NO },
    waitFor: 'orders-found',
    taps: ['order-PYEN261100000002', 'order-reset', 'ask-sure-yes'],
  }),
  page('-download', 'books-download', { replies: { getOrderDownload: download() } }),
  page('-download-failed', 'books-download', {
    replies: { getOrderDownload: download({ state: 'failed', refusal: AWAY }) },
  }),
  page('-download-finished', 'books-download', {
    replies: { getOrderDownload: download({ state: 'finished', done: 3, pages: 14, slice: null }) },
  }),
  page('-cabinets', 'books-cabinets', { waitFor: 'cabinets-found' }),
  page('-cabinet', 'books-cabinets', {
    replies: readKiosk,
    waitFor: 'cabinets-found',
    taps: ['cabinet-1001'],
  }),
  page('-cabinet-new', 'books-cabinets', { waitFor: 'cabinets-found', taps: ['cabinet-new'] }),
  page('-cabinet-delete', 'books-cabinets', {
    replies: readKiosk,
    waitFor: 'cabinets-found',
    taps: ['cabinet-1001', 'cabinet-delete'],
  }),
  page('-access', 'books-access'),
  page('-access-refused', 'books-access', { replies: { getBooks: SAID_NO } }),
  page('-access-change', 'books-access', { taps: ['book-change'] }),
];
