import type { EventName, EventPayload, MethodName } from '../../shared/contract/index.ts';
import { methods } from '../../shared/contract/index.ts';
import { ok } from '../../shared/domain/result.ts';
import type { BridgeHandlers, EventListener, KioskPort } from '../bridge/types.ts';

/** A kiosk for the tests of the hosts: empty answers, and what they asked of it. */
export interface FakeKiosk extends KioskPort {
  readonly fileRequests: string[];
  lastFileHeaders: Headers | undefined;
  emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void;
  listeners(): number;
  /** Calls wait until the returned function is called. */
  holdCalls(): () => void;
  /** Files are answered in this way from now on. */
  answerFiles(handleFile: KioskPort['handleFile']): void;
}

export function createFakeKiosk(): FakeKiosk {
  const listeners = new Set<EventListener>();
  let gate = Promise.resolve();
  let handleFile: KioskPort['handleFile'] = countBytes;
  const answer = async () => {
    await gate;
    return ok([]);
  };
  const names = Object.keys(methods) as MethodName[];
  const fake: FakeKiosk = {
    handlers: Object.fromEntries(names.map((name) => [name, answer])) as unknown as BridgeHandlers,
    fileRequests: [],
    lastFileHeaders: undefined,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    handleFile: async (request) => {
      fake.fileRequests.push(`${request.method} ${request.url}`);
      fake.lastFileHeaders = request.headers;
      return handleFile(request);
    },
    close: async () => listeners.clear(),
    emit: (name, payload) => {
      for (const listener of listeners) listener(name, payload);
    },
    listeners: () => listeners.size,
    holdCalls: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    answerFiles: (answer) => {
      handleFile = answer;
    },
  };
  return fake;
}

const countBytes = async (request: Request): Promise<Response> =>
  Response.json({ bytes: (await request.arrayBuffer()).byteLength });
