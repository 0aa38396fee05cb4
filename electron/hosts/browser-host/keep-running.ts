import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { createBackOff } from '../back-off.ts';
import { HOST_DELAYS } from '../delays.ts';

/** The part of `ChildProcess` that is needed here. */
export interface RunningProgram {
  readonly exitCode: number | null;
  readonly signalCode: string | null;
  kill(signal: NodeJS.Signals): boolean;
  once(event: 'exit' | 'error', listener: (...args: unknown[]) => void): unknown;
}

export interface KeptProgram {
  /** Ends the program by force: it hangs. It is started again as after any other end. */
  restart(): void;
  /** Ends the program, by force if it does not go by itself, and does not start it again. */
  stop(): Promise<void>;
}

export interface KeepRunningOptions {
  readonly start: () => RunningProgram;
  readonly clock: Clock;
  readonly log: Log;
}

/** Starts a program, and starts it again, later each time, whenever it ends. */
export function keepRunning({ start, clock, log }: KeepRunningOptions): KeptProgram {
  const stopping = new AbortController();
  const nextDelayMs = createBackOff(clock);
  let program: RunningProgram | undefined;
  let isForced = false;

  const run = async () => {
    while (!stopping.signal.aborted) {
      program = start();
      const cause = await ended(program);
      if (stopping.signal.aborted) return;
      // What was ended by force has been silent long enough: the first time nobody waits for it besides.
      const delayMs = nextDelayMs() - (isForced ? HOST_DELAYS.restartFirstMs : 0);
      isForced = false;
      log.warn({ cause, delayMs }, 'the screen ended and will be started again');
      await clock.sleep(delayMs, stopping.signal).catch(() => undefined);
    }
  };
  const finished = run();

  return {
    restart: () => {
      isForced = program?.kill('SIGKILL') ?? false;
    },
    stop: async () => {
      stopping.abort();
      if (program) await end(program, clock);
      await finished;
    },
  };
}

/** Resolves with the reason. A program that could not be started at all has ended as well. */
function ended(program: RunningProgram): Promise<string> {
  return new Promise((resolve) => {
    program.once('exit', (code, signal) => resolve(`ended with ${signal ?? code}`));
    program.once('error', (error) => resolve(String(error)));
  });
}

async function end(program: RunningProgram, clock: Clock): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const gone = new AbortController();
  program.once('exit', () => gone.abort());
  program.once('error', () => gone.abort());
  program.kill('SIGTERM');
  await clock.sleep(HOST_DELAYS.closeScreenMs, gone.signal).catch(() => undefined);
  if (!gone.signal.aborted) program.kill('SIGKILL');
}
