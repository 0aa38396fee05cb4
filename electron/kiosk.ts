import { createOutOfServiceKiosk } from './bridge/out-of-service.ts';
import { configProblems } from './kiosk-config.ts';
import { openCounter } from './kiosk-counter.ts';
import { type Closers, closeAll, type Kiosk, type KioskOptions, openGround } from './kiosk-ground.ts';
import { openMachine } from './kiosk-machine.ts';
import { openMendingKiosk } from './kiosk-mending.ts';
import { openShop } from './kiosk-shop.ts';
import { createSettings, type Settings } from './system/config/kept-settings.ts';
import type { Config } from './system/config/schema.ts';
import { openSettingsFile } from './system/config/settings-file.ts';
import type { Log } from './system/log.ts';

export type { Kiosk, KioskOptions } from './kiosk-ground.ts';

/**
 * Builds the kiosk out of its configuration. A mistake in it gives a kiosk that is out of service, says why, and lets staff
 * mend it; a disk that cannot be used, one that says why. New settings with which it cannot be built are taken back. Only a
 * bug throws.
 */
export async function createKiosk(options: KioskOptions): Promise<Kiosk> {
  const settings = createSettings({
    configFile: options.configFile,
    environment: options.environment ?? process.env,
    file: openSettingsFile(options.dataDir),
    now: () => options.clock.now(),
    check: configProblems,
  });
  return createWith(settings, options);
}

async function createWith(settings: Settings, options: KioskOptions): Promise<Kiosk> {
  const config = await settings.begin();
  if (!config.ok) {
    const mending = openMendingKiosk(settings, config.error, options);
    return mending ?? outOfService('configuration', config.error, options.log);
  }
  try {
    return await buildKiosk(config.value, settings, options);
  } catch (error) {
    const { message } = error as Error;
    options.log.fatal({ err: error }, 'the kiosk could not be built');
    if (settings.undo('crash', [message])) return createWith(settings, options);
    return outOfService('storage', [message], options.log);
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

async function buildKiosk(given: Config, settings: Settings, options: KioskOptions): Promise<Kiosk> {
  const closers: Closers = [];
  try {
    const ground = openGround(options, closers, { kept: settings, config: given });
    const shop = await openShop(given, ground, closers);
    const machine = await openMachine(shop, ground, closers);
    return await openCounter(shop, machine, ground, closers);
  } catch (error) {
    await closeAll(closers, options.log);
    throw error;
  }
}
