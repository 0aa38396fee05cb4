import type { AuditEntry } from '../../../journal/audit.ts';
import type { FleetCommands } from '../../../journal/fleet-commands.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Log } from '../../../system/log.ts';
import { FLEET_LIMITS, type FleetDelays } from '../fleet-delays.ts';
import { type FleetMessage, fleetMessage } from '../fleet-news.ts';
import type { ResultContent } from '../messages.ts';
import type { KioskPlace } from '../topics.ts';
import { createAllowance } from './allowance.ts';
import type { CommandActs, Done } from './command-acts.ts';
import type { FleetOrder } from './command-schema.ts';
import { openCommand, type RefusedCommand, type SignedCommand } from './open-command.ts';
import { readPublicKey } from './sign-command.ts';

const ACTIONS = {
  setOutOfService: 'setClosed',
  setInService: 'setClosed',
  restart: 'restartKiosk',
  reloadConfiguration: 'reloadConfiguration',
  makeSupportBundle: 'makeSupportBundle',
} as const satisfies Record<FleetOrder['kind'], string>;

/** Ids are kept beyond their expiry for as long as a clock may be wrong. */
const KEPT_MS = 30 * 24 * 3600_000;
const HORIZON_KEY = 'fleet-commands-forgotten-until';
/** Refusals in the audit log: so many at once, and one a minute. The next line says how many there were besides. */
const REFUSALS = { burst: 5, intervalMs: 60_000 } as const;

export interface CommandDeskOptions {
  readonly place: KioskPlace;
  /** Public keys by the name of their owner. */
  readonly keys: Readonly<Record<string, string>>;
  readonly appVersion: string;
  readonly book: FleetCommands;
  readonly keeper: {
    get(key: string): { value: unknown } | null;
    set(key: string, value: unknown, atMs: number): void;
  };
  /** Into the outbox. */
  add(message: FleetMessage, atMs: number): void;
  /** Runs as one transaction. */
  together(work: () => void): void;
  audit(entry: AuditEntry): void;
  readonly acts: CommandActs;
  /** Of a refusal, which needs no memory: it is said at once, before the command is acknowledged. */
  say(result: ResultContent): void;
  onNews(): void;
  readonly clock: Clock;
  readonly delays: FleetDelays;
  readonly log: Log;
}

/** Takes commands: each is checked, written down, audited, carried out once, and answered. */
export interface CommandDesk {
  /** Settles when the command may be acknowledged. Rejects where it could not be written down: it is to come again. */
  take(payload: Uint8Array, isAgain: boolean): Promise<void>;
  /** What was accepted before the program ended is brought to its end. */
  start(): void;
  stop(): Promise<void>;
  /** Messages that came too fast to be read. */
  dropped(): number;
}

