import { join } from 'node:path';
import * as z from 'zod';
import { createIppClient } from '../case-printer/ipp/ipp-client.ts';
import { createIppDriver } from '../case-printer/ipp/ipp-driver.ts';
import { createIppQuestions } from '../case-printer/ipp/ipp-questions.ts';
import { fileJobMemory, openJobMemory } from '../case-printer/job-memory.ts';
import { ippPrinterSchema } from '../case-printer/open-ipp-printer.ts';
import { createPrinterDevice } from '../case-printer/printer-device.ts';
import type { DeviceGround } from '../types.ts';
import type { DocumentPrinter, DocumentPrinterDevice } from './types.ts';

export const documentPrinterSchema = ippPrinterSchema.omit({ profile: true });
export type DocumentPrinterConfig = z.infer<typeof documentPrinterSchema>;

export const simulatedPrinterConfigSchema = z.strictObject({
  driver: z.literal('simulated'),
  sheetSeconds: z.number().min(0).max(60).default(1),
});

/** Only its kind is asked about. */
const NO_PAGES = Buffer.from('%PDF');

/** An office printer that speaks IPP and prints PDF. `folder` keeps what was begun, and is the same at each start. */
export function openDocumentPrinter(
  config: DocumentPrinterConfig,
  ground: DeviceGround,
  folder: string,
): DocumentPrinterDevice {
  const { url, userName, fingerprint256 } = config;
  const pin = fingerprint256 === undefined ? {} : { fingerprint256 };
  const client = createIppClient({ url: new URL(url), userName, clock: ground.clock, ...pin });
  const ask = createIppQuestions(client);
  const memory = openJobMemory(fileJobMemory(join(folder, 'document-printer-ipp-jobs.json')));
  const driver = createIppDriver({
    description: `ipp ${url}`,
    client,
    clock: ground.clock,
    memory,
    prints: 'pdf',
  });
  const device = createPrinterDevice(driver, ground, 'documentPrinter');
  return {
    ...device,
    accepts: async (ticket) => {
      const valid = await ask.validateJob('question', NO_PAGES, ticket);
      return valid.ok || valid.error.kind !== 'refused';
    },
    submit: ({ jobId, title, pdf, ticket }) => device.submit({ jobId, title, picture: pdf, sheets: ticket }),
    jobState: async (jobId) => withCount(await device.jobState(jobId)),
  };
}

/** The driver asks for no count of sheets: printers that tell one tell it late. */
const withCount = (
  state: Awaited<ReturnType<Parameters<typeof createPrinterDevice>[0]['jobState']>>,
): Awaited<ReturnType<DocumentPrinter['jobState']>> =>
  state.kind === 'printing' ? { kind: 'printing', sheetsDone: null } : state;
