import type * as z from 'zod';
import { ok } from '../../../../shared/domain/result.ts';
import { TradeStatus } from '../../../../shared/domain/trade-status.ts';
import { type GoboxEndpoint, gobox } from '../../../backends/gobox/schema.ts';
import type { DemoBookedOrder, DemoBooks, DemoCabinet } from './books.ts';
import { type Handled, refuse } from './reply.ts';
import { receiveTrade, rowOf, type TradeRules } from './trades.ts';

export const DEMO_GOBOX = {
  /** What the C8 gives a seller. */
  token: 'demo-gobox-selling-token',
  c8Url: 'http://127.0.0.1/c8',
  c8Token: 'demo-gobox-c8-token',
  booksToken: 'demo-gobox-books-token',
  setOfBook: 'DEMO01',
  userName: 'demo',
  devId: 1001,
} as const;

const PAGE_ROWS = 20;
const WEEK_MS = 7 * 24 * 60 * 60_000;

export interface HandlerGround extends TradeRules {
  readonly books: DemoBooks;
  readonly bookRow: { app_key: string; user_name: string; updated_at: string | null };
  /** Orders that goBox has elsewhere, to be fetched. */
  readonly upstream: readonly UpstreamOrder[];
  issueToken(): string;
  currentToken(): string | null;
}
export type UpstreamOrder = z.output<typeof gobox.createOrder.request>;

export interface Route<Asked extends z.ZodType = z.ZodType> {
  readonly endpoint: GoboxEndpoint<Asked>;
  readonly access: 'seller' | 'c8' | 'staff' | 'books';
  handle(asked: unknown, id: number): Handled;
}

function route<Asked extends z.ZodType>(
  endpoint: GoboxEndpoint<Asked>,
  access: Route['access'],
  handle: (asked: z.output<Asked>, id: number) => Handled,
): Route {
  return {
    endpoint,
    access,
    handle: (given, id) => {
      const asked = endpoint.request.safeParse(given);
      return asked.success
        ? handle(asked.data, id)
        : refuse('malformed', asked.error.issues[0]?.path.join('.') ?? '');
    },
  };
}

