import type { Clock } from '../../system/clock.ts';
import { createListeners } from '../transport/listeners.ts';
import type { BusAnswer, MdbBridge } from './bridges/types.ts';
import { MDB_DELAYS } from './delays.ts';

/**
 * The one way to the bus for all peripherals: one request at a time, in the order of asking. As each peripheral asks
 * for its next poll only after the last one, a command waits for at most one request of each other peripheral.
 */
export interface MdbBus {
  readonly pollMs: number;
  /** The box polls, and tells by `onActivity`. */
  readonly pollsItself: boolean;
  isUp(): boolean;
  /** While the bus is down the answer is `silent`, at once. */
  exchange(command: Uint8Array, timeoutMs?: number): Promise<BusAnswer>;
  onActivity(listener: (address: number, data: Uint8Array) => void): () => void;
  /** Resolves when the bus is up; rejects with the signal's reason. */
  untilUp(signal: AbortSignal): Promise<void>;
  setUp(isUp: boolean): void;
  onChange(listener: (isUp: boolean) => void): () => void;
  /** Hears of each exchange when it is over; for counters and measurements. */
  onExchanged(listener: (exchange: Exchanged) => void): () => void;
}

export interface Exchanged {
  readonly command: Uint8Array;
  readonly answer: BusAnswer;
  readonly beganMs: number;
  readonly endedMs: number;
}

export function createMdbBus(bridge: MdbBridge, clock: Clock): MdbBus {
  const changed = createListeners<boolean>();
  const exchanged = createListeners<Exchanged>();
  let isUp = false;
  let last: Promise<unknown> = Promise.resolve();

  const exchangeNow = async (command: Uint8Array, timeoutMs: number): Promise<BusAnswer> => {
    if (!isUp) return { kind: 'silent' };
    const beganMs = clock.steadyMs();
    const answer = await bridge.request(command, timeoutMs);
    exchanged.tell({ command, answer, beganMs, endedMs: clock.steadyMs() });
    return answer;
  };

  return {
    pollMs: bridge.pollsItself ? MDB_DELAYS.ownPollMs : MDB_DELAYS.pollMs,
    pollsItself: bridge.pollsItself,
    isUp: () => isUp,
    exchange: (command, timeoutMs = MDB_DELAYS.answerMs) => {
      const turn = last.then(() => exchangeNow(command, timeoutMs));
      last = turn.catch(() => undefined);
      return turn;
    },
    onActivity: bridge.onActivity,
    untilUp: (signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        if (isUp) return resolve();
        const forget = changed.add((up) => {
          if (!up) return;
          finish();
          resolve();
        });
        const finish = () => {
          forget();
          signal.removeEventListener('abort', onAbort);
        };
        const onAbort = () => {
          finish();
          reject(signal.reason);
        };
        signal.addEventListener('abort', onAbort, { once: true });
      }),
    setUp: (up) => {
      if (up === isUp) return;
      isUp = up;
      changed.tell(up);
    },
    onChange: changed.add,
    onExchanged: exchanged.add,
  };
}
