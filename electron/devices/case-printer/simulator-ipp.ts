import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../system/clock.ts';
import { decodeIpp } from './ipp/decode-ipp.ts';
import { encodeIpp } from './ipp/encode-ipp.ts';
import { attribute, number, text } from './ipp/ipp-client.ts';
import { firstNumber, type IppAttribute, type IppMessage, textsOf, valuesOf } from './ipp/ipp-message.ts';
import { GROUP, JOB_STATE, OPERATION, PRINTER_STATE, STATUS, TAG } from './ipp/ipp-tags.ts';
import type { SimulatedCasePrinter } from './simulated.ts';
import type { PrintJobState } from './types.ts';

const MAX_REQUEST_BYTES = 80 * 1024 * 1024;
const BAD_REQUEST = 0x0400;
const NOT_SUPPORTED = 0x0501;
const SUPPORTED = Object.values(OPERATION);

export interface IppSimulator {
  readonly url: string;
  /** Bytes of the pictures that came in, by our job id: a test compares them. */
  pictureOf(jobId: string): Uint8Array | undefined;
  stop(): Promise<void>;
}

/** One job as this server knows it. `hasPicture` is false between Create-Job and Send-Document. */
interface ServedJob {
  readonly number: number;
  readonly name: string;
  hasPicture: boolean;
  isCancelled: boolean;
}

type Answer = { readonly code: number; readonly groups?: IppMessage['groups'] };

/**
 * A small IPP 2.0 server on a loopback port before a simulated printer, so that the real `ipp` driver drives it. With
 * the plug pulled it breaks every connection off. Jobs have numbers from 1 at each start, as with small real printers.
 */
