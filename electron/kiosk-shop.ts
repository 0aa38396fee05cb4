import { randomBytes } from 'node:crypto';
import type { GoboxClient } from './backends/gobox/client.ts';
import { createMobileShellClient } from './backends/mobile-shell/client.ts';
import { type DemoShop, openDemoShop } from './demo/demo-shop.ts';
import { DEMO_DEVICES } from './demo/machine/demo-machine.ts';
import type { VendingGround } from './devices/dispenser/open-dispenser.ts';
import type { Closers, Ground } from './kiosk-ground.ts';
import { createDispenseEar, type DispenseEar, openGobox, openVendingPlatform } from './kiosk-systems.ts';
import { type NotificationReceiver, openReceiver } from './services/notifications/receiver.ts';
import type { DevicesConfig } from './system/config/devices-schema.ts';
import { readSecret } from './system/config/load.ts';
import type { Config } from './system/config/schema.ts';
import { chooseLanAddress } from './system/lan-address.ts';

export interface Shop {
  /** With the demo's values where it stands in. */
  readonly config: Config & { readonly deviceId: string };
  /** As it was given, without the demo's values. */
  readonly given: Config;
  readonly backend: ReturnType<typeof createMobileShellClient>;
  /** The machine's devices; the whole demo machine where the configuration names neither a backend nor a device. */
  readonly devices: DevicesConfig;
  /** Null where the configuration has none. */
  readonly gobox: GoboxClient | null;
  readonly vending: VendingGround | null;
  /** Set once there is something that can confirm news. */
  readonly news: NewsTarget;
  readonly notes: string[];
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
  });
  closers.push(() => backend.close());
  return {
    config: { ...config, deviceId },
    given,
    backend,
    gobox: openGobox(config, ground, closers),
    vending: openVendingPlatform(config, ear, ground, closers),
    devices: given.devices ?? (demo ? DEMO_DEVICES : {}),
    news,
    notes: demo ? [`demo backend: ${demo.backend.url}`] : [],
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

async function openDemo(
  given: Config,
  receiver: NotificationReceiver | null,
  secret: string,
  ground: Ground,
  closers: Closers,
): Promise<DemoShop> {
  const { dataDir, clock, log, kept, cases } = ground;
  const base = receiver && `http://127.0.0.1:${receiver.port}/${secret}/notify`;
  const demo = await openDemoShop({
    config: given,
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
