import { randomBytes } from 'node:crypto';
import type { GoboxClient } from './backends/gobox/client.ts';
import type { HaidianClient } from './backends/haidian/client.ts';
import { createMobileShellClient } from './backends/mobile-shell/client.ts';
import { DEMO_DELIVERY_PRODUCT } from './demo/backend/vending-platform/machines.ts';
import { type DemoShop, openDemoShop } from './demo/demo-shop.ts';
import { DEMO_DEVICES } from './demo/machine/demo-machine.ts';
import type { DemoPart } from './demo/machine/demo-part.ts';
import { vendingPart } from './demo/machine/vending-part.ts';
import type { VendingGround } from './devices/dispenser/open-dispenser.ts';
import type { Closers, Ground } from './kiosk-ground.ts';
import { openHaidian } from './kiosk-members.ts';
import { createDispenseEar, type DispenseEar, openGobox, openVendingPlatform } from './kiosk-systems.ts';
import { type NotificationReceiver, openReceiver } from './services/notifications/receiver.ts';
import {
  createSystemWatches,
  observeCalls,
  type SystemWatches,
} from './services/staff/systems/system-watch.ts';
import type { DevicesConfig } from './system/config/devices-schema.ts';
import { readSecret } from './system/config/load.ts';
import type { Config } from './system/config/schema.ts';
import { printShopSchema } from './system/config/systems-schema.ts';
import { chooseLanAddress } from './system/lan-address.ts';

export interface Shop {
  /** With the demo's values where it stands in. */
  readonly config: Config & { readonly deviceId: string };
  /** As it was given, without the demo's values. */
  readonly given: Config;
  readonly backend: ReturnType<typeof createMobileShellClient>;
  /** The machine's devices; the whole demo machine where the configuration names neither a backend nor a device. */
  readonly devices: DevicesConfig;
  /** What was last heard of each system that is on. */
  readonly watches: SystemWatches;
  /** Null where the configuration has none. */
  readonly gobox: GoboxClient | null;
  readonly haidian: HaidianClient | null;
  readonly vending: VendingGround | null;
  /** Set once there is something that can confirm news. */
  readonly news: NewsTarget;
  readonly notes: string[];
  /** What stands beside the demo's machine on its panel. */
  readonly demoParts: readonly DemoPart[];
}

interface NewsTarget {
  confirmPayments(ids: readonly string[]): Promise<boolean>;
  confirmOrders(ids: readonly string[]): Promise<boolean>;
}

/** The backend: the configured one, or the demo's own in this process; and the ear for its news. */
export async function openShop(given: Config, ground: Ground, closers: Closers): Promise<Shop> {
  const { clock, log, environment } = ground;
  const news: NewsTarget = { confirmPayments: async () => false, confirmOrders: async () => false };
  const secret = given.notify?.secret
    ? readSecret(given.notify.secret, environment)
    : randomBytes(16).toString('hex');
  const ear = createDispenseEar();
  const receiver = await listenForNews(given, secret, { news, ear }, ground, closers);
  const demo = given.backend ? null : await openDemo(given, receiver, secret, ground, closers);
  const config = demo?.config ?? given;
  if (!config.backend || config.deviceId === undefined)
    throw new Error('a kiosk needs a backend and a device id');
  const { url, account, password, authHeader } = config.backend;
  const { deviceId, currency, timeZone } = config;
  const watches = createSystemWatches(clock);
  const backend = createMobileShellClient({
    url,
    account,
    password: readSecret(password, environment),
    ...(authHeader ? { authHeader } : {}),
    deviceId,
    currency,
    timeZone,
    clock,
    log,
    onServerTime: ground.clockWatch.heard,
  });
  closers.push(() => backend.close());
  return {
    config: { ...config, deviceId },
    given,
    // News goes to addresses of its own.
    backend: observeCalls(backend, watches.mobileShell, ['sendOrderStatus', 'sendPaymentStatus']),
    watches,
    gobox: openGobox(config, ground, watches.gobox, closers),
    haidian: openHaidian(config, ground, watches.haidian, closers),
    vending: openVendingPlatform(config, ear, ground, watches.vendingPlatform, closers),
    devices: withDocumentPrinter(given.devices ?? (demo ? DEMO_DEVICES : {}), config),
    news,
    notes: demo ? [`demo backend: ${demo.backend.url}`] : [],
    demoParts:
      demo && config.vendingPlatform
        ? [vendingPart(demo.backend.others.vendingPlatform, DEMO_DELIVERY_PRODUCT)]
        : [],
  };
}

/** A taken port is no reason not to sell: polling finds out everything that the news would have told. */
async function listenForNews(
  given: Config,
  secret: string,
  { news, ear }: { readonly news: NewsTarget; readonly ear: DispenseEar },
  ground: Ground,
  closers: Closers,
) {
  const port = given.notify?.port ?? (given.backend ? null : 0);
  if (port === null) return null;
  const receiver = await openReceiver({
    port,
    // The demo's backend is on this machine; a real one is not.
    host: given.backend ? '0.0.0.0' : '127.0.0.1',
    secret,
    allow: given.notify?.allow,
    log: ground.log,
    confirmPayments: (ids) => news.confirmPayments(ids),
    confirmOrders: (ids) => news.confirmOrders(ids),
    ...(given.vendingPlatform ? { takeDispenseResult: ear.take } : {}),
  });
  if (!receiver.ok) {
    ground.log.error(
      { port, detail: receiver.error },
      'notifications cannot be received: polling goes on alone',
    );
    return null;
  }
  ear.inbox.setListening(true);
  closers.push(() => receiver.value.close());
  return receiver.value;
}

/** Beside the demo a simulated printer stands in; a real shop's is in the configuration. */
function withDocumentPrinter(devices: DevicesConfig, { printShop }: Config): DevicesConfig {
  if (!printShop || devices.documentPrinter) return devices;
  return { ...devices, documentPrinter: { driver: 'simulated', sheetSeconds: DEMO_SHEET_SECONDS } };
}

const DEMO_SHEET_SECONDS = 1;

async function openDemo(
  given: Config,
  receiver: NotificationReceiver | null,
  secret: string,
  ground: Ground,
  closers: Closers,
): Promise<DemoShop> {
  const { dataDir, clock, log, kept, cases, configFile } = ground;
  const base = receiver && `http://127.0.0.1:${receiver.port}/${secret}/notify`;
  const demo = await openDemoShop({
    // A kiosk without any configuration shows what it can do.
    config: configFile === undefined ? { printShop: printShopSchema.parse({}), ...given } : given,
    dataDir,
    cases: cases.files(),
    lanAddress: given.network?.lanAddress ?? chooseLanAddress(),
    notify: base
      ? { paymentUrl: `${base}/payment`, orderUrl: `${base}/order`, dispenseUrl: `${base}/dispense` }
      : null,
    clock,
    log: log.child({ part: 'demo backend' }),
    formerPort: Number(kept.get('demo-port')?.value ?? 0),
  });
  closers.push(() => demo.backend.close());
  kept.set('demo-port', demo.port, clock.now());
  return demo;
}
