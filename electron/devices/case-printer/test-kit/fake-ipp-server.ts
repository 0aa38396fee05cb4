import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeIpp } from '../ipp/decode-ipp.ts';
import { encodeIpp } from '../ipp/encode-ipp.ts';
import { attribute, number, text } from '../ipp/ipp-client.ts';
import { type IppGroup, type IppMessage, textsOf, valuesOf } from '../ipp/ipp-message.ts';
import { GROUP, OPERATION, PRINTER_STATE, TAG } from '../ipp/ipp-tags.ts';

export type Operation = keyof typeof OPERATION;

/** What the server does with one request; `undefined`: as a good printer would. */
export type Answer = (message: IppMessage, response: ServerResponse) => 'answered' | undefined;

/** A printer that takes every job and prints none, in which a test breaks one operation after the other. */
export async function startFakeIppServer(upTimeSeconds = 10) {
  const broken = new Map<Operation, Answer>();
  const heard: Operation[] = [];
  const jobs: { id: number; name: string; state: number; hasPicture: boolean }[] = [];
  const world = { upTimeSeconds };

  const describeJob = (job: (typeof jobs)[number]): IppGroup => ({
    tag: GROUP.job,
    attributes: [
      attribute('job-id', number(TAG.integer, job.id)),
      attribute('job-name', text(TAG.nameWithoutLanguage, job.name)),
      attribute('job-state', number(TAG.enum, job.state)),
    ],
  });
  const answerTo = (operation: Operation, message: IppMessage): readonly IppGroup[] => {
    const values = (name: string) => valuesOf(message.groups, GROUP.operation, name);
    const wanted = values('job-id')[0];
    const job = jobs.find(({ id }) => wanted?.kind === 'number' && wanted.value === id);
    switch (operation) {
      case 'getPrinterAttributes': {
        const state = attribute('printer-state', number(TAG.enum, PRINTER_STATE.idle));
        const upTime = attribute('printer-up-time', number(TAG.integer, world.upTimeSeconds));
        return [{ tag: GROUP.printer, attributes: [state, upTime] }];
      }
      case 'createJob': {
        const name = textsOf(values('job-name'))[0] ?? '';
        const created = { id: jobs.length + 1, name, state: 3, hasPicture: false };
        jobs.push(created);
        return [describeJob(created)];
      }
      case 'sendDocument':
        if (job) Object.assign(job, { hasPicture: true, state: 5 });
        return job ? [describeJob(job)] : [];
      case 'cancelJob':
        if (job) job.state = 7;
        return [];
      case 'getJobAttributes':
        return job ? [describeJob(job)] : [];
      case 'getJobs': {
        const isOver = textsOf(values('which-jobs'))[0] === 'completed';
        return jobs.filter(({ state }) => state >= 7 === isOver).map(describeJob);
      }
      case 'validateJob':
        return [];
    }
  };

  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const message = decodeIpp(Buffer.concat(parts));
    if (!message.ok) return response.writeHead(400).end();
    const operation = operationOf(message.value.code);
    heard.push(operation);
    if (broken.get(operation)?.(message.value, response) === 'answered') return;
    response.end(encodeAnswer(message.value, answerTo(operation, message.value)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `ipp://127.0.0.1:${port}/ipp/print`,
    world,
    jobs,
    heard,
    /** The next requests of this kind get this answer, until `mend`. The job itself is taken where `takes` is set. */
    breakOperation: (operation: Operation, how: 'garbage' | 'silence' | 'wrongId' | 'busy', takes = false) =>
      broken.set(operation, (message, response) => {
        if (takes) answerTo(operation, message);
        if (how === 'silence') response.destroy();
        else if (how === 'garbage') response.end('<html>It works!</html>');
        else if (how === 'busy') response.end(encodeAnswer(message, [], 0x0507));
        else response.end(encodeAnswer({ ...message, requestId: message.requestId + 7 }, []));
        return 'answered';
      }),
    mend: () => broken.clear(),
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function operationOf(code: number): Operation {
  const names = Object.keys(OPERATION) as Operation[];
  return names.find((name) => OPERATION[name] === code) ?? 'validateJob';
}

function encodeAnswer(message: IppMessage, groups: readonly IppGroup[], code = 0): Uint8Array {
  const common = [attribute('attributes-charset', text(TAG.charset, 'utf-8'))];
  return encodeIpp({
    version: { major: 2, minor: 0 },
    code,
    requestId: message.requestId,
    groups: [{ tag: GROUP.operation, attributes: common }, ...groups],
    data: new Uint8Array(),
  });
}
