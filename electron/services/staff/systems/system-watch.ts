import { SYSTEM_IDS, type SystemFault, type SystemId } from '../../../../shared/contract/staff-systems.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { BackendError } from '../../../backends/types.ts';
import type { Clock } from '../../../system/clock.ts';

/** Longer words of another system are of no use on a screen. */
const DETAIL_MAX_LENGTH = 200;

export interface HeardError {
  readonly fault: SystemFault;
  readonly atMs: number;
  readonly detail: string;
}

/** What was last heard of a system, whatever it was asked. */
export interface Heard {
  /** `quiet`: nothing was asked yet. */
  readonly reach: 'quiet' | 'on' | 'away' | 'refuses' | 'odd';
  /** Kept after things went well again: whoever looks sees when it was. */
  readonly lastError: HeardError | null;
  readonly lastSuccessAtMs: number | null;
}

export interface SystemWatch {
  heard(): Heard;
  /** Null: it went well. `isAside`: this call goes to an address of its own, and says nothing of the system as a whole. */
  record(error: BackendError | null, isAside?: boolean): void;
}

export type SystemWatches = Readonly<Record<SystemId, SystemWatch>>;

export function createSystemWatches(clock: Clock): SystemWatches {
  const [mobileShell, vendingPlatform, haidian, gobox, printShop, fleet] = SYSTEM_IDS.map(() =>
    createSystemWatch(clock),
  );
  if (!mobileShell || !vendingPlatform || !haidian || !gobox || !printShop || !fleet)
    throw new Error('a system has no watch');
  return { mobileShell, vendingPlatform, haidian, gobox, printShop, fleet };
}

export function createSystemWatch(clock: Clock): SystemWatch {
  let heard: Heard = { reach: 'quiet', lastError: null, lastSuccessAtMs: null };
  return {
    heard: () => heard,
    record: (error, isAside = false) => {
      const atMs = clock.now();
      const reach = isAside ? heard.reach : reachBy(error, heard.reach);
      if (error === null) heard = { ...heard, reach, lastSuccessAtMs: atMs };
      else heard = { ...heard, reach, lastError: errorBy(error, atMs, heard.lastError) };
    },
  };
}

function reachBy(error: BackendError | null, before: Heard['reach']): Heard['reach'] {
  switch (error?.kind) {
    case undefined:
    // Whoever refuses a single thing is there.
    case 'refused':
    case 'idTaken':
      return 'on';
    case 'unreachable':
    case 'suspended':
      return 'away';
    case 'unauthorised':
      return 'refuses';
    case 'contract':
      return 'odd';
    case 'aborted':
      return before;
    default:
      return assertNever(error);
  }
}

function errorBy(error: BackendError, atMs: number, before: HeardError | null): HeardError | null {
  switch (error.kind) {
    case 'aborted':
      return before;
    case 'suspended':
      // What made it so says more.
      return before ?? { fault: 'suspended', atMs, detail: '' };
    case 'contract':
      return { fault: 'odd', atMs, detail: cut(`${error.endpoint} ${error.field}: ${error.detail}`) };
    case 'unreachable':
    case 'unauthorised':
    case 'idTaken':
    case 'refused':
      return { fault: error.kind, atMs, detail: cut(error.detail) };
    default:
      return assertNever(error);
  }
}

const cut = (detail: string) => detail.slice(0, DETAIL_MAX_LENGTH);

/** The same client; what comes of each of its calls is noted. `aside`: the calls that go to addresses of their own. */
export function observeCalls<Client extends object>(
  client: Client,
  watch: SystemWatch,
  aside: readonly string[] = [],
): Client {
  return new Proxy(client, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(value, target, args);
        if (answer instanceof Promise) note(answer, watch, aside.includes(String(name)));
        return answer;
      };
    },
  });
}

/** A call that throws is a bug, and whoever made it hears of it. */
function note(answer: Promise<unknown>, watch: SystemWatch, isAside: boolean): void {
  answer.then(
    (result) => {
      if (isResult(result)) watch.record(result.ok ? null : result.error, isAside);
    },
    () => undefined,
  );
}

/** All that a backend's client promises is a `BackendResult`. */
function isResult(value: unknown): value is { ok: true } | { ok: false; error: BackendError } {
  return typeof value === 'object' && value !== null && 'ok' in value;
}
