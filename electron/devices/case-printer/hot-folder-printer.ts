import * as z from 'zod';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { diskFiles } from '../../system/files.ts';
import type { DeviceGround, SelfTestStep } from '../types.ts';
import { endedState } from './ended.ts';
import { type HotFiles, lookAtFolder, type Placed, placeFiles, withdrawFiles } from './hot-folder-files.ts';
import { type JobEntry, type JobMemory, type JobMemoryParts, newEntry, openJobMemory } from './job-memory.ts';
import { pictureTypeOf } from './picture-type.ts';
import { type CasePrinterDriver, createPrinterDevice } from './printer-device.ts';
import { profileSchema } from './profile-schema.ts';
import type {
  CasePrinterDevice,
  CasePrinterStatus,
  PrintJob,
  PrintJobState,
  SubmitFailure,
} from './types.ts';

export const hotFolderSchema = z.strictObject({
  driver: z.literal('hot-folder'),
  folder: z.string().min(1),
  /** Where the RIP puts what it has printed, and what it could not print. */
  doneFolder: z.string().min(1).optional(),
  errorFolder: z.string().min(1).optional(),
  /** Without a done folder: a job counts as printed so long after its files were taken out of the folder. */
  printSeconds: z.number().min(1).max(3_600).default(300),
  /** A file that lies longer than this means that the RIP does not run. */
  pickUpSeconds: z.number().min(1).max(3_600).default(60),
  minFreeMegabytes: z.number().min(0).default(200),
  profile: profileSchema,
});
export type HotFolderConfig = z.infer<typeof hotFolderSchema>;

/** A folder that a RIP watches. */
export function openHotFolderPrinter(
  config: HotFolderConfig,
  ground: DeviceGround,
  memory: JobMemoryParts,
): CasePrinterDevice {
  return createPrinterDevice(createHotFolderDriver(config, ground, openJobMemory(memory)), ground);
}

