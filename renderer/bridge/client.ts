import type {
  EventName,
  EventPayload,
  MethodInput,
  MethodName,
  MethodOutput,
} from '../../shared/contract/index.ts';
import type { BridgeError } from '../../shared/contract/method.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { type Transport, unavailable } from './transport.ts';

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

type Contract = typeof import('./checks.ts');

let contract: Contract | null = null;

/**
 * The contract is no part of the first picture: it is fetched with the first word to the main process. Null where the
 * kiosk that has it does not answer; it is asked for again with the next word.
 */
export async function loadContract(): Promise<Contract | null> {
  contract ??= await import('./checks.ts').catch(() => null);
  return contract;
}

export function createClient(transport: Transport): BridgeClient {
  return {
    async call(name, input) {
      const checks = contract ?? (await loadContract());
      if (!checks) return err({ kind: 'unavailable', detail: 'the contract could not be fetched' });
      const { methods, safeParse, prettifyError, answerSchema } = checks;
      const request = safeParse(methods[name].input, input);
      if (!request.success) return bad('badCall', `${name}: ${prettifyError(request.error)}`);
      const told = safeParse(answerSchema, await transport.call(name, request.data));
      const answer = told.success ? told.data : unavailable(`${name} was answered with something else`);
      if (!answer.ok) return err(answer.error);
      const parsed = safeParse(methods[name].output, answer.value);
      if (!parsed.success) return bad('internal', `answer to ${name}: ${prettifyError(parsed.error)}`);
      return ok(parsed.data as MethodOutput<typeof name>);
    },
    on: (name, listener) => listen(transport, name, listener),
    watchConnection: (listener) => transport.watchConnection(listener),
    fileUrl: (path) => transport.fileUrl(path),
  };
}

function listen<Name extends EventName>(
  transport: Transport,
  name: Name,
  listener: (payload: EventPayload<Name>) => void,
): () => void {
  let ended = false;
  const pass = ({ events, safeParse, prettifyError }: Contract, payload: unknown): void => {
    if (ended) return;
    const parsed = safeParse(events[name].payload, payload);
    if (parsed.success) listener(parsed.data as EventPayload<Name>);
    else console.error(`news ${name}: ${prettifyError(parsed.error)}`);
  };
  const stop = transport.subscribe((newsName, payload) => {
    if (newsName !== name) return;
    // News that waits for the contract is passed on before any later one comes over the wire.
    if (contract) pass(contract, payload);
    else void loadContract().then((loaded) => loaded && pass(loaded, payload));
  });
  return () => {
    ended = true;
    stop();
  };
}

/** Such an error is a mistake in the code of one of the two sides, so it is logged as well. */
function bad(kind: BridgeError['kind'], detail: string): Result<never, BridgeError> {
  console.error(detail);
  return err({ kind, detail });
}
