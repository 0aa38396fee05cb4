import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '../shared/domain/result.ts';
import { applyChanges, isRecord } from '../shared/domain/setting-changes.ts';
import { transaction } from './journal/database.ts';
import { createFleetCommands } from './journal/fleet-commands.ts';
import { createOutbox } from './journal/outbox.ts';
import { configProblems } from './kiosk-config.ts';
import type { Closers, Ground } from './kiosk-ground.ts';
import type { Machine } from './kiosk-machine.ts';
import type { Closing } from './kiosk-settings.ts';
import type { Shop } from './kiosk-shop.ts';
import type { StaffEntry, StaffMode } from './kiosk-staff.ts';
import type { BrokerFailure } from './services/fleet/broker-failure.ts';
import { type Credentials, openBrokerLink } from './services/fleet/broker-link.ts';
import type { CommandPorts } from './services/fleet/commands/command-acts.ts';
import { createFleetService, type FleetService } from './services/fleet/fleet-service.ts';
import { saleNewsOf } from './services/fleet/sale-news.ts';
import { keepBundle } from './services/fleet/support-folder.ts';
import { isOnMachine } from './services/fulfilment/machine-turn.ts';
import { isMoneyMoving } from './services/sale/money-due.ts';
import type { FleetConfig } from './system/config/fleet-schema.ts';
import { parseConfig, readConfigFile, readSecret } from './system/config/load.ts';
import type { Config } from './system/config/schema.ts';
import { APP_VERSION } from './system/version.ts';

/** What is written with each event of a sale; nothing where no owner watches. */
export function fleetNewsOf({ fleet }: Config) {
  return fleet ? { fleetNews: saleNewsOf } : {};
}

export interface FleetParts {
  readonly shop: Shop;
  readonly machine: Machine;
  readonly ground: Ground;
  readonly entry: StaffEntry;
  readonly closing: Closing;
  /** Asked for only once the kiosk runs. */
  staffMode(): Pick<StaffMode, 'look' | 'makeBundle'>;
  /** A shopper is at the screen. */
  hasShopper(): boolean;
  /** Null where the kiosk prints no documents. */
  readonly documents: { isPrinting(): boolean } | null;
}

/** Null where the configuration has no fleet: then nothing of MQTT is loaded either. */
export function openFleet(parts: FleetParts, closers: Closers): FleetService | null {
  const { shop, machine, ground, entry, staffMode } = parts;
  const { fleet } = shop.config;
  if (!fleet) return null;
  const { database, kept, clock, log } = ground;
  const service = createFleetService({
    place: fleet,
    url: fleet.url,
    commandKeys: fleet.commandKeys,
    stateMs: fleet.stateSeconds * 1000,
    appVersion: APP_VERSION,
    credentials: () => readCredentials(fleet, ground.environment),
    openLink: openBrokerLink,
    box: createOutbox(database),
    book: createFleetCommands(database),
    keeper: kept,
    together: (work) => transaction(database, work),
    audit: (entryLine) => entry.audit.append(entryLine),
    look: () => staffMode().look(),
    commands: portsOf(parts),
    heard: shop.watches.fleet.record,
    clock,
    log: log.child({ part: 'fleet' }),
    random: Math.random,
  });
  const forget = machine.engine.store.subscribe(() => service.wake());
  closers.push(async () => {
    forget();
    await service.stop();
  });
  return service;
}

function portsOf({
  machine,
  ground,
  entry,
  closing,
  staffMode,
  hasShopper,
  documents,
}: FleetParts): CommandPorts {
  const { host, dataDir } = ground;
  return {
    setClosed: (closed, message) => closing.byStaff.set(closed, closed ? message : closing.byStaff.message()),
    isBusy: () =>
      hasShopper() ||
      entry.staff.inside() !== null ||
      documents?.isPrinting() === true ||
      machine.engine.store.openSales().some((sale) => isOnMachine(sale) || isMoneyMoving(sale)),
    restart: host.restart ?? null,
    configurationMistakes: () => configurationMistakes(ground),
    makeSupportBundle: () => keepBundle(dataDir, () => staffMode().makeBundle()),
  };
}

/** Of the configuration file as it is now, with what was changed at the screen. */
async function configurationMistakes({
  configFile,
  settings,
  environment,
}: Ground): Promise<readonly string[]> {
  const json = readConfigFile(configFile);
  if (!json.ok) return [json.error];
  const { changes } = settings.inUse().kept;
  const parsed = parseConfig(
    isRecord(json.value) ? applyChanges(json.value, changes) : json.value,
    environment,
  );
  return parsed.ok ? configProblems(parsed.value) : parsed.error;
}

async function readCredentials(
  { user, password, clientCertificateFile, clientKeyFile, caFile }: FleetConfig,
  environment: NodeJS.ProcessEnv,
): Promise<Result<Credentials, BrokerFailure>> {
  const files = { clientCertificate: clientCertificateFile, clientKey: clientKeyFile, ca: caFile };
  const texts: Partial<Record<keyof typeof files, string>> = {};
  for (const name of ['clientCertificate', 'clientKey', 'ca'] as const) {
    const file = files[name];
    if (file === undefined) continue;
    try {
      texts[name] = await readFile(file, 'utf8');
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
      return err({ kind: 'files', detail: `fleet.${name}File: ${file} cannot be read (${code})` });
    }
  }
  return ok({
    ...texts,
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password: readSecret(password, environment) }),
  });
}