export function createCommandDesk(options: CommandDeskOptions): CommandDesk {
  const { place, appVersion, book, keeper, acts, clock, log } = options;
  const keys = new Map(Object.entries(options.keys).map(([name, text]) => [name, readPublicKey(text)]));
  const stopped = new AbortController();
  const running = new Map<string, Promise<void>>();
  const mayRead = createAllowance(() => clock.steadyMs(), {
    burst: FLEET_LIMITS.commandBurst,
    intervalMs: FLEET_LIMITS.commandMs,
  });
  const mayAudit = createAllowance(() => clock.steadyMs(), REFUSALS);
  let droppedCount = 0;
  let unwritten = 0;

  const line = (keyName: string | null, action: string, detail: AuditEntry['detail']) => ({
    atMs: clock.now(),
    personId: null,
    personName: keyName === null ? 'Fleet' : `Fleet: ${keyName}`,
    action,
    detail,
  });

  const refuse = ({ reason, detail, commandId, kind, keyName }: RefusedCommand) => {
    log.warn({ reason, commandId, keyName }, 'a command of the fleet was refused');
    if (mayAudit()) {
      const besides: AuditEntry['detail'] = unwritten > 0 ? { besides: unwritten } : {};
      const about = { command: kind?.slice(0, 40) ?? null, why: reason, ...besides };
      options.audit({ ...line(keyName, 'fleetCommand', about), outcome: 'refused' });
      unwritten = 0;
    } else unwritten += 1;
    options.say({ commandId, command: kind, keyName, outcome: 'refused', reason, detail });
  };

  /** Why a well-signed command is not taken all the same. */
  const obstacle = ({ keyName, command }: SignedCommand): RefusedCommand | null => {
    const named = { commandId: command.id, kind: command.command.kind, keyName };
    const horizonMs = Number(keeper.get(HORIZON_KEY)?.value ?? 0);
    if (command.expiresAtMs <= horizonMs)
      return {
        ...named,
        reason: 'expired',
        detail: 'The command is too old: it can no longer be told whether it was used.',
      };
    if (book.has(command.id))
      return {
        ...named,
        reason: 'replayed',
        detail: 'A command with this id was taken before. It is not done twice.',
      };
    if (running.size >= FLEET_LIMITS.openCommands)
      return {
        ...named,
        reason: 'tooMany',
        detail: `${FLEET_LIMITS.openCommands} commands are not done yet.`,
      };
    return null;
  };

  const forgetOld = () => {
    const beforeMs = clock.now() - KEPT_MS;
    const latestMs = book.latestExpiry(beforeMs);
    if (latestMs === null) return;
    // The horizon stands before the ids go: a crash in between forgets nothing.
    keeper.set(HORIZON_KEY, Math.max(latestMs, Number(keeper.get(HORIZON_KEY)?.value ?? 0)), clock.now());
    book.forgetExpired(beforeMs);
  };

  const accept = ({ keyName, command }: SignedCommand) => {
    const { id, expiresAtMs, command: order } = command;
    const nowMs = clock.now();
    forgetOld();
    options.audit({ ...line(keyName, ACTIONS[order.kind], auditDetail(id, order)), outcome: 'ordered' });
    const accepted = resultOf(id, order.kind, keyName, {
      outcome: 'accepted',
      detail: 'The kiosk has taken the command.',
    });
    options.together(() => {
      book.insert({ id, keyName, kind: order.kind, receivedAtMs: nowMs, expiresAtMs });
      options.add(accepted, nowMs);
    });
    options.onNews();
    carryOut(id, keyName, order, expiresAtMs);
  };

  const resultOf = (
    commandId: string,
    command: string,
    keyName: string,
    rest: Pick<ResultContent, 'outcome' | 'detail'> & Partial<ResultContent>,
  ) =>
    fleetMessage(
      { channel: 'result', content: { commandId, command, keyName, reason: null, ...rest } },
      clock.now(),
    );

  const finish = (id: string, kind: string, keyName: string, done: Done) => {
    if (done.outcome === 'failed')
      options.audit({
        ...line(keyName, ACTIONS[kind as FleetOrder['kind']] ?? 'fleetCommand', {
          commandId: id,
          why: done.reason,
        }),
        outcome: 'refused',
      });
    options.together(() => {
      book.setState(id, done.outcome);
      options.add(resultOf(id, kind, keyName, done), clock.now());
    });
    options.onNews();
  };

  const carryOut = (id: string, keyName: string, order: FleetOrder, expiresAtMs: number) => {
    const work = async () => {
      const done = await acts.carryOut(order, { expiresAtMs, signal: stopped.signal });
      // Null: the program ends for it, and its next start tells the outcome.
      if (done !== null) finish(id, order.kind, keyName, done);
    };
    const ended = work()
      .catch((error: unknown) =>
        log.error({ err: error, id }, 'a command of the fleet was not brought to its end'),
      )
      .finally(() => running.delete(id));
    running.set(id, ended);
  };

  const take = (payload: Uint8Array, isAgain: boolean) => {
    if (!mayRead()) {
      droppedCount += 1;
      return;
    }
    const opened = openCommand(payload, { place, keys, appVersion, nowMs: clock.now() });
    if (!opened.ok) return refuse(opened.error);
    const why = obstacle(opened.value);
    if (why === null) return accept(opened.value);
    // The broker could not know that it was taken: nobody replays anything.
    if (why.reason === 'replayed' && isAgain) return;
    refuse(why);
  };

  return {
    take: async (payload, isAgain) => take(payload, isAgain),
    start: () => {
      for (const { id, kind, keyName } of book.unfinished())
        finish(id, kind, keyName, acts.afterRestart(kind));
    },
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      await Promise.all(running.values());
    },
    dropped: () => droppedCount,
  };
}

function auditDetail(id: string, order: FleetOrder): AuditEntry['detail'] {
  const closed = order.kind === 'setOutOfService' ? true : order.kind === 'setInService' ? false : null;
  return { commandId: id, ...(closed === null ? {} : { closed }) };
}
