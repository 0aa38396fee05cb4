import type { AccountingDesk, Trade, TradeReceiver } from '../../backends/accounting-types.ts';
import type { BackendError } from '../../backends/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { createOutboxSender, type MessageBox } from '../notifications/outbox-sender.ts';
import { createTradeDeliverer, tradeSchema } from './deliver-trade.ts';
import { TRADE_TOPIC } from './trade-news.ts';
import { TRADE_POLICY } from './trade-policy.ts';

export interface TradeBox extends MessageBox {
  countByState(topic: string): { readonly waiting: number; readonly undelivered: number };
  undelivered(topic: string, limit: number): readonly UndeliveredEntry[];
  putBack(topic: string, id: number): boolean;
}

interface UndeliveredEntry {
  readonly id: number;
  readonly lane: string;
  readonly body: unknown;
  readonly attempts: number;
  readonly createdAtMs: number;
}

/** A trade that the books refuse, for staff. */
export interface UndeliveredTrade {
  readonly messageId: number;
  readonly transId: string;
  readonly status: number;
  readonly attempts: number;
  readonly createdAtMs: number;
}

export interface AccountingState {
  /** On their way, the refused ones not among them. */
  readonly waiting: number;
  readonly undelivered: number;
  readonly lastError: BackendError | null;
  readonly lastDeliveredAtMs: number | null;
}

export interface AccountingServiceOptions {
  readonly box: TradeBox;
  readonly receiver: TradeReceiver;
  readonly desk: AccountingDesk | null;
  /** Whether the sale is still what this message says of it. */
  isCurrent(trade: Trade): boolean;
  readonly clock: Clock;
  readonly log: Log;
  random(): number;
}

/** Brings the kiosk's sales to the operator's books, and lets staff work in them. */
export interface AccountingService {
  start(): void;
  stop(): Promise<void>;
  /** There may be something new to send. */
  wake(): void;
  state(): AccountingState;
  listUndelivered(): UndeliveredTrade[];
  /**
   * Tries a refused trade again. One that its sale has left behind is dropped in place of that: the newer word was sent
   * after it, and must stay the last. False where there is none of that id.
   */
  sendAgain(messageId: number): boolean;
  /** Books, cabinets and orders; null where the configuration has no staff's side. */
  readonly desk: AccountingDesk | null;
}

const LISTED_AT_MOST = 200;

export function createAccountingService(options: AccountingServiceOptions): AccountingService {
  const { box, receiver, desk, clock, log, random } = options;
  const deliver = createTradeDeliverer(receiver, desk);
  const sender = createOutboxSender({
    ...{ box, clock, log, random, deliver },
    topic: TRADE_TOPIC,
    policy: TRADE_POLICY,
  });
  return {
    start: sender.start,
    stop: sender.stop,
    wake: sender.wake,
    state: () => ({ ...box.countByState(TRADE_TOPIC), ...sender.state() }),
    listUndelivered: () =>
      box.undelivered(TRADE_TOPIC, LISTED_AT_MOST).map(({ id, body, attempts, createdAtMs }) => {
        const { transId, status } = tradeSchema.parse(body);
        return { messageId: id, transId, status, attempts, createdAtMs };
      }),
    sendAgain: (messageId) => {
      const entry = box.undelivered(TRADE_TOPIC, LISTED_AT_MOST).find(({ id }) => id === messageId);
      if (entry && !options.isCurrent(tradeSchema.parse(entry.body))) {
        box.markDelivered(messageId);
        return true;
      }
      const isBack = box.putBack(TRADE_TOPIC, messageId);
      if (isBack) sender.wake();
      return isBack;
    },
    desk,
  };
}
