import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { pictureTypeOf } from '../picture-type.ts';
import type { PrintSheets } from '../types.ts';
import { attribute, type IppClient, type IppFailure, number, text } from './ipp-client.ts';
import { firstNumber, valuesOf } from './ipp-message.ts';
import { GROUP, OPERATION, TAG } from './ipp-tags.ts';
import { JOB_ATTRIBUTES, type JobWord, readJob } from './job-words.ts';
import {
  PRINTER_ATTRIBUTES,
  type PrinterWord,
  readPrinter,
  readSupplies,
  SUPPLY_ATTRIBUTES,
} from './printer-words.ts';

/** The seven questions that a driver has for an IPP printer. */
export function createIppQuestions(client: IppClient) {
  const wanted = (names: readonly string[]) =>
    attribute('requested-attributes', ...names.map((name) => text(TAG.keyword, name)));
  const target = (deviceJobId: number) => attribute('job-id', number(TAG.integer, deviceJobId));
  const jobName = (name: string) => attribute('job-name', text(TAG.nameWithoutLanguage, name));
  const format = (document: Uint8Array) =>
    attribute('document-format', text(TAG.mimeMediaType, pictureTypeOf(document).mediaType));

  return {
    printer: async (): Promise<Result<PrinterWord, IppFailure>> => {
      const attributes = [wanted(PRINTER_ATTRIBUTES)];
      const answer = await client.ask({ operation: OPERATION.getPrinterAttributes, attributes });
      return answer.ok ? ok(readPrinter(answer.value)) : answer;
    },
    supplies: async () => {
      const attributes = [wanted(SUPPLY_ATTRIBUTES)];
      const answer = await client.ask({ operation: OPERATION.getPrinterAttributes, attributes });
      return answer.ok ? readSupplies(answer.value) : [];
    },
    validateJob: (name: string, document: Uint8Array, sheets?: PrintSheets) =>
      client.ask({
        operation: OPERATION.validateJob,
        attributes: [jobName(name), format(document)],
        ...ticketOf(sheets),
      }),
    createJob: async (name: string, sheets?: PrintSheets): Promise<Result<number, IppFailure>> => {
      const attributes = [jobName(name)];
      const answer = await client.ask({ operation: OPERATION.createJob, attributes, ...ticketOf(sheets) });
      if (!answer.ok) return answer;
      const deviceJobId = firstNumber(valuesOf(answer.value.groups, GROUP.job, 'job-id'));
      return deviceJobId === null
        ? err({ kind: 'garbled', detail: 'the printer gives the job no number' })
        : ok(deviceJobId);
    },
    sendDocument: (deviceJobId: number, document: Uint8Array) =>
      client.ask({
        operation: OPERATION.sendDocument,
        attributes: [
          target(deviceJobId),
          format(document),
          attribute('last-document', { kind: 'boolean', tag: TAG.boolean, value: true }),
        ],
        document,
      }),
    job: async (deviceJobId: number): Promise<Result<JobWord | null, IppFailure>> => {
      const attributes = [target(deviceJobId), wanted(JOB_ATTRIBUTES)];
      const answer = await client.ask({ operation: OPERATION.getJobAttributes, attributes });
      if (!answer.ok) return answer;
      const group = answer.value.groups.find((candidate) => candidate.tag === GROUP.job);
      return ok(group ? readJob(group) : null);
    },
    /** All jobs of one half of the printer's list. An answer that leaves something out of a job is not whole. */
    jobs: async (which: 'completed' | 'not-completed'): Promise<Result<JobWord[], IppFailure>> => {
      const attributes = [attribute('which-jobs', text(TAG.keyword, which)), wanted(JOB_ATTRIBUTES)];
      const answer = await client.ask({ operation: OPERATION.getJobs, attributes });
      if (!answer.ok) return answer;
      const jobs = answer.value.groups.filter((group) => group.tag === GROUP.job).map(readJob);
      const whole = jobs.filter((job) => job !== null);
      return whole.length === jobs.length
        ? ok(whole)
        : err({ kind: 'garbled', detail: 'the list has holes' });
    },
    cancelJob: (deviceJobId: number) =>
      client.ask({ operation: OPERATION.cancelJob, attributes: [target(deviceJobId)] }),
  };
}
/** What a PDF cannot say of its paper. Colour is what every printer does by itself where it can. */
function ticketOf(sheets: PrintSheets | undefined) {
  if (!sheets) return {};
  const { media, side, isTurned, color } = sheets;
  const bound = isTurned ? 'two-sided-short-edge' : 'two-sided-long-edge';
  const word = (name: string, value: string) => attribute(name, text(TAG.keyword, value));
  return {
    jobAttributes: [
      word('media', media),
      word('sides', side === 1 ? 'one-sided' : bound),
      ...(color === 'mono' ? [word('print-color-mode', 'monochrome')] : []),
    ],
  };
}
export type IppQuestions = ReturnType<typeof createIppQuestions>;
