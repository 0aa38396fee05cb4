import type { DatabaseSync } from 'node:sqlite';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { defineGobox, type GoboxControl } from './gobox/gobox-server.ts';
import { defineHaidian, type HaidianControl } from './haidian/haidian-server.ts';
import { definePrintShop, type PrintShopControl } from './print-shop/print-shop-server.ts';
import { defineVendingPlatform, type VendingControl } from './vending-platform/platform.ts';

/** Where the other systems of the demo are, below its address. */
export const DEMO_PATHS = {
  vendingPlatform: '/vending-platform',
  gobox: '/gobox',
  haidian: '/haidian',
  printShop: '/print-shop',
} as const;

export interface OtherSystemsGround {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly log: Log;
  readonly currency: string;
  readonly timeZone: string;
  readonly closing: AbortSignal;
}

export interface OtherSystems {
  readonly vendingPlatform: VendingControl;
  readonly gobox: GoboxControl;
  readonly haidian: HaidianControl;
  readonly printShop: PrintShopControl;
}

/** Puts the systems beside the first one, each in a scope of its own. There once the server is ready. */
export async function defineOtherSystems(
  app: FastifyInstance,
  ground: OtherSystemsGround,
): Promise<OtherSystems> {
  const vending = Promise.withResolvers<VendingControl>();
  const gobox = Promise.withResolvers<GoboxControl>();
  const haidian = Promise.withResolvers<HaidianControl>();
  const printShop = Promise.withResolvers<PrintShopControl>();
  app.register(async (scope) => vending.resolve(defineVendingPlatform(scope, ground)), {
    prefix: DEMO_PATHS.vendingPlatform,
  });
  app.register(async (scope) => gobox.resolve(defineGobox(scope, ground)), { prefix: DEMO_PATHS.gobox });
  app.register(async (scope) => haidian.resolve(defineHaidian(scope, ground)), {
    prefix: DEMO_PATHS.haidian,
  });
  app.register(async (scope) => printShop.resolve(definePrintShop(scope, ground)), {
    prefix: DEMO_PATHS.printShop,
  });
  return {
    vendingPlatform: await vending.promise,
    gobox: await gobox.promise,
    haidian: await haidian.promise,
    printShop: await printShop.promise,
  };
}
