import type { DocumentGroup } from '../../../shared/contract/document-orders.ts';
import type {
  ShopDocuments,
  StaffDocumentOrder,
  StaffDocuments,
} from '../../../shared/contract/staff-documents.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { DocumentBackend } from '../../backends/document-types.ts';
import type { Clock } from '../../system/clock.ts';
import { type DocumentOrderRecord, isUnpaid, type OrderStage } from './order/document-order.ts';
import type { DocumentQuery } from './order/order-book.ts';
import type { OrderEngine } from './order/order-engine.ts';
import type { OrderFiles } from './order/order-files.ts';
import type { OrderStore } from './order/order-store.ts';

/** What staff do with orders of documents. */
export interface DocumentDesk {
  documentsForStaff(): Promise<StaffDocuments>;
  find(documentOrderId: string): Promise<StaffDocumentOrder | null>;
  /** What is owed to shoppers, the oldest first. */
  openClaims(): Promise<StaffDocumentOrder[]>;
  /** Orders of this kiosk by code, number, state and time. */
  search(query: DocumentQuery): Promise<FoundDocuments>;
  /** The shop's own list, a page of it; pages count from 1. */
  listShop(group: DocumentGroup, page: number): Promise<ShopDocuments>;
  /** Sheets are coming out. */
  isPrinting(): boolean;
  /** How many orders want somebody, and what is owed for them: for the overview. */
  waiting(): { count: number; owedMinor: number };
  settle(documentOrderId: string, byName: string): Promise<Result<StaffDocumentOrder, 'gone'>>;
  printAgain(documentOrderId: string): Promise<Result<StaffDocumentOrder, 'gone' | 'noFiles'>>;
  /** `maxMinor`: more than that is for somebody else to give. */
  refundByHand(
    documentOrderId: string,
    byName: string,
    maxMinor: number,
  ): Promise<Result<StaffDocumentOrder, 'gone' | 'tooLarge'>>;
}

/** The youngest first. */
export interface FoundDocuments {
  readonly found: readonly { readonly order: StaffDocumentOrder; readonly cursor: string }[];
  readonly hasMore: boolean;
}

export interface DocumentDeskOptions {
  readonly backend: Pick<DocumentBackend, 'countOrders' | 'listOrders'>;
  readonly store: OrderStore;
  readonly engine: Pick<OrderEngine, 'wake'>;
  readonly files: OrderFiles;
  readonly currency: string;
  readonly clock: Clock;
  /** Slips of paper can be printed. */
  readonly hasSlips: boolean;
}

const RECENT = 50;
/** Orders on a page of the shop's list. A full page may have another one behind it. */
const SHOP_PAGE = 10;
const WANTING: readonly OrderStage['kind'][] = ['claim', 'toBeDelivered', 'refunding'];