export function createHotFolderDriver(
  config: HotFolderConfig,
  { clock }: DeviceGround,
  memory: JobMemory,
  files: HotFiles = diskFiles,
): CasePrinterDriver {
  const { folder } = config;
  const count = { commands: 0, failedWrites: 0 };
  let isFull = false;
  let submitting: string | null = null;

  const isOpen = (entry: JobEntry) => entry.ended === null && entry.stage !== 'refused';

  const status = async (): Promise<CasePrinterStatus> => {
    const seen = await lookAtFolder(folder);
    if (seen.kind === 'missing') return { kind: 'disconnected' };
    if (seen.kind === 'closed') return { kind: 'attention', reason: 'other' };
    // A disk that refused a file is believed until there is room by the numbers again.
    const hasRoom = seen.freeBytes >= config.minFreeMegabytes * 1024 * 1024;
    if (!hasRoom || (isFull && seen.freeBytes === 0)) return { kind: 'attention', reason: 'storageFull' };
    isFull = false;
    const lying = memory
      .all()
      .filter((entry) => isOpen(entry) && entry.files.some((name) => seen.names.has(name)));
    const limitMs = config.pickUpSeconds * 1_000;
    if (lying.some((entry) => clock.steadyMs() - (entry.sentAtMs ?? clock.steadyMs()) > limitMs))
      return { kind: 'attention', reason: 'stopped' };
    return { kind: lying.length > 0 || submitting !== null ? 'busy' : 'ready' };
  };

  const send = async (job: PrintJob): Promise<Result<void, SubmitFailure>> => {
    const placing = filesOf(job);
    count.commands++;
    memory.put({ ...newEntry(job.jobId, clock.now()), files: placing.map((file) => file.name) });
    const placed = await placeFiles(folder, placing, files, () =>
      memory.change(job.jobId, { stage: 'sending' }),
    );
    return afterPlacing(job.jobId, placed);
  };

  const afterPlacing = (jobId: string, placed: Placed): Result<void, SubmitFailure> => {
    if (placed.kind === 'placed') {
      memory.change(jobId, { stage: 'sent', sentAtMs: clock.steadyMs() });
      return ok(undefined);
    }
    count.failedWrites++;
    isFull = placed.isFull;
    if (placed.kind === 'torn') return err({ kind: 'unclear', detail: placed.detail });
    memory.change(jobId, { stage: 'refused' });
    return err({ kind: 'rejected', detail: placed.detail });
  };

  const submit = async (job: PrintJob): Promise<Result<void, SubmitFailure>> => {
    if (submitting !== null) return err({ kind: 'rejected', detail: `job ${submitting} is being written` });
    const known = memory.find(job.jobId);
    if (known && known.stage !== 'refused')
      return err({ kind: 'unclear', detail: 'the job was begun before' });
    const now = await status();
    if (now.kind !== 'ready') return err({ kind: 'rejected', detail: `hot folder is ${now.kind}` });
    submitting = job.jobId;
    try {
      return await send(job);
    } finally {
      submitting = null;
    }
  };

  const finish = (entry: JobEntry, ended: NonNullable<JobEntry['ended']>): PrintJobState => {
    memory.change(entry.jobId, { ended });
    return ended === 'done' ? { kind: 'done' } : { kind: 'failed', reason: ended };
  };

  const follow = async (entry: JobEntry): Promise<PrintJobState> => {
    const seen = await lookAtFolder(folder);
    if (seen.kind !== 'open') return { kind: 'unknown' };
    const isIn = async (place: string | undefined) => {
      if (place === undefined) return false;
      const there = await lookAtFolder(place);
      return there.kind === 'open' && entry.files.some((name) => there.names.has(name));
    };
    if (await isIn(config.errorFolder)) return finish(entry, 'other');
    if (await isIn(config.doneFolder)) return finish(entry, 'done');
    if (entry.files.some((name) => seen.names.has(name))) {
      // Cut off between two of its files: the RIP may wait for the rest for ever.
      return { kind: entry.stage === 'sent' ? 'printing' : 'unknown' };
    }
    if (config.doneFolder !== undefined) return { kind: 'printing' };
    // Gone in the future: seen before a restart, and the wall clock was put back meanwhile. It gets the whole time again.
    const isKnown = entry.goneAtMs !== null && entry.goneAtMs <= clock.steadyMs();
    const goneAtMs = isKnown && entry.goneAtMs !== null ? entry.goneAtMs : clock.steadyMs();
    if (!isKnown) memory.change(entry.jobId, { goneAtMs });
    return clock.steadyMs() - goneAtMs >= config.printSeconds * 1_000
      ? finish(entry, 'done')
      : { kind: 'printing' };
  };

  const jobState = async (jobId: string): Promise<PrintJobState> => {
    if (submitting === jobId) return { kind: 'printing' };
    const entry = memory.find(jobId);
    if (!entry) return { kind: memory.isTrusted ? 'neverSeen' : 'unknown' };
    // `begun`: no file had its own name yet, so the RIP has seen none.
    if (entry.stage === 'refused' || entry.stage === 'begun') {
      if (entry.stage === 'begun') memory.change(jobId, { stage: 'refused' });
      return { kind: 'neverSeen' };
    }
    return endedState(entry) ?? (await follow(entry));
  };

  return {
    description: `hot-folder ${folder}`,
    status,
    submit,
    jobState,
    cancel: async (jobId) => {
      const entry = memory.find(jobId);
      if (!entry || !isOpen(entry)) return err({ kind: 'notFound', detail: `no open job ${jobId}` });
      const withdrawn = await withdrawFiles(folder, entry.files);
      if (!withdrawn) return err({ kind: 'tooLate', detail: 'the RIP has taken a file already' });
      finish(entry, 'cancelled');
      return ok(undefined);
    },
    supplies: async () => [],
    selfTest: async () => testFolders(config),
    counters: () => ({ ...count }),
    traffic: () => [],
  };
}

/** The picture, what belongs to it, and last the ticket: a RIP that starts at the ticket finds everything there. */
function filesOf(job: PrintJob) {
  const attachments = (job.attachments ?? []).map(({ fileName, bytes, mediaType }) => ({
    name: plainName(fileName),
    bytes,
    isTicket: mediaType === 'application/json',
  }));
  const picture = {
    name: plainName(job.fileName ?? `${job.jobId}.${pictureTypeOf(job.picture).ending}`),
    bytes: job.picture,
    isTicket: false,
  };
  return [picture, ...attachments].sort((a, b) => Number(a.isTicket) - Number(b.isTicket));
}

/** No folder, no hidden file, nothing that Windows shares refuse. */
function plainName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}._-]/gu, '_').replace(/^\.+/, '_');
}

async function testFolders(config: HotFolderConfig): Promise<SelfTestStep[]> {
  const folders = [
    ['folder', config.folder],
    ['done-folder', config.doneFolder],
    ['error-folder', config.errorFolder],
  ] as const;
  return Promise.all(
    folders.map(async ([step, place]) => {
      if (place === undefined) return { step, outcome: 'skipped', detail: 'not configured' } as const;
      const seen = await lookAtFolder(place);
      return {
        step,
        outcome: seen.kind === 'open' ? 'passed' : 'failed',
        detail: `${place}: ${seen.kind}`,
      } as const;
    }),
  );
}
