import * as z from 'zod';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { createTransport } from '../transport/open-transport.ts';
import { type KeptOpen, keepOpen } from '../transport/reconnect.ts';
import { traced } from '../transport/traced.ts';
import type { Transport } from '../transport/types.ts';
import type { DeviceGround } from '../types.ts';
import { CASE_PRINTER_DELAYS } from './delays.ts';
import { endedState } from './ended.ts';
import { type JobMemory, type JobMemoryParts, newEntry, openJobMemory } from './job-memory.ts';
import { createPjlReader, inquireStatus, type PjlStatus, wrapInPjl } from './pjl.ts';
import { type CasePrinterDriver, createPrinterDevice } from './printer-device.ts';
import { profileSchema } from './profile-schema.ts';
import type {
  CasePrinterDevice,
  CasePrinterStatus,
  PrintJob,
  PrintJobState,
  SubmitFailure,
} from './types.ts';

export const rawPrinterSchema = z.strictObject({
  driver: z.literal('raw'),
  host: z.string().min(1),
  port: z.number().int().min(1).max(65_535).default(9100),
  /**
   * `time`: nothing comes back, and a job counts as printed `printSeconds` after the last byte went out.
   * `pjl`: the printer says itself when the job has ended.
   */
  confirm: z.enum(['time', 'pjl']).default('time'),
  printSeconds: z.number().min(1).max(3_600).default(180),
  /** Many printers take the end of the connection for the end of the job. Not with PJL, which talks on. */
  closeAfterJob: z.boolean().default(true),
  profile: profileSchema,
});
export type RawPrinterConfig = z.infer<typeof rawPrinterSchema>;

/** A printer at a TCP port that takes bytes and, without PJL, says nothing. */
export function openRawPrinter(
  config: RawPrinterConfig,
  ground: DeviceGround,
  memory: JobMemoryParts,
): CasePrinterDevice {
  const transport = createTransport(
    { host: config.host, port: config.port },
    { baudRate: 9600 },
    ground.clock,
  );
  const driver = createRawDriver(config, ground, transport, openJobMemory(memory));
  return createPrinterDevice(driver, ground);
}

