import type { Clock } from '../../../system/clock.ts';

/** The world's time. It moves only when told, and then as fast as the program under it can follow. */
export interface SimClock {
  /** Wall time as the kiosk's computer shows it, milliseconds since 1970. */
  now(): number;
  /** Time that has really passed, in milliseconds. */
  elapsedMs(): number;
  /** Somebody sets the wall clock. No time passes. */
  jump(deltaMs: number): void;
  /** Something of the world happens later. It happens whatever becomes of the kiosk's process. */
  after(delayMs: number, happen: () => void): void;
  /** The clock of one life of the process: when that is over, nobody who sleeps on it ever wakes. */
  ofProcess(isAlive: () => boolean): Clock;
  /** Lets everything happen in its order until `isReached`. False: not within `limitMs`. */
  runUntil(isReached: () => boolean, limitMs: number): Promise<boolean>;
}

interface Timer {
  readonly dueMs: number;
  readonly order: number;
  isOff: boolean;
  readonly fire: () => void;
}

export function createSimClock(startMs: number): SimClock {
  const timers = createTimers();
  let elapsedMs = 0;
  let wallOffsetMs = startMs;

  const add = (delayMs: number, fire: () => void): Timer =>
    timers.add(elapsedMs + Math.max(0, Number.isFinite(delayMs) ? delayMs : 0), fire);
  const now = () => wallOffsetMs + Math.floor(elapsedMs);

  const sleepOf =
    (isAlive: () => boolean): Clock['sleep'] =>
    (delayMs, signal) =>
      new Promise((resolve, reject) => {
        if (!isAlive()) return;
        if (signal?.aborted) return reject(signal.reason);
        const onAbort = () => {
          timer.isOff = true;
          if (isAlive()) reject(signal?.reason);
        };
        const timer = add(delayMs, () => {
          signal?.removeEventListener('abort', onAbort);
          if (isAlive()) resolve();
        });
        signal?.addEventListener('abort', onAbort, { once: true });
      });

  return {
    now,
    elapsedMs: () => elapsedMs,
    jump: (deltaMs) => {
      wallOffsetMs += deltaMs;
    },
    after: (delayMs, happen) => void add(delayMs, happen),
    ofProcess: (isAlive) => {
      const beganMs = now() - elapsedMs;
      return { now, steadyMs: () => beganMs + elapsedMs, sleep: sleepOf(isAlive) };
    },
    runUntil: async (isReached, limitMs) => {
      const untilMs = elapsedMs + limitMs;
      await settle();
      while (!isReached()) {
        const timer = timers.take(untilMs);
        if (!timer) return false;
        elapsedMs = timer.dueMs;
        timer.fire();
        await settle();
      }
      return true;
    },
  };
}

/** Lets all work that needs no time run dry: promises, and what they start. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A heap by due time, and by the order of their setting where that is the same. */
function createTimers() {
  const heap: Timer[] = [];
  let order = 0;
  const isBefore = (a: Timer, b: Timer) => a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);

  const swap = (a: number, b: number) => {
    const [first, second] = [heap[a], heap[b]];
    if (first && second) [heap[a], heap[b]] = [second, first];
  };
  const isOut = (child: number, parent: number): boolean => {
    const [lower, upper] = [heap[child], heap[parent]];
    return lower !== undefined && upper !== undefined && isBefore(lower, upper);
  };
  const rise = (from: number) => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!isOut(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = () => {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const child = isOut(right, left) ? right : left;
      if (!isOut(child, at)) return;
      swap(child, at);
      at = child;
    }
  };
  const pop = () => {
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    heap[0] = last;
    sink();
  };

  return {
    add: (dueMs: number, fire: () => void): Timer => {
      const timer: Timer = { dueMs, order: order++, isOff: false, fire };
      heap.push(timer);
      rise(heap.length - 1);
      return timer;
    },
    /** The next one that is due by `untilMs`. */
    take: (untilMs: number): Timer | null => {
      for (;;) {
        const [top] = heap;
        if (!top || (!top.isOff && top.dueMs > untilMs)) return null;
        pop();
        if (!top.isOff) return top;
      }
    },
  };
}
