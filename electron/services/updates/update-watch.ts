import * as z from 'zod';
import type { Need } from '../../../shared/contract/staff-overview.ts';
import { type UpdateTrouble, updateTroubleSchema } from '../../../shared/domain/update-trouble.ts';
import type { AuditEntry } from '../../journal/audit.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { StaffKeeper } from '../staff/staff-service.ts';

export const UPDATE_WATCH_DELAYS = {
  /** Between two looks at what became of updates. */
  lookMs: 60_000,
} as const;

export interface UpdateWatchOptions {
  /** What the host knows. Throws where the disk does not tell. */
  trouble(): UpdateTrouble | null;
  audit(entry: AuditEntry): void;
  /** What was told already, over restarts. */
  readonly keeper: StaffKeeper;
  readonly clock: Clock;
  readonly log: Log;
}

export interface UpdateWatch {
  start(): void;
  stop(): Promise<void>;
  /** For the overview of staff, and of the fleet. */
  needs(): readonly Need[];
}

const KEY = 'updates.told';
const toldSchema = z.nullable(updateTroubleSchema);
const ACTIONS = { takenBack: 'updateTakenBack', untrusted: 'updateRefused' } as const;

/** Tells staff, fleet and the audit log of updates that were taken back or refused; the audit log once for each. */
export function createUpdateWatch({ trouble, audit, keeper, clock, log }: UpdateWatchOptions): UpdateWatch {
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let known: UpdateTrouble | null = null;

  const look = (): void => {
    known = trouble();
    const told = z.safeParse(toldSchema, keeper.get(KEY)?.value).data ?? null;
    if (told?.state === known?.state && told?.version === known?.version) return;
    if (known !== null) audit(auditLine(known, clock.now()));
    // A power cut in between writes the line twice, which is better than never.
    keeper.set(KEY, known, clock.now());
  };
  const goOn = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        look();
      } catch (error) {
        log.error({ err: error }, 'what became of updates cannot be read or written down');
      }
      await clock.sleep(UPDATE_WATCH_DELAYS.lookMs, stopping.signal).catch(() => undefined);
    }
  };

  return {
    start: () => {
      running = goOn();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
    needs: () => (known === null ? [] : [{ kind: 'update', urgency: 'soon', ...known }]),
  };
}

const auditLine = ({ state, version }: UpdateTrouble, atMs: number): AuditEntry => ({
  atMs,
  personId: null,
  personName: 'Casepress',
  action: ACTIONS[state],
  outcome: 'refused',
  detail: { appVersion: version },
});
