import type { Result } from '../../../shared/domain/result.ts';
import type { BackendResult, CallOptions, PaymentNews, SaleBackend } from '../../backends/types.ts';
import type { CasePrinter } from '../../devices/case-printer/types.ts';
import type { Dispenser } from '../../devices/dispenser/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { IdIssuer } from '../../system/ids.ts';
import type { Log } from '../../system/log.ts';
import type { CaseProduction } from '../fulfilment/case-production.ts';
import type { LeftBlanks } from '../fulfilment/left-blanks.ts';
import type { PrintLine } from '../fulfilment/machine-turn.ts';
import type { CheckCoupon } from './coupon-check.ts';
import type { PrintFileInfo, SaleEvent } from './events.ts';
import type { SaleTimes } from './pending.ts';
import type { PaymentAttempt, Sale } from './sale.ts';

/** The pictures of sales, on disk. */
export interface SaleFiles {
  /** The picture, checked against `sha256`; `null` when it is gone or damaged. */
  read(saleId: string, sha256: string): Promise<Uint8Array | null>;
  /** Keeps a picture that came from the backend. */
  keep(saleId: string, picture: Uint8Array): Promise<Result<PrintFileInfo, string>>;
  erase(saleId: string): Promise<void>;
}

/** A model as the backend last told of it, while it is away. */
export interface OfflineOffer {
  readonly priceMinor: number;
  /** Without what was sold since. */
  readonly stock: number;
  readonly readAtMs: number;
}

/** Selling without the backend. */
export interface OfflinePort {
  /** The terms of this sale; null while the backend answers, and where what is known is too old to sell by. */
  offerOf(sale: Pick<Sale, 'brandId' | 'modelId' | 'modelName'>): OfflineOffer | null;
  /** A number of this kiosk's own, that is never given again. */
  nextQueueNo(): { readonly sequence: number; readonly queueNo: string };
}

/** Everything outside of the sale's core that its effects use. */
export interface SalePorts {
  readonly backend: SaleBackend;
  readonly ids: IdIssuer;
  readonly files: SaleFiles;
  readonly production: CaseProduction;
  readonly printer: CasePrinter;
  readonly dispenser: Dispenser;
  /** Whether a blank of an earlier case may be in the way of the next. */
  readonly leftBlanks: Pick<LeftBlanks, 'note' | 'isLeft'>;
  /** Where the blanks for a sale lie; null: this machine has none for it. */
  slotOf(sale: Sale): number | null;
  /** Who may begin next: staff may hold the line, and reorder it. Missing: nobody steers it. */
  readonly line?: PrintLine;
  readonly clock: Clock;
  readonly log: Log;
  readonly times: SaleTimes;
  readonly paymentTimeoutMs: number;
  /** Tells the backend of money that this machine took. Null: nobody wants to know. */
  readonly tellPayment: TellPayment | null;
  /** Missing: no system of this kiosk has coupons. */
  readonly checkCoupon?: CheckCoupon | undefined;
  /** Missing: nothing is sold without the backend. */
  readonly offline?: OfflinePort | undefined;
  newClaimCode(): string;
  qrText(attempt: PaymentAttempt, currency: string): string;
  /** 0 ≤ x < 1, for jitter. */
  random(): number;
}

/** One attempt. */
export type TellPayment = (news: PaymentNews, options: CallOptions) => Promise<BackendResult<void>>;

/** What an effect may do while it runs. */
export interface EffectContext extends SalePorts {
  readonly signal: AbortSignal;
  /** Durable when it resolves; goes on trying while the disk does not take it. */
  append(event: SaleEvent): Promise<Sale>;
  /** All sales that are not at rest, with their times by the steady clock: who came first stays so when somebody sets the other. */
  openSales(): readonly Sale[];
  /** How often this effect has failed in a row in this process. */
  readonly failures: number;
  /** For how long this effect has been due without ending, in this process, in milliseconds. */
  readonly dueForMs: number;
}

/** How one try ended. `done`: an event tells. `wait`: nothing wrong, look again later. `retry`: something is in the way. */
export type EffectOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'wait'; readonly afterMs: number }
  | {
      readonly kind: 'retry';
      readonly detail: string;
      readonly afterMs?: number;
      /** The other side is there, and answers what nobody understands. */
      readonly isNonsense?: boolean;
    };

export const DONE: EffectOutcome = { kind: 'done' };
export const wait = (afterMs: number): EffectOutcome => ({ kind: 'wait', afterMs });
