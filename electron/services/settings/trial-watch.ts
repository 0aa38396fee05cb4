import type { Clock } from '../../system/clock.ts';
import type { Settings } from '../../system/config/kept-settings.ts';
import type { Log } from '../../system/log.ts';
import { TRIAL_DELAYS } from './setting-scopes.ts';

export interface TrialWatchOptions {
  readonly settings: Pick<Settings, 'inUse' | 'confirm' | 'undo'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Nothing but hours and staff keeps the kiosk from selling. */
  isSound(): boolean;
  /** What is wrong with it. */
  troubles(): readonly string[];
  /** A shopper is at the screen, or their sale is under way: the kiosk is not to be started anew now. */
  isBusy(): boolean;
  /** With the former settings. */
  restart(): void;
}

/**
 * Looks after new settings: they stay once the kiosk was in service with them for a while. Where it does not come into
 * service the former ones come back, with a restart. Without a trial the settings that proved themselves are noted as those
 * that worked last, once.
 */
export function createTrialWatch(options: TrialWatchOptions) {
  const { settings, clock, log } = options;
  const stopped = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  const confirm = (): boolean => {
    try {
      settings.confirm();
      return true;
    } catch (error) {
      log.error({ err: error }, 'that the settings work could not be written down');
      return false;
    }
  };

  const watch = async () => {
    let soundSinceMs: number | null = null;
    const startedAtMs = clock.steadyMs();
    while (!stopped.signal.aborted) {
      soundSinceMs = options.isSound() ? (soundSinceMs ?? clock.steadyMs()) : null;
      if (soundSinceMs !== null && clock.steadyMs() - soundSinceMs >= TRIAL_DELAYS.provenMs && confirm())
        return;
      const isOver = clock.steadyMs() - startedAtMs >= TRIAL_DELAYS.limitMs;
      if (settings.inUse().kept.trial && isOver && soundSinceMs === null && !options.isBusy()) {
        settings.undo('notConfirmed', options.troubles());
        return options.restart();
      }
      await clock.sleep(TRIAL_DELAYS.lookMs, stopped.signal);
    }
  };

  return {
    start: () => {
      loop = watch().catch((error: unknown) => {
        if (!stopped.signal.aborted) log.error({ err: error }, 'new settings are no longer watched');
      });
    },
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      await loop;
    },
  };
}
