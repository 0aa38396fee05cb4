import type { KioskStatus } from '../../../shared/contract/kiosk.ts';
import type { KioskPort } from '../../bridge/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { UPDATE_DELAYS } from './delays.ts';

export interface ProofOptions {
  readonly kiosk: { readonly handlers: Pick<KioskPort['handlers'], 'getKioskStatus'> };
  readonly clock: Clock;
  readonly log: Log;
  /** Called once, when this version has shown that it works. */
  onProven(): void;
}

/**
 * Watches a kiosk until it was up for two minutes on end. A paper jam, a backend that is away or a shop that is shut say
 * nothing of the program; a configuration or data folder that it cannot use does. The returned function ends the watch.
 */
export function watchForProof({ kiosk, clock, log, onProven }: ProofOptions): () => void {
  const stopped = new AbortController();
  let upSinceMs: number | null = null;

  const repeat = async () => {
    while (!stopped.signal.aborted) {
      const status = await kiosk.handlers.getKioskStatus({});
      const isUp = status.ok && speaksForTheProgram(status.value);
      upSinceMs = isUp ? (upSinceMs ?? clock.steadyMs()) : null;
      if (upSinceMs !== null && clock.steadyMs() - upSinceMs >= UPDATE_DELAYS.proofMs) return onProven();
      await clock.sleep(UPDATE_DELAYS.lookMs, stopped.signal);
    }
  };
  repeat().catch((error: unknown) => {
    if (!stopped.signal.aborted) log.error({ err: error }, 'this version could not be found to work');
  });
  return () => stopped.abort(new Error('the kiosk stops'));
}

/** Whether a kiosk that is in this state is one whose program works. */
function speaksForTheProgram(status: KioskStatus): boolean {
  if (status.kind !== 'outOfService') return true;
  return status.reason === 'staff' || status.reason === 'device' || status.reason === 'backend';
}
