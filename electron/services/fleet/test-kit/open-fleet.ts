import { generateKeyPairSync } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { StaffOverview } from '../../../../shared/contract/staff-overview.ts';
import { ok } from '../../../../shared/domain/result.ts';
import type { AuditEntry } from '../../../journal/audit.ts';
import { openDatabase, transaction } from '../../../journal/database.ts';
import { createFleetCommands } from '../../../journal/fleet-commands.ts';
import { createKeptValues } from '../../../journal/kept.ts';
import { createOutbox } from '../../../journal/outbox.ts';
import { type Clock, systemClock } from '../../../system/clock.ts';
import { silentLog } from '../../../system/log.ts';
import { type Credentials, type OpenLink, openBrokerLink } from '../broker-link.ts';
import type { CommandPorts } from '../commands/command-acts.ts';
import { FLEET_DELAYS, type FleetDelays } from '../fleet-delays.ts';
import { fleetMessage } from '../fleet-news.ts';
import { createFleetService } from '../fleet-service.ts';
import type { SaleContent } from '../messages.ts';
import type { KioskPlace } from '../topics.ts';
import { SOUND } from './sample-overview.ts';

const pair = generateKeyPairSync('ed25519');
/** The owner, whose key the kiosks of these tests know. */
export const OWNER = {
  name: 'ann',
  privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64'),
} as const;

export const PLACE: KioskPlace = { topicRoot: 'casepress', siteId: 'north', kioskId: 'k1' };

export interface FleetWorldOptions {
  readonly url: string;
  readonly place?: KioskPlace;
  readonly credentials?: Credentials;
  readonly clock?: Clock;
  readonly delays?: Partial<FleetDelays>;
  readonly stateMs?: number;
  readonly openLink?: OpenLink;
  readonly database?: DatabaseSync;
  readonly ports?: Partial<CommandPorts>;
}

/** The whole service of one kiosk over a database of its own, without the kiosk around it. */
export function openFleet(options: FleetWorldOptions) {
  const { clock = systemClock, database = openDatabase(':memory:') } = options;
  const box = createOutbox(database);
  const audited: AuditEntry[] = [];
  const closed: { closed: boolean; message: { en: string | null } }[] = [];
  const world = { overview: SOUND as StaffOverview, restarts: 0 };
  const service = createFleetService({
    place: options.place ?? PLACE,
    url: options.url,
    commandKeys: { [OWNER.name]: OWNER.publicKey },
    stateMs: options.stateMs ?? 50,
    appVersion: '0.0.0-test',
    credentials: async () => ok(options.credentials ?? {}),
    openLink: options.openLink ?? openBrokerLink,
    box,
    book: createFleetCommands(database),
    keeper: createKeptValues(database),
    together: (work) => transaction(database, work),
    audit: (entry) => audited.push(entry),
    look: async () => world.overview,
    commands: {
      setClosed: (isClosed, message) => closed.push({ closed: isClosed, message }),
      isBusy: () => false,
      restart: () => {
        world.restarts += 1;
      },
      configurationMistakes: async () => [],
      makeSupportBundle: async () => ok({ path: 'support/bundle.tar.gz', bytes: 3, sha256: 'abc' }),
      ...options.ports,
    },
    heard: () => undefined,
    clock,
    log: silentLog,
    random: Math.random,
    delays: {
      ...FLEET_DELAYS,
      firstPauseMs: 50,
      lookMs: 50,
      deviceMs: 0,
      closeMs: 500,
      willSeconds: 0,
      ...options.delays,
    },
  });
  /** A sale of this kiosk came so far. */
  const sell = (saleId: string, progress: SaleContent['progress'] = 'paid') => {
    const content = { ...SALE, saleId, progress };
    box.add(fleetMessage({ channel: 'event/sale', content }, clock.now()), clock.now());
    service.wake();
  };
  return { service, database, box, audited, closed, world, sell };
}
export type FleetWorld = ReturnType<typeof openFleet>;

const SALE: SaleContent = {
  saleId: '',
  state: 'running',
  progress: 'paid',
  origin: 'screen',
  modelId: 'MM1',
  modelName: 'Phone',
  currency: 'CNY',
  priceMinor: 3_990,
  paidMinor: 3_990,
  payType: 1,
  orderId: null,
  owedMinor: 0,
};
