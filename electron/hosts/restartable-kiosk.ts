import { type MethodName, methods } from '../../shared/contract/index.ts';
import { createOutOfServiceKiosk } from '../bridge/out-of-service.ts';
import type { BridgeHandlers, EventListener, KioskPort } from '../bridge/types.ts';
import type { Kiosk } from '../kiosk.ts';
import type { Log } from '../system/log.ts';
import { HOST_DELAYS } from './delays.ts';

export interface RestartableOptions {
  /** Builds the kiosk; `restart` is what it may ask for itself. */
  create(restart: () => void): Promise<Kiosk>;
  readonly log: Log;
  /** The kiosk could not be closed or built anew: only a new process helps. */
  giveUp(reason: unknown): void;
}

type AnyHandler = (input: never) => Promise<unknown>;

/**
 * A kiosk that can be built anew while its window stays: to the host it is one. Meanwhile every call is told that it is
 * starting; after it the page hears of the new kiosk's state. What is durable (sales, the open session) goes on.
 */
export async function openRestartable({ create, log, giveUp }: RestartableOptions): Promise<Kiosk> {
  const listeners = new Set<EventListener>();
  const tell: EventListener = (name, payload) => {
    for (const listener of listeners) listener(name, payload);
  };
  let current: KioskPort;
  let unsubscribe = () => {};
  let running: Promise<void> | null = null;
  let isClosed = false;

  const use = (kiosk: KioskPort) => {
    current = kiosk;
    unsubscribe = kiosk.subscribe(tell);
  };

  const rebuild = async () => {
    log.info('the kiosk starts anew');
    const closing = current;
    unsubscribe();
    use(createOutOfServiceKiosk({ kind: 'outOfService', reason: 'starting', detail: [] }));
    tell('kioskStatusChanged', { kind: 'outOfService', reason: 'starting', detail: [] });
    await within(HOST_DELAYS.stopMs, closing.close());
    use(await create(restart));
    await tellState();
  };

  const tellState = async () => {
    const { getKioskInfo, getKioskStatus, getBoard } = current.handlers;
    const [info, status, board] = await Promise.all([getKioskInfo({}), getKioskStatus({}), getBoard({})]);
    if (info.ok) tell('kioskInfoChanged', info.value);
    if (status.ok) tell('kioskStatusChanged', status.value);
    if (board.ok) tell('boardChanged', board.value);
  };

  function restart(): void {
    if (running || isClosed) return;
    running = rebuild()
      .catch((error: unknown) => {
        log.fatal({ err: error }, 'the kiosk could not start anew');
        giveUp(error);
      })
      .finally(() => {
        running = null;
      });
  }

  const first = await create(restart);
  use(first);
  return {
    notes: first.notes,
    hasMachinePanel: first.hasMachinePanel,
    handlers: handlersOf(() => current),
    handleFile: (request) => current.handleFile(request),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isQuiet: () => !running && (current.isQuiet?.() ?? true),
    close: async () => {
      isClosed = true;
      await running;
      await current.close();
    },
  };
}

/** Each call goes to the kiosk that is there when it comes. */
function handlersOf(current: () => KioskPort): BridgeHandlers {
  const names = Object.keys(methods) as MethodName[];
  const entries = names.map((name) => [
    name,
    (input: never) => (current().handlers[name] as AnyHandler)(input),
  ]);
  // Every name of the contract has its handler, of that very name: more than the type system can follow here.
  return Object.fromEntries(entries) as BridgeHandlers;
}

async function within(limitMs: number, work: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`the kiosk did not close within ${limitMs} ms`)), limitMs);
  await Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