/** Every interface of the document, in its order. */
export function createRoutes(ground: HandlerGround): readonly Route[] {
  const { books, setOfBook, now } = ground;
  const withDevice = (id: number, act: (device: DemoCabinet) => Handled): Handled => {
    const device = books.cabinets.find(id);
    return device ? act(device) : refuse('unknownDevice');
  };
  const withOrder = (id: number, act: (order: DemoBookedOrder) => Handled): Handled => {
    const order = books.orders.find(id);
    return order ? act(order) : refuse('unknownOrder');
  };
  return [
    route(gobox.createOrder, 'seller', (asked) => receiveTrade(asked, ground)),
    route(gobox.getAccessToken, 'c8', (asked) => {
      const isKnown = asked.set_of_book === setOfBook && asked.user_name === ground.bookRow.user_name;
      return isKnown ? ok({ token: ground.issueToken() }) : refuse('wrongCredentials');
    }),
    route(gobox.readSetOfBook, 'staff', (asked) =>
      asked.set_of_book === setOfBook ? ok(bookAnswer(ground)) : refuse('unknownBook'),
    ),
    route(gobox.changeSetOfBook, 'books', (asked, id) => {
      if (id !== 1) return refuse('unknownBook');
      Object.assign(ground.bookRow, asked, { updated_at: now() });
      return ok(bookAnswer(ground));
    }),
    route(gobox.createDevice, 'staff', (asked) => {
      if (books.cabinets.findByKey(String(asked.dev_id))) return refuse('deviceTaken');
      return ok(books.cabinets.add(newCabinet(asked, ground)));
    }),
    route(gobox.listDevices, 'staff', ({ name = '', start, limit }) => {
      const found = books.cabinets.all().filter((device) => device.name.includes(name));
      return ok({ total: found.length, root: found.slice(start, start + limit) });
    }),
    route(gobox.readDevice, 'staff', (_asked, id) => withDevice(id, ok)),
    route(gobox.changeDevice, 'staff', (asked, id) =>
      withDevice(id, (device) => {
        const holder = books.cabinets.findByKey(String(asked.dev_id));
        if (holder && holder.id !== id) return refuse('deviceTaken');
        const changed = { ...device, ...asked, updated_at: now(), updated_user: ground.bookRow.user_name };
        books.cabinets.replace(changed);
        return ok(changed);
      }),
    ),
    route(gobox.deleteDevice, 'staff', (_asked, id) =>
      withDevice(id, (device) => {
        if (books.orders.all().some((order) => order.dev_id === device.dev_id)) return refuse('deviceInUse');
        books.cabinets.remove(id);
        return ok({});
      }),
    ),
    route(gobox.downloadOrders, 'staff', (asked) => {
      const spanMs = momentMs(asked.end_date) - momentMs(asked.start_date);
      if (!(spanMs >= 0)) return refuse('malformed', 'end_date');
      if (spanMs > WEEK_MS) return refuse('rangeTooLong');
      const found = ground.upstream.filter((order) => fits(order, asked));
      const page = asked.page ?? 1;
      for (const order of found.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS)) {
        if (!books.orders.findByKey(order.trans_id)) books.orders.add(rowOf(order, ground));
      }
      return ok({ page: page * PAGE_ROWS < found.length ? page + 1 : null });
    }),
    route(gobox.queryOrders, 'staff', (asked) => {
      const wanted = asked.is_imported;
      const found = books.orders
        .all()
        .filter(
          (order) => fits(order, asked) && (wanted === undefined || order.is_imported === (wanted === '1')),
        );
      return ok({ total: found.length, root: found.slice(asked.start, asked.start + asked.limit) });
    }),
    route(gobox.importOrder, 'staff', (_asked, id) =>
      withOrder(id, (order) => {
        if (order.is_imported) return refuse('imported');
        if (order.status !== TradeStatus.paid && order.status !== TradeStatus.refunded)
          return refuse('notImportable');
        const imported = { is_imported: true, imported_at: now(), imported_user: ground.bookRow.user_name };
        books.orders.replace({
          ...order,
          ...imported,
          retail_id: 70_000 + id,
          retail_code: `LS${70_000 + id}`,
        });
        return ok({});
      }),
    ),
    route(gobox.resetOrder, 'staff', (_asked, id) =>
      withOrder(id, (order) => {
        if (!order.is_imported) return refuse('notImported');
        const fresh = { is_imported: false, imported_at: null, imported_user: null };
        books.orders.replace({ ...order, ...fresh, retail_id: null, retail_code: null });
        return ok({});
      }),
    ),
    route(gobox.deleteOrder, 'staff', (_asked, id) =>
      withOrder(id, (order) => {
        if (order.is_imported) return refuse('imported');
        books.orders.remove(id);
        return ok({});
      }),
    ),
  ];
}

function bookAnswer({ bookRow, setOfBook, currentToken, now }: HandlerGround): object {
  const token = currentToken();
  return {
    id: 1,
    set_of_book: setOfBook,
    access_token: 'demo-c8-access-token',
    token_created_at: now(),
    expired_at: null,
    token,
    updated_user: null,
    ...bookRow,
  };
}

export function newCabinet(
  fields: z.output<typeof gobox.createDevice.request>,
  { setOfBook, now, bookRow }: Pick<HandlerGround, 'setOfBook' | 'now' | 'bookRow'>,
): Omit<DemoCabinet, 'id'> {
  const made = { created_at: now(), created_user: bookRow.user_name, updated_at: null, updated_user: null };
  return { ...fields, set_of_book: setOfBook, ...made };
}

const momentMs = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);

interface Filter {
  readonly start_date?: string | undefined;
  readonly end_date?: string | undefined;
  readonly dev_id?: number | undefined;
  readonly trans_id?: string | undefined;
  readonly status?: number | undefined;
}

/** Texts of this shape compare as their moments do. */
function fits(order: UpstreamOrder, filter: Filter): boolean {
  const { start_date = '', end_date = '9', dev_id, trans_id, status } = filter;
  return (
    order.create_time >= start_date &&
    order.create_time <= end_date &&
    (dev_id === undefined || order.dev_id === dev_id) &&
    (trans_id === undefined || order.trans_id === trans_id) &&
    (status === undefined || order.status === status)
  );
}
