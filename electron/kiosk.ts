import { createOutOfServiceKiosk } from './bridge/out-of-service.ts';
import { openCounter } from './kiosk-counter.ts';
import { type Closers, closeAll, type Kiosk, type KioskOptions, openGround } from './kiosk-ground.ts';
import { openMachine } from './kiosk-machine.ts';
import { openShop } from './kiosk-shop.ts';
import { findIccProfile } from './services/print-production/print-icc-profile.ts';
import { loadConfig } from './system/config/load.ts';
import type { Config } from './system/config/schema.ts';
import type { Log } from './system/log.ts';

export type { Kiosk, KioskOptions } from './kiosk-ground.ts';

/**
 * Builds the kiosk out of its configuration. A mistake in it, or a disk that cannot be used, gives a kiosk that is out of
 * service and says why; only a bug throws.
 */
export async function createKiosk(options: KioskOptions): Promise<Kiosk> {
  const config = loadConfig(options.configFile, options.environment ?? process.env);
  if (!config.ok) return outOfService('configuration', config.error, options.log);
  const incomplete = [...missingParts(config.value), ...(await unusableParts(config.value))];
  if (incomplete.length > 0) return outOfService('configuration', incomplete, options.log);
  try {
    return await buildKiosk(config.value, options);
  } catch (error) {
    options.log.fatal({ err: error }, 'the kiosk could not be built');
    return outOfService('storage', [(error as Error).message], options.log);
  }
}

function outOfService(reason: 'configuration' | 'storage', detail: readonly string[], log: Log): Kiosk {
  log.error({ reason, detail }, 'out of service');
  const notes = [`out of service (${reason}):`, ...detail.map((line) => `  ${line}`)];
  return {
    ...createOutOfServiceKiosk({ kind: 'outOfService', reason, detail: [...detail] }),
    notes,
    hasMachinePanel: false,
  };
}

/** The demo stands in for a whole backend, but not for what a real one needs from the configuration. */
function missingParts(config: Config): string[] {
  if (!config.backend) return [];
  const missing: string[] = [];
  if (config.deviceId === undefined) missing.push('deviceId: expected, since "backend" is set');
  if (config.payments === undefined) missing.push('payments: expected, since "backend" is set');
  return missing;
}

/** What is well written, and still of no use on this machine: found before a shopper pays. */
async function unusableParts({ devices }: Config): Promise<string[]> {
  const profile = devices?.casePrinter?.profile;
  if (!profile) return [];
  const found = await findIccProfile(profile);
  return found.ok ? [] : [`devices.casePrinter.profile.iccProfile: ${found.error.detail}`];
}

async function buildKiosk(given: Config, options: KioskOptions): Promise<Kiosk> {
  const closers: Closers = [];
  try {
    const ground = openGround(options, closers);
    const shop = await openShop(given, ground, closers);
    const machine = await openMachine(shop, ground, closers);
    return await openCounter(shop, machine, ground, closers);
  } catch (error) {
    await closeAll(closers, options.log);
    throw error;
  }
}
