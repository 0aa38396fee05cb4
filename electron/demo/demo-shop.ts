import { join } from 'node:path';
import type { CaseFile } from '../../shared/domain/case-geometry.ts';
import { PayType } from '../../shared/domain/payment.ts';
import type { Clock } from '../system/clock.ts';
import type { Config } from '../system/config/schema.ts';
import type {
  GoboxConfig,
  HaidianConfig,
  PrintShopConfig,
  VendingPlatformConfig,
} from '../system/config/systems-schema.ts';
import type { Log } from '../system/log.ts';
import { formerSales } from './backend/gobox/former-sales.ts';
import { DEMO_GOBOX } from './backend/gobox/handlers.ts';
import { DEMO_HAIDIAN } from './backend/haidian/seed.ts';
import { DEMO_PATHS } from './backend/other-systems.ts';
import { DEMO_PRINT_SHOP } from './backend/print-shop/seed.ts';
import {
  createDemoBackend,
  DEMO_DEVICE_ID,
  type DemoBackend,
  type DemoBackendOptions,
} from './backend/server.ts';
import { DEMO_APP_ID, DEMO_APP_SECRET } from './backend/vending-platform/platform.ts';

export interface DemoShopOptions {
  readonly config: Config;
  readonly dataDir: string;
  readonly cases: readonly CaseFile[];
  readonly lanAddress: string;
  /** Where this kiosk takes news, on this machine. */
  readonly notify: {
    readonly paymentUrl: string;
    readonly orderUrl: string;
    readonly dispenseUrl: string;
  } | null;
  readonly clock: Clock;
  readonly log: Log;
  /** The port of the last run: addresses that the kiosk has kept go on working. 0: any. */
  readonly formerPort: number;
}

/** The embedded backend, and the configuration with the demo's values where it stands in. */
export interface DemoShop {
  readonly backend: DemoBackend;
  readonly port: number;
  readonly config: Config;
}

/** Starts the demo's backend in this process. Throws when its data cannot be used. */
export async function openDemoShop(options: DemoShopOptions): Promise<DemoShop> {
  const { config } = options;
  const deviceId = config.deviceId ?? DEMO_DEVICE_ID;
  const backendOptions: DemoBackendOptions = {
    dataFile: join(options.dataDir, 'demo', 'backend.sqlite'),
    port: options.formerPort,
    // A phone in the same network opens the pay page.
    host: '0.0.0.0',
    publicHost: options.lanAddress,
    currency: config.currency,
    timeZone: config.timeZone,
    log: options.log,
    clock: options.clock,
    cases: options.cases,
    devices: [deviceId],
    ...(options.notify ? { notify: options.notify } : {}),
  };
  const backend = await listenOn(backendOptions);
  backend.others.gobox.addUpstream(formerSales(options.clock.now()));
  return {
    backend,
    port: Number(new URL(backend.url).port),
    config: withDemo(config, deviceId, backend, options.notify?.dispenseUrl),
  };
}

/** The port of the last run may be taken by now: then any other will do. */
async function listenOn(options: DemoBackendOptions): Promise<DemoBackend> {
  try {
    return await createDemoBackend(options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return createDemoBackend({ ...options, port: 0 });
  }
}

/** What is paid at the machine itself, and at the counter. */
const MACHINE_TYPES: readonly PayType[] = [PayType.cash, PayType.nayax, PayType.card, PayType.onSite];

function withDemo(
  config: Config,
  deviceId: string,
  backend: DemoBackend,
  dispenseUrl: string | undefined,
): Config {
  const qr = backend.payTemplate;
  const byCode = (types: readonly PayType[]) => types.map((type) => ({ type, qr }));
  // The demo's whole machine has coins, notes and two readers; a machine of one's own has what it has.
  const demoPayments = config.devices
    ? byCode([PayType.weChat, PayType.alipay, PayType.unionPay])
    : [...byCode([PayType.weChat, PayType.alipay]), ...MACHINE_TYPES.map((type) => ({ type }))];
  const planogram = config.planogram ?? (config.devices ? undefined : demoPlanogram(backend));
  return {
    ...config,
    ...(planogram && { planogram }),
    deviceId,
    backend: { url: backend.url, account: backend.account, password: backend.password },
    payments: config.payments ?? demoPayments,
    notify: {
      orderUrl: `${backend.url}/notify/order`,
      paymentUrl: `${backend.url}/notify/payment`,
      ...config.notify,
    },
    ...(config.gobox && { gobox: withDemoGobox(config.gobox, backend) }),
    ...(config.haidian && { haidian: withDemoHaidian(config.haidian, backend) }),
    ...(config.printShop && { printShop: withDemoPrintShop(config.printShop, backend) }),
    ...(config.vendingPlatform && {
      vendingPlatform: withDemoVending(config.vendingPlatform, backend, dispenseUrl),
    }),
  };
}

/** Switched on, and without an address of its own. */
function withDemoGobox(given: GoboxConfig, { url }: DemoBackend): GoboxConfig {
  if (given.url !== undefined) return given;
  const { c8Url, setOfBook, userName, c8Token, booksToken, token, devId } = DEMO_GOBOX;
  const staff = { c8Url, setOfBook, userName, c8Token, booksToken };
  return { ...given, url: url + DEMO_PATHS.gobox, token, devId, staff };
}

function withDemoHaidian(given: HaidianConfig, { url }: DemoBackend): HaidianConfig {
  if (given.url !== undefined) return given;
  return { ...given, url: url + DEMO_PATHS.haidian, signKey: DEMO_HAIDIAN.signKey };
}

/** The phone that pays opens a page of the demo, so its address is one that a phone reaches. */
function withDemoPrintShop(given: PrintShopConfig, { url, payTemplate }: DemoBackend): PrintShopConfig {
  if (given.url !== undefined) return given;
  const { token, pointId, prices } = DEMO_PRINT_SHOP;
  const qr = `${new URL(payTemplate).origin}${DEMO_PATHS.printShop}/pay/{order_id}?amount={amount}`;
  return { ...given, url: url + DEMO_PATHS.printShop, token, pointId, qr, prices: [...prices] };
}

function withDemoVending(
  given: VendingPlatformConfig,
  { url }: DemoBackend,
  notifyUrl: string | undefined,
): VendingPlatformConfig {
  if (given.url !== undefined || notifyUrl === undefined) return given;
  return { url: url + DEMO_PATHS.vendingPlatform, appId: DEMO_APP_ID, appSecret: DEMO_APP_SECRET, notifyUrl };
}

/** As many blanks as the demo's machine has in each slot when it is new (simulate-dispenser.ts). */
const DEMO_BLANKS = 40;

/** A slot for each phone, so that a demo can sell them all, and count down, fail and be refilled like a real machine. */
const demoPlanogram = ({ control }: DemoBackend): NonNullable<Config['planogram']> =>
  control.models().map(({ id, name }, index) => ({
    slot: index + 1,
    modelId: id,
    modelName: name,
    capacity: DEMO_BLANKS,
    count: DEMO_BLANKS,
  }));
