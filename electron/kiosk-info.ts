import type { KioskInfo } from '../shared/contract/kiosk.ts';
import type { Ground } from './kiosk-ground.ts';
import type { Machine } from './kiosk-machine.ts';
import type { Shop } from './kiosk-shop.ts';
import type { Config } from './system/config/schema.ts';

/** What the page has to know of the configuration. */
export function infoOf(
  { config, notes }: Shop,
  { devices, simulated, visits }: Machine,
  { live }: Ground,
  setUp?: KioskInfo['setUp'],
): KioskInfo {
  const { locales, idleSeconds, screen } = live.now();
  // What is simulated takes no real money, and nothing that it "prints" can be taken home.
  const isSimulated = simulated.parts.length > 0;
  return {
    demo: notes.length > 0 || isSimulated,
    locales,
    currency: config.currency,
    idleSeconds,
    printDpi: devices.profile.dpi,
    payTypes: payTypesOf(config),
    shuffledPinPad: config.staff?.shuffleKeys ?? false,
    timeZone: config.timeZone,
    services: [
      ...(visits ? (['members'] as const) : []),
      ...(config.printShop?.url !== undefined && devices.documentPrinter ? (['documents'] as const) : []),
    ],
    ...screen,
    ...(setUp && { setUp }),
  };
}

export function payTypesOf(config: Config) {
  return config.payments?.map((payment) => payment.type) ?? [];
}
