import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import type { BackendError } from '../../../backends/types.ts';
import type {
  DispenseResult,
  DispenseResultSource,
  VendingBackend,
} from '../../../backends/vending-types.ts';
import { createStatusWatch } from '../../board/status-watch.ts';
import type { DeviceGround } from '../../types.ts';
import { createMotionBook, dispenseStateOf, feedStateOf } from '../motion-book.ts';
import type { Motion, MotionMemory, MotionResult } from '../motion-memory.ts';
import type { DispenseFailure, DispenserDevice, DispenserStatus, DispenserTrouble } from '../types.ts';
import type { VendingDispenserConfig, VendingProduct } from './config.ts';
import { VENDING_DELAYS } from './delays.ts';
import { findOrder, judgeFailure, motionResultOf } from './order-outcome.ts';
import { newTradeId } from './trade-id.ts';

export interface VendingDispenserGround extends DeviceGround {
  readonly memory: MotionMemory;
  readonly backend: VendingBackend;
  readonly results: DispenseResultSource;
  readonly randomBytes?: (size: number) => Uint8Array;
}

type Asked = Pick<Motion, 'id' | 'what' | 'slot'> & { readonly product: VendingProduct };

/**
 * A vending machine behind its maker's cloud. A motion is an order for one item, placed once; what came of it is told to
 * the notification receiver, or to nobody: then it is unclear, and never ordered a second time.
 */
