import * as z from 'zod';
import type { DeviceGround } from '../types.ts';
import { createIppClient, type IppClient } from './ipp/ipp-client.ts';
import { createIppDriver } from './ipp/ipp-driver.ts';
import { type JobMemoryParts, openJobMemory } from './job-memory.ts';
import { type CasePrinterDriver, createPrinterDevice } from './printer-device.ts';
import { profileSchema } from './profile-schema.ts';
import type { CasePrinterDevice } from './types.ts';

const printerUrl = z.url({
  protocol: /^(ipps?|https?)$/,
  error: 'expected an ipp, ipps, http or https address',
});
const fingerprint = z
  .string()
  .regex(/^([0-9a-fA-F]{2}[: ]?){32}$/, { error: 'expected a SHA-256 fingerprint: 32 bytes in hexadecimal' });

export const ippPrinterSchema = z.strictObject({
  driver: z.literal('ipp'),
  /** `ipp://192.168.1.20/ipp/print`; `ipps:` for an encrypted connection. */
  url: printerUrl,
  /** Of the printer's certificate, where it has signed that itself. */
  fingerprint256: fingerprint.optional(),
  userName: z.string().min(1).max(64).default('casepress'),
  profile: profileSchema,
});
export type IppPrinterConfig = z.infer<typeof ippPrinterSchema>;

export const cupsPrinterSchema = z.strictObject({
  driver: z.literal('cups'),
  /** The queue's name in CUPS. */
  queue: z.string().regex(/^[^\s/?#]+$/, { error: 'expected the name of a CUPS queue' }),
  scheduler: printerUrl.default('ipp://localhost:631'),
  /** The printer's own IPP address. CUPS goes on saying "processing" when the device behind it is dead. */
  deviceUrl: printerUrl.optional(),
  fingerprint256: fingerprint.optional(),
  userName: z.string().min(1).max(64).default('casepress'),
  profile: profileSchema,
});
export type CupsPrinterConfig = z.infer<typeof cupsPrinterSchema>;

/** A printer that speaks IPP itself. `memory` is kept on the disk: see `fileJobMemory`. */
export function openIppPrinter(
  config: IppPrinterConfig,
  ground: DeviceGround,
  memory: JobMemoryParts,
): CasePrinterDevice {
  const client = clientFor(config.url, config, ground);
  return createPrinterDevice(driverFor(`ipp ${config.url}`, client, ground, memory), ground);
}

/** A queue of the local CUPS, and where it can be asked the device behind it too. */
export function openCupsPrinter(
  config: CupsPrinterConfig,
  ground: DeviceGround,
  memory: JobMemoryParts,
): CasePrinterDevice {
  const url = new URL(
    `/printers/${encodeURIComponent(config.queue)}`,
    config.scheduler.replace(/^ipp/, 'http'),
  );
  const place = `${config.scheduler.replace(/\/$/, '')}${url.pathname}`;
  const { fingerprint256: _ofTheDevice, ...schedulerConfig } = config;
  const queue = driverFor(`cups ${config.queue}`, clientFor(place, schedulerConfig, ground), ground, memory);
  if (config.deviceUrl === undefined) return createPrinterDevice(queue, ground);
  const device = driverFor('the device', clientFor(config.deviceUrl, config, ground), ground, memory);
  return createPrinterDevice(askBoth(queue, device), ground);
}

type ClientConfig = { readonly fingerprint256?: string | undefined; readonly userName: string };

function clientFor(
  address: string,
  { fingerprint256, userName }: ClientConfig,
  ground: DeviceGround,
): IppClient {
  const pin = fingerprint256 === undefined ? {} : { fingerprint256 };
  return createIppClient({ url: new URL(address), userName, clock: ground.clock, ...pin });
}

function driverFor(description: string, client: IppClient, ground: DeviceGround, memory: JobMemoryParts) {
  return createIppDriver({ description, client, clock: ground.clock, memory: openJobMemory(memory) });
}

/** The queue has the jobs; the device has the truth about itself: what is wrong with either is wrong. */
function askBoth(queue: CasePrinterDriver, device: CasePrinterDriver): CasePrinterDriver {
  const status: CasePrinterDriver['status'] = async () => {
    const [ofQueue, ofDevice] = await Promise.all([queue.status(), device.status()]);
    if (ofDevice.kind === 'disconnected' || ofDevice.kind === 'attention') return ofDevice;
    if (ofQueue.kind !== 'ready') return ofQueue;
    return ofDevice;
  };
  return {
    ...queue,
    status,
    submit: async (job) => {
      const ofDevice = await device.status();
      if (ofDevice.kind === 'ready') return queue.submit(job);
      return { ok: false, error: { kind: 'rejected', detail: `the device is ${ofDevice.kind}` } };
    },
    supplies: async () => {
      const told = await device.supplies();
      return told.length > 0 ? told : queue.supplies();
    },
    selfTest: async (signal) => [
      ...(await queue.selfTest(signal)),
      ...(await device.selfTest(signal)).map((step) => ({ ...step, step: `device-${step.step}` })),
    ],
  };
}
