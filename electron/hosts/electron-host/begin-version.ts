import type { Log } from '../../system/log.ts';
import { judgeStart } from '../update/judge-start.ts';
import type { UpdateStateFile } from '../update/update-state.ts';

export interface BeginOptions {
  readonly state: UpdateStateFile;
  readonly version: string;
  readonly nowMs: number;
  readonly log: Log;
  /** Puts the version before in this one's place. */
  readonly goBack: (file: string) => void;
}

/**
 * The first thing that the packaged program does: counts this start where the version is new, and goes back where it has
 * not come up. `gone`: this program is to end now.
 */
export function beginVersion({
  state,
  version,
  nowMs,
  log,
  goBack,
}: BeginOptions): 'run' | 'onTrial' | 'gone' {
  const before = state.read();
  const { verdict, next } = judgeStart(before, version, nowMs);
  try {
    // Before the deed: what was taken back must not be put in again after a power cut.
    if (next !== before) state.write(next);
    if (verdict.kind !== 'goBack') return verdict.kind === 'runOnTrial' ? 'onTrial' : 'run';
    log.error({ version, back: verdict.version }, 'this version did not come up and is taken back');
    goBack(verdict.file);
    return 'gone';
  } catch (error) {
    // A full disk, or a kept file that is gone: a kiosk that may work is better than none.
    log.error({ err: error, version }, 'the start of this version could not be judged');
    return 'run';
  }
}
