import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { AccountingDesk, BookedOrder, DownloadProgress, OrderFilter } from '../accounting-types.ts';
import type { BackendResult, CallOptions } from '../types.ts';
import { contractError, endpointName } from './answer.ts';
import type { StaffCall } from './caller.ts';
import { MAX_PAGES_OF_A_SLICE } from './limits.ts';
import { bookedOrderOf, cabinetOf, setOfBookOf, wireOfCabinet } from './map-wire.ts';
import { gobox, type OrderOnWire } from './schema.ts';
import { type Slice, weekSlices } from './week-slices.ts';

export interface StaffCallsOptions {
  readonly call: StaffCall;
  readonly setOfBook: string;
  readonly currency: string;
  readonly signalsOf: (options?: CallOptions) => readonly AbortSignal[];
}

type Signals = readonly AbortSignal[];
type StaffCalls = Omit<AccountingDesk, 'connect' | 'changeSetOfBook'>;

/** The staff's calls in the kiosk's own words: wire names stop here. */
export function createStaffCalls({ call, setOfBook, currency, signalsOf }: StaffCallsOptions): StaffCalls {
  const about = (id: number, options?: CallOptions) => ({ id, content: {}, signals: signalsOf(options) });
  return {
    async readSetOfBook(options) {
      const content = { set_of_book: setOfBook };
      return map(await call(gobox.readSetOfBook, { content, signals: signalsOf(options) }), setOfBookOf);
    },
    async listCabinets(content, options) {
      const answer = await call(gobox.listDevices, { content, signals: signalsOf(options) });
      return map(answer, ({ total, root }) => ({ total, items: root.map(cabinetOf) }));
    },
    async createCabinet(fields, options) {
      const asking = { content: wireOfCabinet(fields), signals: signalsOf(options) };
      return map(await call(gobox.createDevice, asking), cabinetOf);
    },
    readCabinet: async (id, options) => map(await call(gobox.readDevice, about(id, options)), cabinetOf),
    async changeCabinet(id, fields, options) {
      const asking = { id, content: wireOfCabinet(fields), signals: signalsOf(options) };
      return map(await call(gobox.changeDevice, asking), cabinetOf);
    },
    deleteCabinet: async (id, options) => map(await call(gobox.deleteDevice, about(id, options)), nothing),
    downloadOrders: ({ fromDay, toDay, ...filter }, onProgress, options) =>
      download(call, weekSlices({ fromDay, toDay }), filter, onProgress, signalsOf(options)),
    async queryOrders({ fromDay, toDay, isImported, start, limit, ...filter }, options) {
      const content = {
        ...wireOfFilter(filter),
        ...(fromDay !== undefined && { start_date: `${fromDay} 00:00:00` }),
        ...(toDay !== undefined && { end_date: `${toDay} 23:59:59` }),
        ...(isImported !== undefined && { is_imported: isImported ? ('1' as const) : ('0' as const) }),
        start,
        limit,
      };
      const answer = await call(gobox.queryOrders, { content, signals: signalsOf(options) });
      if (!answer.ok) return answer;
      const { total, root } = answer.value;
      return map(readOrders(root, currency), (items) => ({ total, items }));
    },
    importOrder: async (id, options) => map(await call(gobox.importOrder, about(id, options)), nothing),
    resetOrder: async (id, options) => map(await call(gobox.resetOrder, about(id, options)), nothing),
    deleteOrder: async (id, options) => map(await call(gobox.deleteOrder, about(id, options)), nothing),
  };
}

const nothing = () => undefined;

function map<Wire, Value, Failure>(
  result: Result<Wire, Failure>,
  read: (wire: Wire) => Value,
): Result<Value, Failure> {
  return result.ok ? ok(read(result.value)) : result;
}

function wireOfFilter({ devId, transId, status }: OrderFilter) {
  return {
    ...(devId !== undefined && { dev_id: devId }),
    ...(transId !== undefined && { trans_id: transId }),
    ...(status !== undefined && { status }),
  };
}

function readOrders(root: readonly OrderOnWire[], currency: string): BackendResult<BookedOrder[]> {
  const orders: BookedOrder[] = [];
  for (const [index, wire] of root.entries()) {
    const order = bookedOrderOf(wire, currency);
    if (!order.ok) {
      const { field, detail } = order.error;
      return err(contractError(endpointName(gobox.queryOrders), `root.${index}.${field}`, detail));
    }
    orders.push(order.value);
  }
  return ok(orders);
}

/** One slice after the other, each to its last page. What broke off can be begun again: nothing comes twice. */
async function download(
  call: StaffCall,
  slices: readonly Slice[],
  filter: OrderFilter,
  onProgress: (progress: DownloadProgress) => void,
  signals: Signals,
): Promise<BackendResult<DownloadProgress>> {
  let progress: DownloadProgress = { slice: 0, slices: slices.length, pages: 0 };
  for (const [index, slice] of slices.entries()) {
    const content = { start_date: slice.start, end_date: slice.end, ...wireOfFilter(filter) };
    let page: number | null = 1;
    for (let count = 1; page !== null; count += 1) {
      const asked: number = page;
      // The first page is the one that comes without a number.
      const part = asked === 1 ? content : { ...content, page: asked };
      const answer = await call(gobox.downloadOrders, { content: part, signals });
      if (!answer.ok) return answer;
      progress = { ...progress, slice: index + 1, pages: progress.pages + 1 };
      onProgress(progress);
      page = answer.value.page;
      if (page !== null && (page <= asked || count >= MAX_PAGES_OF_A_SLICE)) {
        const detail = `page ${page} after page ${asked}`;
        return err(contractError(endpointName(gobox.downloadOrders), 'page', detail));
      }
    }
  }
  return ok(progress);
}