export function createRawDriver(
  config: Pick<RawPrinterConfig, 'confirm' | 'printSeconds' | 'closeAfterJob'>,
  { clock }: DeviceGround,
  wire: Transport,
  memory: JobMemory,
): CasePrinterDriver {
  const transport = traced(wire, clock);
  const usesPjl = config.confirm === 'pjl';
  const count = { commands: 0, timeouts: 0, badFrames: 0 };
  /** Only what this process sent can be followed: the port has no memory that one could ask. */
  let current: { readonly jobId: string; kind: 'sending' | 'printing' | 'broken' } | null = null;
  let pjl: PjlStatus | null = null;
  let askedAtMs = 0;

  const isAtWork = () => current !== null && current.kind !== 'broken';
  const finish = (jobId: string, ended: 'done' | 'cancelled') => {
    memory.change(jobId, { ended });
    if (current?.jobId === jobId) current = null;
  };
  const reader = createPjlReader({
    onStatus: (status) => {
      pjl = status;
    },
    onJobEnded: finish,
    onUnreadable: () => count.badFrames++,
  });

  const onGone = () => {
    pjl = null;
    reader.reset();
    // With PJL the end of the job may have come while nobody listened. Without it a whole job needs no connection.
    if (current && (usesPjl || current.kind === 'sending')) current.kind = 'broken';
  };
  const kept: KeptOpen = keepOpen(transport, { clock, onOpened: () => reader.reset(), onClosed: onGone });
  transport.onBytes((bytes) => reader.read(bytes));

  const checkTime = () => {
    // A printer that is not there at the end of its time may have been gone for all of it.
    if (usesPjl || current?.kind !== 'printing' || !transport.isOpen()) return;
    const sentAtMs = memory.find(current.jobId)?.sentAtMs ?? clock.steadyMs();
    if (clock.steadyMs() - sentAtMs >= config.printSeconds * 1_000) finish(current.jobId, 'done');
  };

  const statusByPjl = async (): Promise<CasePrinterStatus> => {
    const asked = clock.steadyMs();
    if (pjl === null || asked - askedAtMs > CASE_PRINTER_DELAYS.pjlAnswerMs) {
      askedAtMs = asked;
      // In mid-job the answer waits behind the picture; what was said last holds until then.
      if (!isAtWork()) await transport.write(inquireStatus(), CASE_PRINTER_DELAYS.pjlAnswerMs);
    }
    if (pjl?.trouble) return { kind: 'attention', reason: pjl.trouble };
    return pjl?.isReady && !isAtWork() ? { kind: 'ready' } : { kind: 'busy' };
  };

  const status = async (): Promise<CasePrinterStatus> => {
    checkTime();
    if (!transport.isOpen()) return { kind: 'disconnected' };
    if (usesPjl) return statusByPjl();
    return { kind: isAtWork() ? 'busy' : 'ready' };
  };

  const submit = async (job: PrintJob): Promise<Result<void, SubmitFailure>> => {
    const known = memory.find(job.jobId);
    if (known && known.stage !== 'refused')
      return err({ kind: 'unclear', detail: 'the job was begun before' });
    const now = await status();
    if (now.kind !== 'ready') return err({ kind: 'rejected', detail: `printer is ${now.kind}` });
    current = { jobId: job.jobId, kind: 'sending' };
    memory.put({ ...newEntry(job.jobId, clock.now()), stage: 'sending' });
    count.commands++;
    const bytes = usesPjl ? wrapInPjl(job.jobId, job.picture) : job.picture;
    const written = await transport.write(bytes, CASE_PRINTER_DELAYS.rawWriteMs);
    if (!written.ok) {
      if (written.error.kind === 'timeout') count.timeouts++;
      current = { jobId: job.jobId, kind: 'broken' };
      return err({ kind: 'unclear', detail: written.error.detail });
    }
    memory.change(job.jobId, { stage: 'sent', sentAtMs: clock.steadyMs() });
    if (current?.kind === 'sending') current.kind = 'printing';
    if (config.closeAfterJob && !usesPjl) await transport.close();
    return ok(undefined);
  };

  const jobState = async (jobId: string): Promise<PrintJobState> => {
    checkTime();
    const entry = memory.find(jobId);
    if (!entry) return { kind: memory.isTrusted ? 'neverSeen' : 'unknown' };
    if (entry.stage === 'refused') return { kind: 'neverSeen' };
    const isFollowed = current?.jobId === jobId && current.kind !== 'broken';
    return endedState(entry) ?? { kind: isFollowed ? 'printing' : 'unknown' };
  };

  return {
    description: `raw ${wire.name}`,
    status,
    submit,
    jobState,
    cancel: async (jobId) => {
      const isHere = memory.find(jobId) !== undefined;
      return err({
        kind: isHere ? 'tooLate' : 'notFound',
        detail: isHere ? 'a raw port has no way to call bytes back' : `no job ${jobId}`,
      });
    },
    supplies: async () => [],
    selfTest: async () => [
      {
        step: 'answers',
        outcome: transport.isOpen() ? 'passed' : 'failed',
        detail: transport.isOpen() ? `connected to ${wire.name}` : `no connection to ${wire.name}`,
      },
      {
        step: 'printer-state',
        outcome: usesPjl ? (pjl?.isReady ? 'passed' : 'failed') : 'skipped',
        detail: usesPjl ? `PJL code ${pjl?.code ?? 'none'}` : 'the port tells nothing',
      },
    ],
    counters: () => ({ ...count, openings: kept.openings() }),
    traffic: transport.traffic,
    start: kept.start,
    stop: kept.stop,
  };
}
