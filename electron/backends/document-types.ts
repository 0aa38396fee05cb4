import type { BackendResult, CallOptions } from './types.ts';

export type PrintColor = 'mono' | 'colorful';
/** 1: one side of a sheet; 2: both. */
export type PrintSide = 1 | 2;

/** What a price depends on. `size` and `caliper` are the shop's own words: "A4", "70g". */
export interface PaperChoice {
  readonly size: string;
  readonly caliper: string;
  readonly color: PrintColor;
  readonly side: PrintSide;
}

/** A file to be printed, and how. */
export interface DocumentFile extends PaperChoice {
  /** MD5 of its bytes, upper-case hex. */
  readonly fileId: string;
  readonly fileName: string;
  /** Several pages on one: so many in a row, so many in a column. */
  readonly row: number;
  readonly col: number;
  readonly copies: number;
  /** Both included. */
  readonly startPage: number;
  readonly endPage: number;
}

export interface Dispatching {
  readonly nickname: string;
  readonly phone: string;
  readonly address: string;
  readonly message: string;
}

export interface DocumentOrderRequest {
  readonly moneyMinor: number;
  readonly files: readonly DocumentFile[];
  /** Null: collected by the shopper. */
  readonly dispatching: Dispatching | null;
}

export interface PlacedDocumentOrder {
  /** The backend's own; payment code, polling and cancelling go by it. */
  readonly orderId: string;
  /** Words of the backend for the shopper. */
  readonly desc: string;
}

export const DOCUMENT_ORDER_STATES = [
  'PAYING',
  'PAID',
  'PRINTED',
  'FINISH',
  'CANCEL',
  'REFUNDING',
  'REFUNDED',
] as const;
/** A state that the document does not know is `UNKNOWN`, and never taken for one that it knows. */
export type DocumentOrderState = (typeof DOCUMENT_ORDER_STATES)[number] | 'UNKNOWN';

/** FINISH holds CANCEL too; REFUND holds REFUNDING and REFUNDED. */
export const DOCUMENT_ORDER_GROUPS = ['ALL', 'PAYING', 'PAID', 'PRINTED', 'FINISH', 'REFUND'] as const;
export type DocumentOrderGroup = (typeof DOCUMENT_ORDER_GROUPS)[number];

/** So many sheets at this price. */
export interface SettleLine extends PaperChoice {
  readonly unitMinor: number;
  readonly count: number;
}

export interface DocumentOrderFile extends DocumentFile {
  /** Null where the file is not to be had. */
  readonly downloadUrl: string | null;
}

/** Times are milliseconds since 1970. Who the account belongs to is not taken in. */
export interface DocumentOrder {
  readonly orderId: string;
  readonly state: DocumentOrderState;
  readonly orderedAtMs: number;
  readonly paidAtMs: number | null;
  readonly printedAtMs: number | null;
  readonly payway: string | null;
  readonly pointId: string;
  readonly pointName: string;
  readonly pointPhone: string | null;
  readonly moneyMinor: number;
  readonly files: readonly DocumentOrderFile[];
  readonly dispatching: Dispatching | null;
  readonly settle: readonly SettleLine[];
}

export interface DocumentOrderSummary {
  readonly orderId: string;
  readonly state: DocumentOrderState;
  readonly orderedAtMs: number;
  readonly moneyMinor: number;
  readonly pointName: string;
  readonly fileCount: number;
  /** The name of any one of its files. */
  readonly filePrename: string;
}

/** Pages count from 1. */
export interface DocumentOrderQuery {
  readonly group: DocumentOrderGroup;
  readonly page: number;
  readonly limits: number;
}

export type DocumentOrderAmount = Readonly<Record<DocumentOrderGroup, number>>;

/**
 * The print shop. `verifyOrder` makes an order under a number of the backend, so a repeat makes a second one: it is sent
 * once, and an order whose answer was lost stays unpaid there. `readOrder` is what a poll asks: one attempt, too.
 */
export interface DocumentBackend {
  verifyOrder(
    request: DocumentOrderRequest,
    options?: CallOptions,
  ): Promise<BackendResult<PlacedDocumentOrder>>;
  readOrder(orderId: string, options?: CallOptions): Promise<BackendResult<DocumentOrder>>;
  listOrders(
    query: DocumentOrderQuery,
    options?: CallOptions,
  ): Promise<BackendResult<readonly DocumentOrderSummary[]>>;
  countOrders(options?: CallOptions): Promise<BackendResult<DocumentOrderAmount>>;
  /** Refused in every state but PAYING. */
  cancelOrder(orderId: string, options?: CallOptions): Promise<BackendResult<void>>;
}