export function openVendingDispenser(
  config: VendingDispenserConfig,
  ground: VendingDispenserGround,
): DispenserDevice {
  const { clock, log, memory, backend, results } = ground;
  const book = createMotionBook(memory, clock);
  const watch = createStatusWatch<DispenserTrouble>();
  const counts = {
    orders: 0,
    refusals: 0,
    failedMotions: 0,
    unclearMotions: 0,
    duplicateResults: 0,
    contradictions: 0,
    lateResults: 0,
    unknownResults: 0,
  };
  let isBeginning = false;
  let awayUntilMs = 0;
  let collectedAtMs = 0;
  let stopped: AbortController | null = null;
  let loop: Promise<void> = Promise.resolve();
  let forgetResults: () => void = () => undefined;

  const isAway = () =>
    awayUntilMs > clock.steadyMs() && awayUntilMs - clock.steadyMs() <= VENDING_DELAYS.longestAwayMs;
  const statusOf = (): DispenserStatus => {
    // Without an ear for the result each case would end in doubt.
    if (!results.isListening() || isAway()) return { kind: 'disconnected' };
    if (isBeginning || book.pending()) return { kind: 'busy' };
    const reason = book.trouble();
    return reason ? { kind: 'attention', reason } : { kind: 'ready' };
  };
  const publish = () => watch.set(statusOf());

  const conclude = (motion: Motion, result: MotionResult) => {
    if (result.kind === 'failed') counts.failedMotions++;
    if (result.kind === 'unknown') counts.unclearMotions++;
    if (result.kind !== 'succeeded')
      log.warn({ motion: motion.id, tradeId: motion.tradeId, result }, 'dispenser motion');
    book.finish(motion.id, result);
    collectedAtMs = clock.steadyMs() + config.collectSeconds * 1000;
    publish();
  };

  /** On the disk before it is acknowledged: where the disk fails this throws, and the platform sends it again. */
  const takeResult = (news: DispenseResult): boolean => {
    const motion = findOrder(memory.read().motions, news);
    if (!motion) {
      counts.unknownResults++;
      log.warn({ news }, 'a dispense result for an order that is none of ours');
      return false;
    }
    if (news.outcome === 'unknown') {
      log.warn({ news, motion: motion.id }, 'a dispense result that does not say whether goods came out');
      return true;
    }
    const result = motionResultOf(news.outcome, motion);
    if (motion.phase !== 'over') conclude(motion, result);
    else takeRepeat(motion, result);
    return true;
  };
  const takeRepeat = (motion: Motion, result: MotionResult) => {
    if (motion.result?.kind === 'unknown') {
      counts.lateResults++;
      log.warn({ motion: motion.id, result }, 'a dispense result came after its time');
      book.settle(motion.id, result);
      publish();
    } else if (motion.result?.kind === result.kind) counts.duplicateResults++;
    else {
      // The first word stands: the sale has acted on it. Staff find this in the log and in the counters.
      counts.contradictions++;
      log.warn(
        { motion: motion.id, first: motion.result, now: result },
        'dispense results contradict each other',
      );
    }
  };

  const giveUpOverdue = () => {
    const motion = book.pending();
    if (!motion || isBeginning) return;
    // Begun in the future: before a restart, and the wall clock was put back meanwhile. A late result still settles it.
    const isOverdue = Math.abs(clock.steadyMs() - motion.startedAtMs) > config.resultLimitSeconds * 1000;
    if (isOverdue) conclude(motion, { kind: 'unknown' });
  };
  const run = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      try {
        giveUpOverdue();
      } catch (error) {
        log.warn({ error }, 'the end of a motion could not be recorded');
      }
      publish();
      await clock.sleep(VENDING_DELAYS.lookMs, signal).catch(() => undefined);
    }
  };

  const begin = async (asked: Asked): Promise<Result<void, DispenseFailure>> => {
    const status = statusOf();
    if (book.find(asked.what, asked.id)) return rejected(`motion ${asked.id} is known already`);
    if (status.kind !== 'ready') return rejected(`dispenser is ${status.kind}`);
    if (clock.steadyMs() < collectedAtMs) return rejected('the last item may not have been taken yet');
    isBeginning = true;
    publish();
    try {
      const tradeId = record(asked);
      return tradeId === null ? rejected('the order could not be recorded') : await order(asked, tradeId);
    } finally {
      isBeginning = false;
      publish();
    }
  };
  const record = ({ id, what, slot }: Asked): string | null => {
    const tradeId = newTradeId(clock.now(), ground.randomBytes ?? randomBytes);
    try {
      book.begin({ id, what, slot, tradeId });
      book.setMoving(id, null);
      return tradeId;
    } catch (error) {
      log.warn({ motion: id, error }, 'an order could not be recorded');
      return null;
    }
  };
  const order = async ({ id, product }: Asked, tradeId: string): Promise<Result<void, DispenseFailure>> => {
    counts.orders++;
    const wanted = {
      tradeId,
      machineNo: product.machineNo ?? config.machineNo,
      productId: product.productId,
    };
    const answer = await backend.placeOrder(wanted, stopped ? { signal: stopped.signal } : {});
    if (!answer.ok) return fail(id, answer.error);
    log.info({ motion: id, ...wanted, ...answer.value }, 'vending order placed');
    try {
      book.setVendingOrder(id, answer.value.vendingOrderId);
    } catch (error) {
      // The result is found by our own number all the same.
      log.warn({ motion: id, error }, 'the number of a vending order could not be recorded');
    }
    return ok(undefined);
  };
  const fail = (id: string, error: BackendError): Result<void, DispenseFailure> => {
    // Its result has come meanwhile, which says more than the answer.
    if (book.pending()?.id !== id) return ok(undefined);
    const failure = judgeFailure(error, clock.steadyMs());
    awayUntilMs = failure.awayUntilMs ?? awayUntilMs;
    if (failure.kind === 'doubtful') return err({ kind: 'unclear', detail: failure.detail });
    if (failure.because) {
      counts.refusals++;
      log.warn({ motion: id, error }, 'the vending platform refused an order');
    }
    return annul(id, failure.detail, failure.because);
  };
  const annul = (id: string, why: string, because?: 'orderRefused'): Result<void, DispenseFailure> => {
    // If the disk fails here the motion stays open, and ends as unknown: that is safe.
    try {
      book.annul(id, because);
    } catch (error) {
      log.warn({ motion: id, error }, 'a motion could not be taken back');
    }
    return rejected(why);
  };

  /** Nobody sees the place: after an item came out, time has to pass. */
  const place = async () => (clock.steadyMs() < collectedAtMs ? ('unknown' as const) : ('empty' as const));

  return {
    deviceId: 'dispenser',
    description: `vending-platform machine ${config.machineNo}`,
    status: async () => statusOf(),
    onStatus: watch.onStatus,
    canFeed: Object.keys(config.feeds).length > 0,
    dispense: (id) => begin({ id, what: 'dispense', slot: null, product: config.dispense }),
    feedBlank: async (id, slot) => {
      const product = config.feeds[slot];
      return product ? begin({ id, what: 'feed', slot, product }) : rejected(`slot ${slot} has no product`);
    },
    motionState: async (id) => dispenseStateOf(book.find('dispense', id), true),
    feedState: async (id) => feedStateOf(book.find('feed', id), true),
    tray: place,
    feedPosition: place,
    door: async () => 'unknown',
    clearTrouble: () => {
      book.clearTrouble();
      publish();
    },
    selfTest: async () => [
      {
        step: 'notifications',
        outcome: results.isListening() ? 'passed' : 'failed',
        detail: results.isListening() ? 'results can come in' : 'no notification receiver',
      },
      // Its one question is an order, and that moves something.
      { step: 'answers', outcome: 'skipped', detail: 'the platform can only be asked by an order' },
    ],
    counters: () => ({ ...counts }),
    traffic: () => [],
    start: () => {
      if (stopped) return;
      stopped = new AbortController();
      forgetResults = results.onResult(takeResult);
      loop = run(stopped.signal);
    },
    stop: async () => {
      stopped?.abort(new Error('the kiosk stops'));
      await loop;
      stopped = null;
      forgetResults();
    },
  };
}

const rejected = (detail: string) => err({ kind: 'rejected', detail } as const);
