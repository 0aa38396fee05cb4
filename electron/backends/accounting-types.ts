import type { BackendResult, CallOptions } from './types.ts';

/** One sale's money for the operator's books. Amounts in minor units, times in milliseconds since 1970. */
export interface Trade {
  /** Ours, and the only one for this trade: the books keep one line of each. */
  readonly transId: string;
  /** By shared/domain/trade-status.ts. */
  readonly status: number;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly goods: readonly TradeItem[];
}

export interface TradeItem {
  readonly barcode: string;
  readonly name: string;
  readonly count: number;
  readonly amountMinor: number;
  readonly costMinor: number;
}

/** The kiosk as the selling device. One attempt. */
export interface TradeReceiver {
  sendTrade(trade: Trade, options?: CallOptions): Promise<BackendResult<void>>;
}

/** A line of the set of books. Secrets are masked before they leave the client. */
export interface SetOfBook {
  readonly id: number;
  readonly setOfBook: string;
  readonly userName: string | null;
  readonly maskedAppKey: string | null;
  readonly maskedAccessToken: string | null;
  readonly maskedToken: string | null;
  /** Texts as the backend writes them, in its own time zone. */
  readonly tokenCreatedAt: string | null;
  readonly expiresAt: string | null;
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
}

/** What staff may set of a cabinet. The numbers are those of the operator's own books. */
export interface CabinetFields {
  readonly name: string;
  readonly devId: number;
  readonly storeId: number;
  readonly bankId: number;
  readonly memberId: number;
  readonly employeeId: number;
  readonly billType: number;
}

export interface Cabinet extends CabinetFields {
  readonly id: number;
  readonly setOfBook: string;
  readonly createdAt: string | null;
  readonly createdBy: string | null;
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
}

/** `start` counts from 0. */
export interface PageOf {
  readonly start: number;
  readonly limit: number;
}

export interface Page<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}

/** Days as `YYYY-MM-DD`, both included. */
export interface DayRange {
  readonly fromDay: string;
  readonly toDay: string;
}

export interface OrderFilter {
  readonly devId?: number;
  readonly transId?: string;
  readonly status?: number;
}

export interface BookedOrder {
  readonly id: number;
  readonly setOfBook: string;
  readonly transId: string;
  readonly status: number;
  readonly shopperId: string | null;
  readonly devId: number;
  readonly createTime: string;
  readonly updateTime: string | null;
  readonly totalAmountMinor: number;
  readonly goods: readonly TradeItem[];
  readonly downloadedAt: string | null;
  readonly downloadedBy: string | null;
  readonly isImported: boolean;
  readonly importedAt: string | null;
  readonly importedBy: string | null;
  readonly retailId: number | null;
  readonly retailCode: string | null;
}

export interface DownloadProgress {
  /** Slices of a week at most, from 1. */
  readonly slice: number;
  readonly slices: number;
  /** Pages that have come, of all slices so far. */
  readonly pages: number;
}

/**
 * The staff's side. Reads are repeated while nobody answers; whatever changes something is sent once. An access token is
 * got where one is needed, by whoever comes first.
 */
export interface AccountingDesk {
  /** Gets an access token now, to try the settings. */
  connect(options?: CallOptions): Promise<BackendResult<void>>;
  readSetOfBook(options?: CallOptions): Promise<BackendResult<SetOfBook>>;
  /** Needs the token of its own that the settings call `booksToken`. */
  changeSetOfBook(
    id: number,
    change: { readonly appKey: string; readonly userName: string },
    options?: CallOptions,
  ): Promise<BackendResult<SetOfBook>>;
  listCabinets(
    query: PageOf & { readonly name?: string },
    options?: CallOptions,
  ): Promise<BackendResult<Page<Cabinet>>>;
  createCabinet(fields: CabinetFields, options?: CallOptions): Promise<BackendResult<Cabinet>>;
  readCabinet(id: number, options?: CallOptions): Promise<BackendResult<Cabinet>>;
  changeCabinet(id: number, fields: CabinetFields, options?: CallOptions): Promise<BackendResult<Cabinet>>;
  deleteCabinet(id: number, options?: CallOptions): Promise<BackendResult<void>>;
  /** Has goBox fetch the orders of these days: in slices of a week at most, each to its last page. */
  downloadOrders(
    range: DayRange & OrderFilter,
    onProgress: (progress: DownloadProgress) => void,
    options?: CallOptions,
  ): Promise<BackendResult<DownloadProgress>>;
  queryOrders(
    query: PageOf & Partial<DayRange> & OrderFilter & { readonly isImported?: boolean },
    options?: CallOptions,
  ): Promise<BackendResult<Page<BookedOrder>>>;
  importOrder(id: number, options?: CallOptions): Promise<BackendResult<void>>;
  resetOrder(id: number, options?: CallOptions): Promise<BackendResult<void>>;
  deleteOrder(id: number, options?: CallOptions): Promise<BackendResult<void>>;
}
