import type { DatabaseSync } from 'node:sqlite';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { defineGobox, type GoboxControl } from './gobox/gobox-server.ts';
import { defineVendingPlatform, type VendingControl } from './vending-platform/platform.ts';

/** Where the other systems of the demo are, below its address. */
export const DEMO_PATHS = { vendingPlatform: '/vending-platform', gobox: '/gobox' } as const;

export interface OtherSystemsGround {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeZone: string;
  readonly closing: AbortSignal;
}

export interface OtherSystems {
  readonly vendingPlatform: VendingControl;
  readonly gobox: GoboxControl;
}

/** Puts the systems beside the first one, each in a scope of its own. There once the server is ready. */
export async function defineOtherSystems(
  app: FastifyInstance,
  ground: OtherSystemsGround,
): Promise<OtherSystems> {
  const vending = Promise.withResolvers<VendingControl>();
  const gobox = Promise.withResolvers<GoboxControl>();
  app.register(async (scope) => vending.resolve(defineVendingPlatform(scope, ground)), {
    prefix: DEMO_PATHS.vendingPlatform,
  });
  app.register(async (scope) => gobox.resolve(defineGobox(scope, ground)), { prefix: DEMO_PATHS.gobox });
  return { vendingPlatform: await vending.promise, gobox: await gobox.promise };
}
