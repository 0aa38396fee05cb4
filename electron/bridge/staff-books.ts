import type { BooksRefused, OrderDownload } from '../../shared/contract/staff-books.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import type { BooksDesk, OrderKey } from '../services/staff/systems/books-desk.ts';
import { refusal } from '../services/staff/systems/books-refusal.ts';
import type { OrderDownloads } from '../services/staff/systems/order-download.ts';
import type { StaffGuard } from './staff-guard.ts';
import type { BridgeHandlers } from './types.ts';

export interface Books {
  readonly desk: BooksDesk;
  readonly downloads: OrderDownloads;
}

/** `books`: null where the configuration has no goBox, or not the staff's side of it. */
export function staffBooksHandlers({ guard, books }: { guard: StaffGuard; books: Books | null }) {
  return {
    ...settingHandlers(guard, books?.desk ?? null),
    ...cabinetHandlers(guard, books?.desk ?? null),
    ...orderHandlers(guard, books?.desk ?? null),
    ...downloadHandlers(guard, books?.downloads ?? null),
  } satisfies Partial<BridgeHandlers>;
}

function settingHandlers(guard: StaffGuard, desk: BooksDesk | null) {
  return {
    getBooks: guard.see('setUpBooks', async () => {
      if (!desk) return off();
      return done(await desk.readBook(), (book) => ({
        access: desk.access(),
        book,
        canChange: desk.canChange,
      }));
    }),
    renewBooksToken: guard.order(
      'setUpBooks',
      'renewBooksToken',
      () => ({}),
      async () => (desk ? done(await desk.renewToken(), () => ({ access: desk.access() })) : off()),
    ),
    changeSetOfBook: guard.order(
      'setUpBooks',
      'changeSetOfBook',
      // Never the key.
      ({ userName }) => ({ userName }),
      async ({ id, ...wish }) => (desk ? done(await desk.changeBook(id, wish), (book) => ({ book })) : off()),
    ),
  } satisfies Partial<BridgeHandlers>;
}

function cabinetHandlers(guard: StaffGuard, desk: BooksDesk | null) {
  return {
    listCabinets: guard.see('keepBooks', async ({ name, start }) =>
      desk ? found(await desk.listCabinets(name, start)) : off(),
    ),
    getCabinet: guard.see('keepBooks', async ({ id }) =>
      desk ? done(await desk.readCabinet(id), (cabinet) => ({ cabinet })) : off(),
    ),
    createCabinet: guard.order(
      'setUpBooks',
      'createCabinet',
      ({ name, devId }) => ({ name, devId }),
      async (fields) => (desk ? done(await desk.createCabinet(fields), (cabinet) => ({ cabinet })) : off()),
    ),
    changeCabinet: guard.order(
      'setUpBooks',
      'changeCabinet',
      ({ fields: { name, devId } }) => ({ name, devId }),
      async ({ id, fields }) =>
        desk ? done(await desk.changeCabinet(id, fields), (cabinet) => ({ cabinet })) : off(),
    ),
    deleteCabinet: guard.order(
      'setUpBooks',
      'deleteCabinet',
      ({ name, devId }) => ({ name, devId }),
      async ({ id }) => (desk ? done(await desk.deleteCabinet(id), () => ({})) : off()),
    ),
  } satisfies Partial<BridgeHandlers>;
}

const orderDetail = ({ transId }: OrderKey) => ({ transId });

function orderHandlers(guard: StaffGuard, desk: BooksDesk | null) {
  return {
    queryBookedOrders: guard.see('keepBooks', async (query) =>
      desk ? found(await desk.queryOrders(query)) : off(),
    ),
    getBookedOrder: guard.see('keepBooks', async (key) =>
      desk ? done(await desk.readOrder(key), (order) => ({ order })) : off(),
    ),
    importBookedOrder: guard.order('keepBooks', 'importBookedOrder', orderDetail, async (key) =>
      desk ? done(await desk.importOrder(key), (order) => ({ order })) : off(),
    ),
    resetBookedOrder: guard.order('keepBooks', 'resetBookedOrder', orderDetail, async (key) =>
      desk ? done(await desk.resetOrder(key), (order) => ({ order })) : off(),
    ),
    deleteBookedOrder: guard.order('setUpBooks', 'deleteBookedOrder', orderDetail, async (key) =>
      desk ? done(await desk.deleteOrder(key), () => ({})) : off(),
    ),
  } satisfies Partial<BridgeHandlers>;
}

function downloadHandlers(guard: StaffGuard, downloads: OrderDownloads | null) {
  const answer = (result: Result<OrderDownload, BooksRefused>) => done(result, (download) => ({ download }));
  return {
    getOrderDownload: guard.see('keepBooks', async () => ok(downloads?.current() ?? null)),
    startOrderDownload: guard.order(
      'keepBooks',
      'startOrderDownload',
      (wish) => ({ ...wish }),
      async (wish) => (downloads ? answer(downloads.start(wish)) : off()),
    ),
    stopOrderDownload: guard.order(
      'keepBooks',
      'stopOrderDownload',
      () => ({}),
      async () => (downloads ? answer(downloads.stop()) : off()),
    ),
    resumeOrderDownload: guard.order(
      'keepBooks',
      'resumeOrderDownload',
      () => ({}),
      async () => (downloads ? answer(downloads.resume()) : off()),
    ),
  } satisfies Partial<BridgeHandlers>;
}

const off = () => ok(refusal('off'));

function done<Value, Shape extends object>(
  result: Result<Value, BooksRefused>,
  shape: (value: Value) => Shape,
) {
  return ok(result.ok ? { kind: 'done' as const, ...shape(result.value) } : result.error);
}

function found<Page extends object>(result: Result<Page, BooksRefused>) {
  return ok(result.ok ? { kind: 'found' as const, ...result.value } : result.error);
}
