import {
  BOOKS_PAGE,
  type BookedOrderView,
  type BooksAccess,
  type BooksRefused,
  type OrderQuery,
} from '../../../../shared/contract/staff-books.ts';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import type {
  AccountingDesk,
  BookedOrder,
  Cabinet,
  CabinetFields,
  DayRange,
  OrderFilter,
  SetOfBook,
} from '../../../backends/accounting-types.ts';
import type { BackendResult } from '../../../backends/types.ts';
import { refusal, refusalOf } from './books-refusal.ts';

/** The staff's side of the books, with what is known of its token. */
export interface BooksBackend extends AccountingDesk {
  tokenState():
    | { readonly kind: 'none' | 'loggingIn' }
    | { readonly kind: 'valid'; readonly expiresAtMs: number }
    | { readonly kind: 'refused'; readonly untilMs: number };
}

export interface BooksDeskOptions {
  readonly backend: BooksBackend;
  /** There is a token for the set of books. */
  readonly canChange: boolean;
}

type Done<Value> = Promise<Result<Value, BooksRefused>>;
interface Listed<Item> {
  readonly total: number;
  readonly start: number;
  readonly items: Item[];
}
export interface OrderKey {
  readonly id: number;
  readonly transId: string;
}

/** The operator's books: what staff see of them and do in them. A thing is done once at a time, and never twice by itself. */
export type BooksDesk = ReturnType<typeof createBooksDesk>;

export function createBooksDesk({ backend, canChange }: BooksDeskOptions) {
  const inHand = new Set<string>();

  /** A second hand at the same thing is sent away: it does not know what the first one does. */
  const alone = async <Value>(key: string, work: () => Done<Value>): Done<Value> => {
    if (inHand.has(key)) return err(refusal('busy'));
    inHand.add(key);
    try {
      return await work();
    } finally {
      inHand.delete(key);
    }
  };
  const readOrder = async ({ id, transId }: OrderKey): Done<BookedOrderView> => {
    const found = read(await backend.queryOrders({ transId, start: 0, limit: BOOKS_PAGE }));
    if (!found.ok) return found;
    const order = found.value.items.find((each) => each.id === id);
    return order ? ok(orderView(order)) : err(refusal('gone'));
  };
  /** Looks first, so that nothing is done to what is no longer as the person saw it; and again after it. */
  const actOnOrder = (
    key: OrderKey,
    wants: 'imported' | 'notImported',
    act: (id: number) => Promise<BackendResult<void>>,
  ): Done<BookedOrderView> =>
    alone(`order ${key.id}`, async () => {
      const before = await readOrder(key);
      if (!before.ok) return before;
      if (before.value.isImported !== (wants === 'imported'))
        return err(refusal(before.value.isImported ? 'imported' : 'notImported'));
      const done = change(await act(key.id));
      if (!done.ok) return done;
      const after = await readOrder(key);
      // It is done, whatever can be seen of it.
      return after.ok ? after : ok({ ...before.value, isImported: wants === 'notImported' });
    });

  return {
    canChange,
    access: (): BooksAccess => accessOf(backend),
    readBook: async (): Done<SetOfBook> => read(await backend.readSetOfBook()),
    renewToken: () => alone<void>('token', async () => change(await backend.connect())),
    changeBook: (id: number, wish: { readonly appKey: string; readonly userName: string }) =>
      alone<SetOfBook>('book', async () =>
        canChange ? change(await backend.changeSetOfBook(id, wish)) : err(refusal('noToken')),
      ),
    listCabinets: async (name: string | null, start: number): Done<Listed<Cabinet>> => {
      const query = { start, limit: BOOKS_PAGE, ...(name !== null && { name }) };
      const page = read(await backend.listCabinets(query));
      return page.ok ? ok({ start, total: page.value.total, items: [...page.value.items] }) : page;
    },
    readCabinet: async (id: number): Done<Cabinet> => read(await backend.readCabinet(id)),
    createCabinet: (fields: CabinetFields) =>
      alone<Cabinet>('new cabinet', async () => change(await backend.createCabinet(fields))),
    changeCabinet: (id: number, fields: CabinetFields) =>
      alone<Cabinet>(`cabinet ${id}`, async () => change(await backend.changeCabinet(id, fields))),
    deleteCabinet: (id: number) =>
      alone<void>(`cabinet ${id}`, async () => change(await backend.deleteCabinet(id))),
    queryOrders: async ({ start, ...query }: OrderQuery): Done<Listed<BookedOrderView>> => {
      const page = read(await backend.queryOrders({ start, limit: BOOKS_PAGE, ...filterOf(query) }));
      return page.ok ? ok({ start, total: page.value.total, items: page.value.items.map(orderView) }) : page;
    },
    readOrder,
    importOrder: (key: OrderKey) => actOnOrder(key, 'notImported', (id) => backend.importOrder(id)),
    resetOrder: (key: OrderKey) => actOnOrder(key, 'imported', (id) => backend.resetOrder(id)),
    deleteOrder: (key: OrderKey) =>
      alone<void>(`order ${key.id}`, async () => change(await backend.deleteOrder(key.id))),
  };
}

function read<Value>(result: BackendResult<Value>): Result<Value, BooksRefused> {
  return result.ok ? result : err(refusalOf(result.error, 'read'));
}
function change<Value>(result: BackendResult<Value>): Result<Value, BooksRefused> {
  return result.ok ? result : err(refusalOf(result.error, 'change'));
}

/** Why a login was refused is told where it was asked for. */
function accessOf(backend: BooksBackend): BooksAccess {
  const state = backend.tokenState();
  if (state.kind === 'valid') return { kind: 'valid', expiresAtMs: state.expiresAtMs };
  return state.kind === 'refused' ? { kind: 'refused', untilMs: state.untilMs } : { kind: state.kind };
}

const orderView = (order: BookedOrder): BookedOrderView => ({ ...order, goods: [...order.goods] });

type AnyFilter = Partial<Record<'devId' | 'status', number | null>> & {
  readonly transId?: string | null;
  readonly fromDay?: string | null;
  readonly toDay?: string | null;
  readonly isImported?: boolean | null;
};

/** What is null is asked for by nobody. */
export function filterOf({
  devId,
  status,
  transId,
  fromDay,
  toDay,
  isImported,
}: AnyFilter): OrderFilter & Partial<DayRange> & { readonly isImported?: boolean } {
  return {
    ...(devId != null && { devId }),
    ...(status != null && { status }),
    ...(transId != null && { transId }),
    ...(fromDay != null && { fromDay }),
    ...(toDay != null && { toDay }),
    ...(isImported != null && { isImported }),
  };
}
