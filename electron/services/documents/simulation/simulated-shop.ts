import { err, ok } from '../../../../shared/domain/result.ts';
import type {
  DocumentBackend,
  DocumentOrder,
  DocumentOrderRequest,
  DocumentOrderState,
} from '../../../backends/document-types.ts';
import type { BackendError } from '../../../backends/types.ts';
import { settleFiles } from '../../../demo/backend/print-shop/settle.ts';
import { mayMove } from '../../../demo/backend/print-shop/states.ts';

type Endpoint = 'verify' | 'read' | 'list' | 'count' | 'cancel';
/** `deaf`: the call never reaches the shop. `mute`: it does what it was asked, and nobody hears the answer. */
export type ShopFault = 'deaf' | 'mute' | BackendError;

/** The shop at the other end: strict, and never wrong about money unless a test wants it. */
export function createSimulatedShop() {
  const orders = new Map<string, DocumentOrder>();
  const faults = new Map<Endpoint, ShopFault>();
  const asked: Endpoint[] = [];
  let moneyOff = 0;

  const through = (endpoint: Endpoint): BackendError | null => {
    asked.push(endpoint);
    const fault = faults.get(endpoint);
    if (fault === undefined || fault === 'mute') return null;
    return fault === 'deaf' ? { kind: 'unreachable', sent: false, detail: 'no route' } : fault;
  };
  const answer = <Value>(endpoint: Endpoint, value: Value) =>
    faults.get(endpoint) === 'mute'
      ? err<BackendError>({ kind: 'unreachable', sent: true, detail: 'no answer' })
      : ok(value);
  const refused = (detail: string, reason: 'wrongAmount' | 'other' = 'other') =>
    err<BackendError>({ kind: 'refused', reason, code: 0, detail });
  const set = (orderId: string, state: DocumentOrderState) => {
    const order = orders.get(orderId);
    if (order) orders.set(orderId, { ...order, state });
  };

  const place = ({ moneyMinor, files, dispatching }: DocumentOrderRequest): string | null => {
    const settled = settleFiles(files.map(({ fileId, ...file }) => ({ fileID: fileId, ...file })));
    if (!settled || settled.money !== moneyMinor) return null;
    const orderId = `S${orders.size + 1}`;
    orders.set(orderId, {
      ...{ orderId, state: 'PAYING', orderedAtMs: 0, paidAtMs: null, printedAtMs: null, payway: null },
      ...{
        pointId: '0026',
        pointName: '',
        pointPhone: null,
        moneyMinor: settled.money + moneyOff,
        dispatching,
      },
      files: files.map((file) => ({ ...file, downloadUrl: null })),
      settle: settled.settle.map(({ unit, ...line }) => ({ ...line, unitMinor: unit })),
    });
    return orderId;
  };

  const backend: DocumentBackend = {
    verifyOrder: async (request) => {
      const fault = through('verify');
      if (fault) return err(fault);
      const orderId = place(request);
      return orderId === null
        ? refused('MONEY_MISMATCH', 'wrongAmount')
        : answer('verify', { orderId, desc: '' });
    },
    readOrder: async (orderId) => {
      const fault = through('read');
      if (fault) return err(fault);
      const order = orders.get(orderId);
      return order ? answer('read', order) : refused('UNKNOWN_ORDER');
    },
    listOrders: async ({ page, limits }) => {
      const fault = through('list');
      if (fault) return err(fault);
      const rows = [...orders.values()].toReversed().slice((page - 1) * limits, page * limits);
      return answer(
        'list',
        rows.map((order) => ({
          ...order,
          fileCount: order.files.length,
          filePrename: order.files[0]?.fileName ?? '',
        })),
      );
    },
    countOrders: async () => {
      const fault = through('count');
      return fault
        ? err(fault)
        : answer('count', { ALL: 0, PAYING: 0, PAID: 0, PRINTED: 0, FINISH: 0, REFUND: 0 });
    },
    cancelOrder: async (orderId) => {
      const fault = through('cancel');
      if (fault) return err(fault);
      const order = orders.get(orderId);
      if (order?.state !== 'PAYING') return refused('STATE_NOT_PAYING');
      set(orderId, 'CANCEL');
      return answer('cancel', undefined);
    },
  };
  return {
    backend,
    asked,
    all: () => [...orders.values()],
    count: (endpoint: Endpoint) => asked.filter((each) => each === endpoint).length,
    /** The phone pays; a cancelled order takes no money. */
    pay: (orderId: string): boolean => {
      const isPaid = orders.get(orderId)?.state === 'PAYING';
      if (isPaid) set(orderId, 'PAID');
      return isPaid;
    },
    /** By the shop's own rules. */
    move: (orderId: string, state: Exclude<DocumentOrderState, 'UNKNOWN'>) => {
      const from = orders.get(orderId)?.state;
      if (!from || from === 'UNKNOWN' || !mayMove(from, state))
        throw new Error(`not from ${from} to ${state}`);
      set(orderId, state);
    },
    /** Against all rules. */
    force: set,
    setFault: (endpoint: Endpoint, fault: ShopFault | null) => {
      if (fault) faults.set(endpoint, fault);
      else faults.delete(endpoint);
    },
    /** From the next order on the shop settles so much more. */
    settleWrong: (byMinor: number) => {
      moneyOff = byMinor;
    },
  };
}
export type SimulatedShop = ReturnType<typeof createSimulatedShop>;
