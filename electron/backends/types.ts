import type { Result } from '../../shared/domain/result.ts';

/**
 * What can go wrong when a backend is asked. `sent` says whether the request may have reached the backend:
 * after `sent: true` a creating call may have had its effect, and only its own durable id tells.
 */
export type BackendError =
  /** No answer in time, no route, connection broken, HTTP 5xx. */
  | { readonly kind: 'unreachable'; readonly sent: boolean; readonly detail: string }
  /** The circuit breaker is open: nothing was sent. */
  | { readonly kind: 'suspended'; readonly retryAtMs: number }
  /** The answer does not fit the contract. */
  | {
      readonly kind: 'contract';
      readonly system: string;
      readonly endpoint: string;
      readonly field: string;
      readonly detail: string;
    }
  /** The login was refused: account or password is wrong. */
  | { readonly kind: 'unauthorised'; readonly detail: string }
  /** The id is in use already (perhaps by our own earlier attempt). */
  | { readonly kind: 'idTaken'; readonly detail: string }
  /** The backend says no, for a reason of its own: sold out, wrong amount, unknown model, wrong device … */
  | {
      readonly kind: 'refused';
      readonly reason: RefusalReason;
      readonly code: number;
      readonly detail: string;
    }
  /** The caller gave up (shopper left, kiosk stops). */
  | { readonly kind: 'aborted' };

export type RefusalReason =
  | 'soldOut'
  | 'wrongAmount'
  | 'unknownModel'
  | 'wrongDevice'
  | 'fileRejected'
  | 'notPaid'
  | 'other';

export type BackendResult<Value> = Result<Value, BackendError>;

export interface CallOptions {
  /** Cancels the call; the result is then `aborted`. */
  readonly signal?: AbortSignal;
}

export interface BackendBrand {
  readonly id: string;
  readonly name: string;
  readonly englishName: string;
}

export interface BackendModel {
  readonly id: string;
  readonly name: string;
  readonly priceMinor: number;
  readonly stock: number;
}

export interface PaymentReport {
  readonly paymentId: string;
  readonly modelId: string;
  readonly amountMinor: number;
  readonly payType: number;
}

export interface OrderReport {
  readonly orderId: string;
  readonly paymentId: string;
  readonly modelId: string;
  readonly pictureUrl: string;
}

export interface PlacedOrder {
  readonly backendOrderId: string;
  readonly queueNo: string;
  readonly status: number;
}

export interface StatusById {
  readonly id: string;
  readonly status: number;
}

export interface PrintListEntry extends PlacedOrder {
  readonly orderId: string;
  readonly modelName: string;
  readonly pictureUrl: string;
}

/** One attempt only: the caller owns repetition, since only it can make the attempt durable first. */
export interface SaleBackend {
  listBrands(options?: CallOptions): Promise<BackendResult<readonly BackendBrand[]>>;
  listModels(brandId: string, options?: CallOptions): Promise<BackendResult<readonly BackendModel[]>>;
  /** Uploads a print file (PNG). Safe to repeat: a second upload only makes a second file. */
  uploadPrintFile(
    file: Uint8Array,
    fileName: string,
    options?: CallOptions,
  ): Promise<BackendResult<{ url: string }>>;
  reportPayment(
    report: PaymentReport,
    options?: CallOptions,
  ): Promise<BackendResult<{ backendPaymentId: string }>>;
  /** One request for all ids. Ids that the backend does not know are missing from the answer. */
  getPaymentStatus(
    paymentIds: readonly string[],
    options?: CallOptions,
  ): Promise<BackendResult<readonly StatusById[]>>;
  placeOrder(report: OrderReport, options?: CallOptions): Promise<BackendResult<PlacedOrder>>;
  getOrderStatus(
    orderIds: readonly string[],
    options?: CallOptions,
  ): Promise<BackendResult<readonly StatusById[]>>;
  listPrintJobs(options?: CallOptions): Promise<BackendResult<readonly PrintListEntry[]>>;
  /** Fetches a picture that the backend serves. Refuses anything over `maxBytes`. */
  fetchFile(url: string, maxBytes: number, options?: CallOptions): Promise<BackendResult<Uint8Array>>;
}

/** Sends what only the kiosk knows (hardware payments, fulfilment) to a configured address. One attempt. */
export interface StatusNotifier {
  sendOrderStatus(
    url: string,
    entries: readonly StatusById[],
    options?: CallOptions,
  ): Promise<BackendResult<void>>;
  sendPaymentStatus(
    url: string,
    entries: readonly PaymentNews[],
    options?: CallOptions,
  ): Promise<BackendResult<void>>;
}

export interface PaymentNews extends StatusById {
  readonly payType: number;
  readonly amountMinor: number;
  /** Milliseconds since 1970. Sent as `YYYY-MM-DD hh:mm:ss` in the site's time zone. */
  readonly paidAtMs: number;
}
