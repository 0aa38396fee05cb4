import {
  SYSTEM_IDS,
  type SystemId,
  type SystemState,
  type SystemView,
  type UndeliveredMessage,
} from '../../../../shared/contract/staff-systems.ts';
import type { Heard } from './system-watch.ts';

export interface SystemSource {
  readonly systemId: SystemId;
  heard(): Heard;
  /** It could not tell the kiosk what came of an order: nobody listens. */
  isDeaf?(): boolean;
  /** Where it is sent messages. */
  readonly messages?: MessageSource;
  /** Asks it something that changes nothing. Settles within the client's own limits. */
  ask?(): Promise<unknown>;
  readonly hasPages?: boolean;
}

export interface MessageSource {
  backlog(): { readonly waiting: number; readonly undelivered: number };
  listUndelivered(): UndeliveredMessage[];
  /** False where there is none of that id. */
  sendAgain(messageId: number): boolean;
}

/** The systems that the kiosk speaks to, as staff see them. `withDetail`: for whoever can make something of it. */
export interface SystemsDesk {
  list(withDetail: boolean): SystemView[];
  ask(systemId: SystemId, withDetail: boolean): Promise<SystemView>;
  listUndelivered(systemId: SystemId): UndeliveredMessage[];
  sendAgain(systemId: SystemId, messageId: number): boolean;
}

/** `sources`: of the systems that are on. */
export function createSystemsDesk(sources: readonly SystemSource[]): SystemsDesk {
  const asking = new Map<SystemId, Promise<unknown>>();
  const sourceOf = (systemId: SystemId) => sources.find((source) => source.systemId === systemId);
  const view = (systemId: SystemId, withDetail: boolean) => viewOf(systemId, sourceOf(systemId), withDetail);
  return {
    list: (withDetail) => SYSTEM_IDS.map((systemId) => view(systemId, withDetail)),
    ask: async (systemId, withDetail) => {
      const asked = asking.get(systemId) ?? Promise.resolve(sourceOf(systemId)?.ask?.());
      asking.set(systemId, asked);
      try {
        await asked;
      } finally {
        asking.delete(systemId);
      }
      return view(systemId, withDetail);
    },
    listUndelivered: (systemId) => sourceOf(systemId)?.messages?.listUndelivered() ?? [],
    sendAgain: (systemId, messageId) => sourceOf(systemId)?.messages?.sendAgain(messageId) ?? false,
  };
}

function viewOf(systemId: SystemId, source: SystemSource | undefined, withDetail: boolean): SystemView {
  if (!source) return { ...NOTHING, systemId };
  const { lastError, lastSuccessAtMs } = source.heard();
  return {
    systemId,
    state: stateOf(source),
    backlog: source.messages?.backlog() ?? null,
    lastError: lastError && { ...lastError, detail: withDetail ? lastError.detail || null : null },
    lastSuccessAtMs,
    canBeAsked: source.ask !== undefined,
    hasPages: source.hasPages ?? false,
  };
}

const NOTHING = {
  state: 'off',
  backlog: null,
  lastError: null,
  lastSuccessAtMs: null,
  canBeAsked: false,
  hasPages: false,
} as const;

const stateOf = (source: SystemSource): SystemState => (source.isDeaf?.() ? 'deaf' : source.heard().reach);
