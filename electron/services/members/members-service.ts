import type { MemberBackend } from '../../backends/member-types.ts';
import type { BackendError } from '../../backends/types.ts';
import type { CouponOutcome } from '../../journal/coupon-outcomes.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { createOutboxSender, type MessageBox } from '../notifications/outbox-sender.ts';
import { createNewsDeliverer } from './deliver-news.ts';
import { createDoubts, type KeptDoubts } from './in-doubt.ts';
import { MEMBER_TOPIC, type MemberNews, memberNewsSchema } from './member-news.ts';
import { MEMBER_POLICY } from './member-policy.ts';
import { createMemberVisit, type MemberVisit, type MemberVisitOptions } from './member-visit.ts';
import { type OpenSales, withSpentHere } from './spent-here.ts';

export interface NewsBox extends MessageBox {
  countByState(topic: string): { readonly waiting: number; readonly undelivered: number };
  undelivered(
    topic: string,
    limit: number,
  ): readonly {
    readonly id: number;
    readonly lane: string;
    readonly body: unknown;
    readonly attempts: number;
    readonly createdAtMs: number;
  }[];
  putBack(topic: string, id: number): boolean;
}

/** A message that the retailer refuses, for staff. */
export interface UndeliveredNews {
  readonly messageId: number;
  readonly kind: MemberNews['kind'];
  readonly saleId: string;
  readonly attempts: number;
  readonly createdAtMs: number;
}

export interface MembersState {
  /** On their way, the refused ones not among them. */
  readonly waiting: number;
  readonly undelivered: number;
  /** Of the outbox; where that has none, of the last question that a shopper had. */
  readonly lastError: BackendError | null;
  readonly lastDeliveredAtMs: number | null;
}

export interface MembersServiceOptions
  extends Pick<MemberVisitOptions, 'backend' | 'clock' | 'orderSpan' | 'leastToPayMinor'> {
  readonly backend: MemberBackend;
  readonly box: NewsBox;
  readonly kept: KeptDoubts;
  readonly openSales: OpenSales;
  /** Whether the sale still stands, so that its coupon is to be redeemed. */
  isDue(news: MemberNews): boolean;
  onCoupon?(saleId: string, outcome: CouponOutcome): void;
  readonly clock: Clock;
  readonly log: Log;
  random(): number;
}

/** The retailer's members, coupons and orders. There is none of it where the configuration names no such system. */
export interface MembersService {
  start(): void;
  stop(): Promise<void>;
  /** There may be something new to send. */
  wake(): void;
  /** For one shopper; the one before it is closed by that. */
  openVisit(): MemberVisit;
  state(): MembersState;
  listUndelivered(): UndeliveredNews[];
  /** False where there is none of that id. */
  sendAgain(messageId: number): boolean;
}

const LISTED_AT_MOST = 200;

export function createMembersService(options: MembersServiceOptions): MembersService {
  const { backend, box, kept, clock, log, random, isDue, onCoupon } = options;
  const isWaiting = (lane: string): boolean =>
    [...box.heads(MEMBER_TOPIC), ...box.undelivered(MEMBER_TOPIC, LISTED_AT_MOST)].some(
      (entry) => entry.lane === lane,
    );
  const doubts = createDoubts(kept, isWaiting, clock.now);
  const sender = createOutboxSender({
    ...{ box, clock, log, random },
    topic: MEMBER_TOPIC,
    policy: MEMBER_POLICY,
    deliver: createNewsDeliverer({ backend, doubts, isDue, ...(onCoupon && { onCoupon }) }),
  });
  let visit: MemberVisit | null = null;
  let visitError: BackendError | null = null;
  return {
    start: sender.start,
    stop: async () => {
      visit?.close();
      await sender.stop();
    },
    wake: sender.wake,
    openVisit: () => {
      visit?.close();
      visit = createMemberVisit({
        ...options,
        // Not for the sender: it asks whether its own redemption has arrived.
        backend: { ...backend, ...withSpentHere(backend, box, options.openSales) },
        onAnswer: (error) => {
          visitError = error;
        },
      });
      return visit;
    },
    state: () => {
      const { lastError, lastDeliveredAtMs } = sender.state();
      return { ...box.countByState(MEMBER_TOPIC), lastError: lastError ?? visitError, lastDeliveredAtMs };
    },
    listUndelivered: () =>
      box.undelivered(MEMBER_TOPIC, LISTED_AT_MOST).map(({ id, body, attempts, createdAtMs }) => {
        const { kind, saleId } = memberNewsSchema.parse(body);
        return { messageId: id, kind, saleId, attempts, createdAtMs };
      }),
    sendAgain: (messageId) => {
      const isBack = box.putBack(MEMBER_TOPIC, messageId);
      if (isBack) sender.wake();
      return isBack;
    },
  };
}
