import type { ClosedMessage } from '../../../../shared/contract/kiosk.ts';
import type { Result } from '../../../../shared/domain/result.ts';
import type { Clock } from '../../../system/clock.ts';
import type { FleetDelays } from '../fleet-delays.ts';
import type { ResultContent } from '../messages.ts';
import type { FleetOrder } from './command-schema.ts';

/** How a command ended. */
export type Done = { readonly outcome: 'done' | 'failed' } & Pick<ResultContent, 'reason' | 'detail'> &
  Partial<Pick<ResultContent, 'bundle'>>;

/** What the kiosk lets its owner do. */
export interface CommandPorts {
  setClosed(closed: boolean, message: ClosedMessage): void;
  /** A shopper is at the screen, a case is being made, or money is on its way. */
  isBusy(): boolean;
  /** Builds the kiosk anew; null where its host cannot. */
  readonly restart: (() => void) | null;
  /** What is wrong with the configuration as it now stands in its file, as lines with their paths. */
  configurationMistakes(): Promise<readonly string[]>;
  /** Writes a bundle without secrets and pictures into the kiosk's own folder. */
  makeSupportBundle(): Promise<Result<NonNullable<ResultContent['bundle']>, string>>;
}

export interface CommandActs {
  /** Null: it is done by ending the program, and `afterRestart` tells its outcome. */
  carryOut(order: FleetOrder, when: { expiresAtMs: number; signal: AbortSignal }): Promise<Done | null>;
  /** The outcome of a command that the last program had accepted and not ended. */
  afterRestart(kind: string): Done;
}

const done = (detail: string): Done => ({ outcome: 'done', reason: null, detail });
const failed = (reason: Done['reason'], detail: string): Done => ({ outcome: 'failed', reason, detail });

const SALE_RUNS = 'A sale was running until the command expired. Nothing was done; sales are as they were.';
const SHOWN_MISTAKES = 5;

export function createCommandActs(ports: CommandPorts, clock: Clock, delays: FleetDelays): CommandActs {
  /** Whether the kiosk came to rest in time. */
  const untilQuiet = async (expiresAtMs: number, signal: AbortSignal): Promise<boolean> => {
    while (ports.isBusy()) {
      if (clock.now() >= expiresAtMs) return false;
      await clock.sleep(delays.quietLookMs, signal);
    }
    return true;
  };

  const restart = async (expiresAtMs: number, signal: AbortSignal): Promise<Done | null> => {
    if (!ports.restart) return failed('notPossible', 'This kiosk cannot restart itself.');
    try {
      if (!(await untilQuiet(expiresAtMs, signal))) return failed('saleRuns', SALE_RUNS);
    } catch (error) {
      // The program ends by itself: that is a restart as well, and the next start says so.
      if (signal.aborted) return null;
      throw error;
    }
    ports.restart();
    return null;
  };

  const reload = async (expiresAtMs: number, signal: AbortSignal): Promise<Done | null> => {
    const mistakes = await ports.configurationMistakes();
    if (mistakes.length === 0) return restart(expiresAtMs, signal);
    const shown = mistakes.slice(0, SHOWN_MISTAKES).join('; ');
    return failed(
      'mistakes',
      `The kiosk goes on with its former configuration. The new one has mistakes: ${shown}`,
    );
  };

  const setClosed = (closed: boolean, message: ClosedMessage): Done => {
    try {
      ports.setClosed(closed, message);
    } catch {
      return failed('failed', 'The disk does not take it. The kiosk is as it was.');
    }
    return done(
      closed
        ? 'The kiosk is out of service for new shoppers. A sale that runs is finished.'
        : 'The shop is open again. Whether the kiosk can sell is in its state.',
    );
  };

  const bundle = async (): Promise<Done> => {
    const made = await ports.makeSupportBundle();
    if (!made.ok) return failed('failed', `The support bundle could not be made: ${made.error}.`);
    const detail = 'The support bundle lies on the kiosk, without secrets and pictures.';
    return { outcome: 'done', reason: null, detail, bundle: made.value };
  };

  return {
    carryOut: async (order, { expiresAtMs, signal }) => {
      switch (order.kind) {
        case 'setOutOfService':
          return setClosed(true, order.message);
        case 'setInService':
          return setClosed(false, { en: null, 'zh-CN': null });
        case 'restart':
          return restart(expiresAtMs, signal);
        case 'reloadConfiguration':
          return reload(expiresAtMs, signal);
        case 'makeSupportBundle':
          return bundle();
        default:
          return order satisfies never;
      }
    },
    afterRestart: (kind) =>
      kind === 'restart' || kind === 'reloadConfiguration'
        ? done('The kiosk has started anew.')
        : failed(
            'failed',
            'The kiosk stopped while it was at it, and may have done it or not. Look at its state, and give the command again.',
          ),
  };
}
