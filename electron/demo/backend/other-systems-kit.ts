import { createGoboxClient, type GoboxClient, type GoboxOptions } from '../../backends/gobox/client.ts';
import {
  createHaidianClient,
  type HaidianClient,
  type HaidianOptions,
} from '../../backends/haidian/client.ts';
import { createSign } from '../../backends/haidian/sign.ts';
import {
  createPrintShopClient,
  type PrintShopClient,
  type PrintShopOptions,
} from '../../backends/print-shop/client.ts';
import {
  createVendingPlatformClient,
  type VendingPlatformClient,
  type VendingPlatformOptions,
} from '../../backends/vending-platform/client.ts';
import { systemClock } from '../../system/clock.ts';
import { silentLog } from '../../system/log.ts';
import { DEMO_GOBOX } from './gobox/handlers.ts';
import { DEMO_HAIDIAN } from './haidian/seed.ts';
import { DEMO_PATHS } from './other-systems.ts';
import { DEMO_PRINT_SHOP } from './print-shop/seed.ts';
import { DEMO_APP_ID, DEMO_APP_SECRET } from './vending-platform/platform.ts';

/* Clients with the demo's own settings, for tests. */

/** `base`: the demo's address, or any other place to put a client before. */
export function createTestVendingClient(
  base: string,
  options: Partial<VendingPlatformOptions> = {},
): VendingPlatformClient {
  return createVendingPlatformClient({
    url: base + DEMO_PATHS.vendingPlatform,
    appId: DEMO_APP_ID,
    appSecret: DEMO_APP_SECRET,
    notifyUrl: 'http://127.0.0.1:9/notify/dispense',
    clock: systemClock,
    log: silentLog,
    ...options,
  });
}

export const DEMO_GOBOX_STAFF = {
  c8Url: DEMO_GOBOX.c8Url,
  setOfBook: DEMO_GOBOX.setOfBook,
  userName: DEMO_GOBOX.userName,
  c8Token: DEMO_GOBOX.c8Token,
  booksToken: DEMO_GOBOX.booksToken,
} as const;

export function createTestGoboxClient(base: string, options: Partial<GoboxOptions> = {}): GoboxClient {
  return createGoboxClient({
    url: base + DEMO_PATHS.gobox,
    token: DEMO_GOBOX.token,
    devId: DEMO_GOBOX.devId,
    shopperId: 'walk-in',
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    staff: DEMO_GOBOX_STAFF,
    clock: systemClock,
    log: silentLog,
    random: () => 0,
    ...options,
  });
}

export function createTestHaidianClient(base: string, options: Partial<HaidianOptions> = {}): HaidianClient {
  const { signKey } = DEMO_HAIDIAN;
  return createHaidianClient({
    url: base + DEMO_PATHS.haidian,
    ...{ sign: createSign(signKey), signKey, walkInId: 0, usedStatus: [1] },
    consignee: '顾客自提',
    address: '',
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    clock: systemClock,
    log: silentLog,
    random: () => 0,
    ...options,
  });
}

export function createTestPrintShopClient(
  base: string,
  options: Partial<PrintShopOptions> = {},
): PrintShopClient {
  return createPrintShopClient({
    url: base + DEMO_PATHS.printShop,
    token: DEMO_PRINT_SHOP.token,
    pointId: DEMO_PRINT_SHOP.pointId,
    clock: systemClock,
    log: silentLog,
    random: () => 0,
    ...options,
  });
}

/** The staff's side of a client that has one. */
export function deskOf(client: GoboxClient): NonNullable<GoboxClient['desk']> {
  if (!client.desk) throw new Error('this client has no staff side');
  return client.desk;
}
