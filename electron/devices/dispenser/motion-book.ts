import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Clock } from '../../system/clock.ts';
import type { LastingTrouble, Motion, MotionMemory, MotionResult } from './motion-memory.ts';
import type { DispenseState, FeedState } from './types.ts';

/** Nobody asks about a motion that 200 others have followed: there is one item at a time. */
const KEPT_MOTIONS = 200;

/** What was begun, and what came of it. Neither a relay board nor a VMC can be asked by id, so the kiosk remembers. */
export interface MotionBook {
  find(what: Motion['what'], id: string): Motion | null;
  /** The motion that is not over. There is one at most. */
  pending(): Motion | null;
  begin(motion: Pick<Motion, 'id' | 'what' | 'slot' | 'tradeId'>): void;
  /** From here on it may have moved. On disk before the first byte of it leaves. */
  setMoving(id: string, dropsBefore: number | null): void;
  /** The platform's number of an order that is under way. */
  setVendingOrder(id: string, vendingOrderId: string): void;
  finish(id: string, result: MotionResult): void;
  /** Late word about a motion that had ended as unknown. Any other end stands. */
  settle(id: string, result: MotionResult): void;
  /** Nothing has moved: as if never asked, so it may be asked again. `because`: not before staff have been there. */
  annul(id: string, because?: LastingTrouble): void;
  trouble(): LastingTrouble | null;
  clearTrouble(): void;
}

export function createMotionBook(memory: MotionMemory, clock: Clock): MotionBook {
  const motions = () => memory.read().motions;
  const write = (next: readonly Motion[], trouble = memory.read().trouble) =>
    memory.write({ motions: next.slice(-KEPT_MOTIONS), trouble });
  const change = (id: string, part: Partial<Motion>, trouble = memory.read().trouble) =>
    write(
      motions().map((motion) =>
        motion.id === id && motion.phase !== 'over' ? { ...motion, ...part } : motion,
      ),
      trouble,
    );
  const annul = (id: string, because = memory.read().trouble) =>
    write(
      motions().filter((motion) => motion.id !== id || motion.phase === 'over'),
      because,
    );

  const book: MotionBook = {
    find: (what, id) => motions().find((motion) => motion.what === what && motion.id === id) ?? null,
    pending: () => motions().find((motion) => motion.phase !== 'over') ?? null,
    begin: (motion) =>
      write([
        ...motions(),
        { ...motion, phase: 'preparing', startedAtMs: clock.steadyMs(), dropsBefore: null, result: null },
      ]),
    setMoving: (id, dropsBefore) => change(id, { phase: 'moving', dropsBefore }),
    setVendingOrder: (id, vendingOrderId) => change(id, { vendingOrderId }),
    settle: (id, result) => {
      const doubted = motions().find((motion) => motion.id === id && motion.result?.kind === 'unknown');
      if (!doubted) return;
      const { trouble } = memory.read();
      write(
        motions().map((motion) => (motion === doubted ? { ...motion, result } : motion)),
        trouble === 'unclear' ? lasting(result) : trouble,
      );
    },
    finish: (id, result) => change(id, { phase: 'over', result }, lasting(result) ?? memory.read().trouble),
    annul,
    trouble: () => memory.read().trouble,
    clearTrouble: () => {
      if (memory.read().trouble) write(motions(), null);
    },
  };
  // A former life of the process got no further than preparing it: whatever it was, it did not move.
  const left = book.pending();
  if (left?.phase === 'preparing') annul(left.id);
  return book;
}

function lasting(result: MotionResult): LastingTrouble | null {
  switch (result.kind) {
    case 'succeeded':
      return null;
    case 'unknown':
      return 'unclear';
    case 'failed':
      return result.reason === 'liftFault' ? 'lift' : result.reason;
    default:
      return assertNever(result);
  }
}

/** `isUnderWay`: this process is still following the motion, so it is not merely unknown. */
export function dispenseStateOf(motion: Motion | null, isUnderWay: boolean): DispenseState {
  const state = stateOf(motion, isUnderWay);
  switch (state.kind) {
    case 'succeeded':
      return { kind: 'dropped' };
    case 'failed':
      return { kind: 'failed', reason: state.reason === 'noFeed' ? 'noDrop' : state.reason };
    default:
      return state;
  }
}

export function feedStateOf(motion: Motion | null, isUnderWay: boolean): FeedState {
  const state = stateOf(motion, isUnderWay);
  switch (state.kind) {
    case 'succeeded':
      return { kind: 'fed' };
    case 'failed': {
      const { reason } = state;
      return { kind: 'failed', reason: reason === 'noDrop' || reason === 'doubleDrop' ? 'noFeed' : reason };
    }
    default:
      return state;
  }
}

function stateOf(
  motion: Motion | null,
  isUnderWay: boolean,
): MotionResult | { kind: 'neverSeen' | 'moving' } {
  if (!motion) return { kind: 'neverSeen' };
  if (motion.result) return motion.result;
  return isUnderWay ? { kind: 'moving' } : { kind: 'unknown' };
}
