import { join } from 'node:path';
import * as z from 'zod';
import { settingChangeSchema, undoneReasonSchema } from '../../../shared/contract/staff-settings.ts';
import { readTextIfThere, replaceFile, type SyncFiles, syncFiles } from '../atomic-file.ts';

/**
 * What was changed at the screen, as `settings.json` in the data folder: changes over the technician's configuration
 * file, which stays as it is. New and former changes stand in the one file, so that each step of a trial is one write.
 */

const VERSION = 1;

const changes = z.array(settingChangeSchema);

const keptSettingsSchema = z.strictObject({
  version: z.literal(VERSION),
  changes,
  /** The changes have not proven themselves. `former`: what comes back if they do not. */
  trial: z
    .strictObject({
      former: changes,
      sinceMs: z.number(),
      /** How often the program was started with them. A second start means that the first did not end well. */
      starts: z.number().int().min(0),
    })
    .nullable(),
  /** What was taken back last, until the next change. */
  undone: z
    .strictObject({
      paths: z.array(z.array(z.string())),
      atMs: z.number(),
      reason: undoneReasonSchema,
      detail: z.array(z.string()),
    })
    .nullable(),
});
export type KeptSettings = z.infer<typeof keptSettingsSchema>;

export const NOTHING_KEPT: KeptSettings = { version: VERSION, changes: [], trial: null, undone: null };

/** The configuration file and the changes with which the kiosk was in service last. */
const workingSchema = z.strictObject({
  version: z.literal(VERSION),
  given: z.record(z.string(), z.unknown()),
  changes,
});
export type WorkingSettings = Omit<z.infer<typeof workingSchema>, 'version'>;

export type ReadSettings =
  | { readonly kind: 'read'; readonly kept: KeptSettings }
  /** Of a version that this program does not know, or no settings at all: what is wrong with it. */
  | { readonly kind: 'unreadable'; readonly detail: string };

export interface SettingsFile {
  read(): ReadSettings;
  /** Durable when it returns. Throws when the disk does not take it; what was kept before still holds. */
  write(kept: KeptSettings): void;
  /** Null: there never was one, or it cannot be read. */
  readWorking(): WorkingSettings | null;
  writeWorking(working: WorkingSettings): void;
}

export function openSettingsFile(dataDir: string, files: SyncFiles = syncFiles): SettingsFile {
  const file = join(dataDir, 'settings.json');
  const workingFile = join(dataDir, 'settings-working.json');
  return {
    read: () => {
      const text = readTextIfThere(file, files);
      return text === null ? { kind: 'read', kept: NOTHING_KEPT } : readKept(text);
    },
    write: (kept) => replaceFile(file, `${JSON.stringify(kept, null, 2)}\n`, files),
    readWorking: () => {
      const text = readTextIfThere(workingFile, files);
      const read = text === null ? undefined : workingSchema.safeParse(parseJson(text)).data;
      return read ? { given: read.given, changes: read.changes } : null;
    },
    writeWorking: (working) =>
      replaceFile(workingFile, `${JSON.stringify({ version: VERSION, ...working }, null, 2)}\n`, files),
  };
}

function readKept(text: string): ReadSettings {
  const json = parseJson(text);
  const version = z.object({ version: z.number() }).safeParse(json).data?.version;
  if (version !== undefined && version > VERSION) {
    return { kind: 'unreadable', detail: `settings.json: is of version ${version}, newer than this program` };
  }
  const parsed = keptSettingsSchema.safeParse(json);
  if (parsed.success) return { kind: 'read', kept: parsed.data };
  return { kind: 'unreadable', detail: 'settings.json: cannot be read' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
