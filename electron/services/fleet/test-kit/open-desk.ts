import type { DatabaseSync } from 'node:sqlite';
import type { ClosedMessage } from '../../../../shared/contract/kiosk.ts';
import { ok } from '../../../../shared/domain/result.ts';
import type { AuditEntry } from '../../../journal/audit.ts';
import { transaction } from '../../../journal/database.ts';
import { createFleetCommands } from '../../../journal/fleet-commands.ts';
import { createKeptValues } from '../../../journal/kept.ts';
import { createOutbox } from '../../../journal/outbox.ts';
import type { Clock } from '../../../system/clock.ts';
import { silentLog } from '../../../system/log.ts';
import { type CommandPorts, createCommandActs } from '../commands/command-acts.ts';
import { createCommandDesk } from '../commands/command-desk.ts';
import { FLEET_DELAYS } from '../fleet-delays.ts';
import { FLEET_TOPIC, fleetNewsSchema } from '../fleet-news.ts';
import type { ResultContent } from '../messages.ts';
import { OWNER, PLACE } from './open-fleet.ts';

/** The desk for commands alone, over a database that a test may open again. */
export function openDesk(
  database: DatabaseSync,
  { clock, ports = {} }: { readonly clock: Clock; readonly ports?: Partial<CommandPorts> },
) {
  const box = createOutbox(database);
  const said: ResultContent[] = [];
  const audited: AuditEntry[] = [];
  const closed: { closed: boolean; message: ClosedMessage }[] = [];
  let restarts = 0;
  const commands: CommandPorts = {
    setClosed: (isClosed, message) => closed.push({ closed: isClosed, message }),
    isBusy: () => false,
    restart: () => {
      restarts += 1;
    },
    configurationMistakes: async () => [],
    makeSupportBundle: async () => ok({ path: 'support/a.tar.gz', bytes: 3, sha256: 'abc' }),
    ...ports,
  };
  const desk = createCommandDesk({
    place: PLACE,
    keys: { [OWNER.name]: OWNER.publicKey },
    appVersion: '0.0.0-test',
    book: createFleetCommands(database),
    keeper: createKeptValues(database),
    add: (message, atMs) => box.add(message, atMs),
    together: (work) => transaction(database, work),
    audit: (entry) => audited.push(entry),
    acts: createCommandActs(commands, clock, FLEET_DELAYS),
    say: (result) => said.push(result),
    onNews: () => undefined,
    clock,
    delays: FLEET_DELAYS,
    log: silentLog,
  });
  return {
    ...desk,
    take: (payload: string, isAgain = false) => desk.take(Buffer.from(payload), isAgain),
    ...{ database, said, audited, closed },
    restarts: () => restarts,
    /** What waits in the outbox. */
    results: (): ResultContent[] =>
      box.oldest(FLEET_TOPIC, 100).flatMap(({ body }) => {
        const news = fleetNewsSchema.parse(body);
        return news.channel === 'result' ? [news.content] : [];
      }),
    close: () => database.close(),
  };
}