export function createDocumentDesk(options: DocumentDeskOptions): DocumentDesk {
  const { backend, store, engine, files, currency, clock, hasSlips } = options;
  const wanting = () => store.open().filter(({ stage }) => WANTING.includes(stage.kind));
  const claimed = () => store.open().filter(({ stage }) => stage.kind === 'claim');

  const viewOf = async (order: DocumentOrderRecord): Promise<StaffDocumentOrder> => ({
    ...describeOrder(order),
    canPrintSlip: hasSlips && order.stage.kind === 'claim',
    canPrint: WANTING.includes(order.stage.kind) && (await areFilesHere(order)),
  });
  const areFilesHere = async ({ documentOrderId, files: ordered }: DocumentOrderRecord) => {
    for (const [index, file] of ordered.entries())
      if ((await files.read(documentOrderId, index, file)) === null) return false;
    return true;
  };
  /** Only what wants somebody may be changed by somebody. */
  const findWanting = (documentOrderId: string) => {
    const order = store.find(documentOrderId);
    return order && (order.stage.kind === 'claim' || order.stage.kind === 'toBeDelivered') ? order : null;
  };
  const codeOf = ({ stage }: DocumentOrderRecord) => ('code' in stage ? stage.code : null);

  return {
    isPrinting: () => store.open().some(({ stage }) => stage.kind === 'printing'),
    waiting: () => ({
      count: wanting().length,
      owedMinor: claimed().reduce((sum, { moneyMinor }) => sum + moneyMinor, 0),
    }),
    async documentsForStaff() {
      const open = await Promise.all(wanting().map(viewOf));
      const others = store.book.recent(RECENT).filter(({ stage }) => !WANTING.includes(stage.kind));
      const counted = await backend.countOrders();
      const recent = await Promise.all(others.map(viewOf));
      return { currency, open, recent, amounts: counted.ok ? counted.value : null };
    },
    find: async (documentOrderId) => {
      const order = store.find(documentOrderId);
      return order && viewOf(order);
    },
    openClaims: async () => {
      const views = await Promise.all(claimed().map(viewOf));
      return views.sort((one, other) => one.sinceMs - other.sinceMs);
    },
    search: async (query) => {
      const { found, hasMore } = store.book.search(query);
      const orders = found.map(async ({ order, cursor }) => ({ order: await viewOf(order), cursor }));
      return { found: await Promise.all(orders), hasMore };
    },
    listShop: async (group, page) => {
      const listed = await backend.listOrders({ group, page, limits: SHOP_PAGE });
      if (!listed.ok) return { kind: 'away' };
      const orders = listed.value.map(
        ({ orderId, filePrename, state, orderedAtMs, moneyMinor, fileCount }) => ({
          ...{ orderNo: orderId, fileName: filePrename, state, orderedAtMs, moneyMinor, fileCount },
        }),
      );
      return { kind: 'orders', orders, hasMore: orders.length === SHOP_PAGE };
    },
    settle: async (documentOrderId, byName) => {
      const order = findWanting(documentOrderId);
      if (!order) return err('gone');
      const how = order.stage.kind === 'toBeDelivered' ? 'delivered' : 'printed';
      const stage = {
        kind: 'settled' as const,
        how,
        code: codeOf(order),
        byName,
        atMs: clock.now(),
      } as const;
      return ok(await viewOf(store.move(order, stage)));
    },
    printAgain: async (documentOrderId) => {
      const order = findWanting(documentOrderId);
      if (!order) return err('gone');
      if (!(await areFilesHere(order))) return err('noFiles');
      const stage = { kind: 'printing' as const, paidAtMs: clock.now(), jobs: [] };
      const printing = store.put({ ...order, round: order.round + 1, stage });
      engine.wake(documentOrderId);
      return ok(await viewOf(printing));
    },
    refundByHand: async (documentOrderId, byName, maxMinor) => {
      const order = findWanting(documentOrderId);
      if (!order) return err('gone');
      if (order.moneyMinor > maxMinor) return err('tooLarge');
      const stage = {
        kind: 'settled',
        how: 'refundedByHand',
        code: codeOf(order),
        byName,
        atMs: clock.now(),
      } as const;
      return ok(await viewOf(store.move(order, stage)));
    },
  };
}

function describeOrder(order: DocumentOrderRecord): StaffDocumentOrder {
  const { documentOrderId, orderNo, stage, createdAtMs, moneyMinor, files, dispatching } = order;
  const jobs = stage.kind === 'claim' ? stage.jobs : [];
  const out = jobs.map(({ file }) => files[file]?.name ?? '');
  return {
    ...{ documentOrderId, orderNo, createdAtMs, moneyMinor, dispatching },
    code: 'code' in stage ? stage.code : null,
    state: stateOf(order),
    reason: stage.kind === 'claim' ? stage.reason : null,
    end: endOf(stage),
    sinceMs: 'sinceMs' in stage ? stage.sinceMs : 'atMs' in stage ? stage.atMs : createdAtMs,
    sheets: files.reduce((sum, { sheets }) => sum + sheets, 0),
    files: files.map(({ name, sheets, choice }) => ({ name, sheets, choice })),
    mayHaveComeOut: [...new Set(out)],
    ...{ canPrint: false, canPrintSlip: false },
  };
}

function stateOf(order: DocumentOrderRecord): StaffDocumentOrder['state'] {
  if (isUnpaid(order)) return 'unpaid';
  switch (order.stage.kind) {
    case 'printing':
    case 'claim':
    case 'refunding':
      return order.stage.kind;
    case 'toBeDelivered':
      return 'toDeliver';
    default:
      return 'ended';
  }
}

function endOf(stage: OrderStage): StaffDocumentOrder['end'] {
  switch (stage.kind) {
    case 'collected':
    case 'printed':
    case 'cancelled':
    case 'timedOut':
    case 'refused':
    case 'refunded':
      return stage.kind;
    case 'settled':
      return stage.how === 'printed' ? 'handedOver' : stage.how;
    case 'recorded':
    case 'verifying':
    case 'checking':
    case 'awaitingPayment':
    case 'closing':
    case 'printing':
    case 'toBeDelivered':
    case 'claim':
    case 'refunding':
      return null;
    default:
      return assertNever(stage);
  }
}