export async function startIppSimulator(
  printer: SimulatedCasePrinter,
  clock: Clock,
  port = 0,
): Promise<IppSimulator> {
  const startedAtMs = clock.steadyMs();
  const jobs: ServedJob[] = printer.knownJobs().map((name, index) => ({
    number: index + 1,
    name,
    hasPicture: true,
    isCancelled: false,
  }));
  const pictures = new Map<string, Uint8Array>();
  const idOf = (job: ServedJob) => job.name.split(' ')[0] ?? '';

  const stateOf = async (job: ServedJob): Promise<number> => {
    if (job.isCancelled) return JOB_STATE.cancelled;
    return job.hasPicture ? ippJobState(await printer.jobState(idOf(job))) : JOB_STATE.pending;
  };
  const describeJob = async (job: ServedJob): Promise<IppMessage['groups'][number]> => {
    const state = await printer.jobState(idOf(job));
    const reason = state.kind === 'failed' ? (TROUBLE_KEYWORDS[state.reason] ?? 'aborted-by-system') : 'none';
    return {
      tag: GROUP.job,
      attributes: [
        attribute('job-id', number(TAG.integer, job.number)),
        attribute('job-name', text(TAG.nameWithoutLanguage, job.name)),
        attribute('job-state', number(TAG.enum, await stateOf(job))),
        attribute('job-state-reasons', text(TAG.keyword, reason)),
      ],
    };
  };

  const describePrinter = async (): Promise<IppAttribute[]> => {
    const status = await printer.status();
    const state = status.kind === 'attention' ? 'stopped' : status.kind === 'busy' ? 'processing' : 'idle';
    const reason =
      status.kind === 'attention' ? `${TROUBLE_KEYWORDS[status.reason] ?? 'other'}-error` : 'none';
    const supplies = await printer.supplies();
    const upTimeSeconds = Math.max(1, Math.round((clock.steadyMs() - startedAtMs) / 1_000));
    return [
      attribute('printer-state', number(TAG.enum, PRINTER_STATE[state])),
      attribute('printer-state-reasons', text(TAG.keyword, reason)),
      attribute('printer-is-accepting-jobs', { kind: 'boolean', tag: TAG.boolean, value: true }),
      attribute('printer-up-time', number(TAG.integer, upTimeSeconds)),
      attribute('marker-names', ...supplies.map(({ name }) => text(TAG.nameWithoutLanguage, name))),
      attribute('marker-types', ...supplies.map(({ kind }) => text(TAG.keyword, kind))),
      attribute(
        'marker-levels',
        ...supplies.map(({ levelPercent }) => number(TAG.integer, levelPercent ?? -1)),
      ),
    ];
  };

  const sendDocument = async (job: ServedJob, picture: Uint8Array): Promise<Answer> => {
    if (job.hasPicture || job.isCancelled) return { code: STATUS.notPossible };
    const taken = await printer.submit({ jobId: idOf(job), picture, title: job.name });
    if (!taken.ok) return { code: STATUS.serverErrorBusy };
    job.hasPicture = true;
    pictures.set(idOf(job), picture);
    return { code: 0, groups: [await describeJob(job)] };
  };

  const cancel = async (job: ServedJob): Promise<Answer> => {
    if (!job.hasPicture && !job.isCancelled) {
      job.isCancelled = true;
      return { code: 0 };
    }
    const cancelled = await printer.cancel(idOf(job));
    return { code: cancelled.ok ? 0 : STATUS.notPossible };
  };

  const list = async (which: string | undefined): Promise<Answer> => {
    const described = await Promise.all(jobs.map(async (job) => ({ job, state: await stateOf(job) })));
    const isOver = (state: number) => state >= JOB_STATE.cancelled;
    const chosen = described.filter(({ state }) => isOver(state) === (which === 'completed'));
    return { code: 0, groups: await Promise.all(chosen.map(({ job }) => describeJob(job))) };
  };

  const serve = async (message: IppMessage): Promise<Answer> => {
    const values = (name: string) => valuesOf(message.groups, GROUP.operation, name);
    const wanted = firstNumber(values('job-id'));
    const job = jobs.find((candidate) => candidate.number === wanted);
    const name = textsOf(values('job-name'))[0];
    switch (message.code) {
      case OPERATION.getPrinterAttributes:
        return { code: 0, groups: [{ tag: GROUP.printer, attributes: await describePrinter() }] };
      case OPERATION.validateJob:
        return { code: 0 };
      case OPERATION.createJob: {
        if (name === undefined) return { code: BAD_REQUEST };
        const created = { number: jobs.length + 1, name, hasPicture: false, isCancelled: false };
        jobs.push(created);
        return { code: 0, groups: [await describeJob(created)] };
      }
      case OPERATION.sendDocument:
        return job ? sendDocument(job, message.data) : { code: STATUS.notFound };
      case OPERATION.getJobAttributes:
        return job ? { code: 0, groups: [await describeJob(job)] } : { code: STATUS.notFound };
      case OPERATION.cancelJob:
        return job ? cancel(job) : { code: STATUS.notFound };
      case OPERATION.getJobs:
        return list(textsOf(values('which-jobs'))[0]);
      default:
        return { code: NOT_SUPPORTED };
    }
  };

  const server = createServer((request, response) => {
    receive(request, response, serve, printer).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `ipp://127.0.0.1:${address.port}/ipp/print`,
    pictureOf: (jobId) => pictures.get(jobId),
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  serve: (message: IppMessage) => Promise<Answer>,
  printer: SimulatedCasePrinter,
): Promise<void> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    size += part.length;
    if (size > MAX_REQUEST_BYTES) return void response.writeHead(413).end();
    parts.push(part);
  }
  // Without power there is nobody to answer: the line just goes dead.
  if ((await printer.status()).kind === 'disconnected') return void response.destroy();
  const message = decodeIpp(Buffer.concat(parts));
  if (!message.ok) return void response.writeHead(400).end();
  const isKnown = SUPPORTED.some((operation) => operation === message.value.code);
  const answer = isKnown ? await serve(message.value) : { code: NOT_SUPPORTED };
  response.writeHead(200, { 'content-type': 'application/ipp' });
  response.end(encodeAnswer(message.value.requestId, answer));
}

function encodeAnswer(requestId: number, { code, groups = [] }: Answer): Uint8Array {
  const common = [
    attribute('attributes-charset', text(TAG.charset, 'utf-8')),
    attribute('attributes-natural-language', text(TAG.naturalLanguage, 'en')),
  ];
  return encodeIpp({
    version: { major: 2, minor: 0 },
    code,
    requestId,
    groups: [{ tag: GROUP.operation, attributes: common }, ...groups],
    data: new Uint8Array(),
  });
}

const TROUBLE_KEYWORDS: Readonly<Record<string, string>> = {
  mediaEmpty: 'media-empty',
  inkEmpty: 'marker-supply-empty',
  jam: 'media-jam',
  coverOpen: 'cover-open',
};

function ippJobState(state: PrintJobState): number {
  switch (state.kind) {
    case 'done':
      return JOB_STATE.completed;
    case 'failed':
      return state.reason === 'cancelled' ? JOB_STATE.cancelled : JOB_STATE.aborted;
    case 'printing':
      return JOB_STATE.processing;
    case 'neverSeen':
    case 'unknown':
      return JOB_STATE.pending;
  }
}
