import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import { withDeadline } from './deadline.ts';

/** The command took longer than it may. Whether the device carried it out is unknown. */
export type CommandLate = { readonly kind: 'late' };

/** One command at a time, in the order of asking, each with a deadline of its own from the moment it begins. */
export interface CommandQueue {
  /**
   * Runs `command` when its turn has come. The signal aborts at the deadline: from then on the command must take
   * nothing off the wire. The next one starts in any case, so a command that hangs holds up nobody.
   */
  run<Value>(
    command: (signal: AbortSignal) => Promise<Value>,
    timeoutMs: number,
  ): Promise<Result<Value, CommandLate>>;
  /** Waiting and running. */
  size(): number;
}

export function createCommandQueue(clock: Clock): CommandQueue {
  let last: Promise<unknown> = Promise.resolve();
  let size = 0;
  return {
    size: () => size,
    run: (command, timeoutMs) => {
      size++;
      const turn = last.then(async () => {
        const over = new AbortController();
        try {
          const done = await withDeadline(command(over.signal), timeoutMs, clock);
          return done.kind === 'done' ? ok(done.value) : err({ kind: 'late' } as const);
        } finally {
          over.abort();
          size--;
        }
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
