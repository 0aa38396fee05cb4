import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../system/clock.ts';
import type { DeviceGround } from '../../types.ts';
import { fileJobMemory, type JobMemoryParts } from '../job-memory.ts';
import { ippPrinterSchema, openIppPrinter } from '../open-ipp-printer.ts';
import type { CasePrinter, CasePrinterDevice, PrintJob, PrintJobState } from '../types.ts';

export const testGround: DeviceGround = {
  clock: systemClock,
  log: { info: () => undefined, warn: () => undefined },
};

/** A folder with the kiosk's memory of its jobs; `bootMemory` reads it as a new process does. */
export function createKioskDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'casepress-printer-'));
  // The first start of a kiosk leaves a memory, so that the next one can trust it.
  fileJobMemory(join(folder, 'jobs.json'));
  return {
    folder,
    bootMemory: (): JobMemoryParts => fileJobMemory(join(folder, 'jobs.json')),
    loseMemory: () => rmSync(join(folder, 'jobs.json'), { force: true }),
    erase: () => rmSync(folder, { recursive: true, force: true }),
  };
}
export type KioskDisk = ReturnType<typeof createKioskDisk>;

/** The kiosk's process starts: a driver over whatever the disk remembers. */
export function bootIppPrinter(url: string, disk: KioskDisk, more: object = {}): CasePrinterDevice {
  const config = ippPrinterSchema.parse({ driver: 'ipp', url, ...more });
  return openIppPrinter(config, testGround, disk.bootMemory());
}

/** One pixel, which is a whole picture to a printer. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const printJob = (jobId: string, more: Partial<PrintJob> = {}): PrintJob => ({
  jobId,
  title: '星空 case',
  picture: Buffer.from(PIXEL, 'base64'),
  ...more,
});

const LIMIT_MS = 15_000;

/** Asks until the printer says so; throws with its last word after 15 s. */
export async function untilJob(
  printer: CasePrinter,
  jobId: string,
  kind: PrintJobState['kind'],
): Promise<PrintJobState> {
  return until(
    () => printer.jobState(jobId),
    (state) => state.kind === kind,
  );
}

export async function until<Value>(
  ask: () => Promise<Value>,
  isReached: (value: Value) => boolean,
): Promise<Value> {
  const deadlineMs = performance.now() + LIMIT_MS;
  for (;;) {
    const value = await ask();
    if (isReached(value)) return value;
    if (performance.now() > deadlineMs) throw new Error(`not reached; last: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
