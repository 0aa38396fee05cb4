import * as z from 'zod/mini';
import {
  type EventName,
  type EventPayload,
  events,
  type MethodInput,
  type MethodName,
  type MethodOutput,
  methods,
} from '../../shared/contract/index.ts';
import type { BridgeError } from '../../shared/contract/method.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Transport } from './transport.ts';

/** The main process as the screens see it: every call and every piece of news is checked against the contract. */
export interface BridgeClient {
  /** Never rejects. A failure is a value, and its `detail` is for developers only. */
  call<Name extends MethodName>(
    name: Name,
    input: MethodInput<Name>,
  ): Promise<Result<MethodOutput<Name>, BridgeError>>;
  /** Calls `listener` with each piece of news of that name; the returned function ends that. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void;
  /** Tells whether the main process can be reached, at once and on every change. */
  watchConnection(listener: (connected: boolean) => void): () => void;
  /** Full address of a path of shared/contract/files.ts. */
  fileUrl(path: string): string;
}

export function createClient(transport: Transport): BridgeClient {
  return {
    async call(name, input) {
      const request = z.safeParse(methods[name].input, input);
      if (!request.success) return bad('badCall', `${name}: ${z.prettifyError(request.error)}`);
      const answer = await transport.call(name, request.data);
      if (!answer.ok) return err(answer.error);
      const parsed = z.safeParse(methods[name].output, answer.value);
      if (!parsed.success) return bad('internal', `answer to ${name}: ${z.prettifyError(parsed.error)}`);
      return ok(parsed.data as MethodOutput<typeof name>);
    },
    on: (name, listener) =>
      transport.subscribe((newsName, payload) => {
        if (newsName !== name) return;
        const parsed = z.safeParse(events[name].payload, payload);
        if (parsed.success) listener(parsed.data as EventPayload<typeof name>);
        else console.error(`news ${name}: ${z.prettifyError(parsed.error)}`);
      }),
    watchConnection: (listener) => transport.watchConnection(listener),
    fileUrl: (path) => transport.fileUrl(path),
  };
}

/** Such an error is a mistake in the code of one of the two sides, so it is logged as well. */
function bad(kind: BridgeError['kind'], detail: string): Result<never, BridgeError> {
  console.error(detail);
  return err({ kind, detail });
}
