import * as z from 'zod';
import type { UpdateTrouble } from '../../../shared/domain/update-trouble.ts';
import { readTextIfThere, replaceFile, type SyncFiles } from '../../system/atomic-file.ts';
import { isNewer } from './version-order.ts';

/** A version that was put in and has not shown yet that it works. */
const trialSchema = z.object({
  version: z.string(),
  /** The version before it. */
  from: z.string(),
  /** What brings that one back: an installer, or the program itself. Null: there is nothing to go back to. */
  goBackFile: z.string().nullable(),
  putInAtMs: z.number(),
  starts: z.number().int(),
});
export type UpdateTrial = z.infer<typeof trialSchema>;

/** What outlives the program that is replaced. */
const stateSchema = z.object({
  trial: trialSchema.nullable(),
  /** Taken back, and not put in again. */
  refused: z.string().nullable(),
  /** Offered, and not signed by the owner; null: what was offered last was. */
  untrusted: z.string().nullable().default(null),
  /** How often this version was put in and the old one came up again. */
  failed: z.object({ version: z.string(), times: z.number().int() }).nullable(),
});
export type UpdateState = z.infer<typeof stateSchema>;

export const NO_UPDATES: UpdateState = { trial: null, refused: null, untrusted: null, failed: null };

export interface UpdateStateFile {
  read(): UpdateState;
  /** On the disk when it returns; throws when the disk does not take it. */
  write(state: UpdateState): void;
}

/** What is to be told of updates while this version runs. */
export function updateTroubleOf({ refused, untrusted }: UpdateState, version: string): UpdateTrouble | null {
  if (refused !== null && isNewer(refused, version)) return { state: 'takenBack', version: refused };
  return untrusted === null ? null : { state: 'untrusted', version: untrusted };
}

/** A file that cannot be made out is as good as none: the kiosk starts, and the next update writes it anew. */
export function openUpdateState(file: string, files?: SyncFiles): UpdateStateFile {
  return {
    read: () => {
      const text = readTextIfThere(file, files);
      try {
        return text === null ? NO_UPDATES : stateSchema.parse(JSON.parse(text));
      } catch {
        return NO_UPDATES;
      }
    },
    write: (state) => replaceFile(file, `${JSON.stringify(state)}\n`, files),
  };
}
