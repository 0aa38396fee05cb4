import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Credentials, createTokens, defineLoginRoute, type Tokens } from './auth.ts';
import { createCatalogue, defineCatalogueRoutes, seedCatalogue } from './catalogue.ts';
import { type AllowsDiscount, createDiscountRule } from './discounts.ts';
import { createFaults } from './faults.ts';
import { createFiles, defineFileRoutes } from './files.ts';
import { openDemoRetail } from './haidian/store.ts';
import { createNewsSender, type NewsSender } from './notifications.ts';
import { defineOrderRoutes, type OrderParts } from './order-routes.ts';
import { createOrders } from './orders.ts';
import { definePayPage } from './pay-page.ts';
import { createPayments, definePaymentRoutes } from './payments.ts';
import type { RouteContext } from './routes.ts';
import type { DemoBackendOptions } from './server.ts';
import type { Store } from './store.ts';

/** What the demo backend is made of, wired up. */
export interface DemoParts extends OrderParts {
  readonly context: RouteContext;
  readonly tokens: Tokens;
  readonly news: NewsSender;
  readonly allowsDiscount: AllowsDiscount;
}

interface Ground {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly publicUrl: () => string;
  readonly closing: AbortSignal;
}

export function createParts(options: DemoBackendOptions, ground: Ground): DemoParts {
  const { clock, currency, log, timeZone = 'Asia/Shanghai', random = Math.random } = options;
  const { app, store, publicUrl, closing } = ground;
  seedCatalogue(store, options.cases, currency);
  const catalogue = createCatalogue(store);
  const tokens = createTokens(store, clock);
  const news = createNewsSender({ clock, log, currency, timeZone, random, targets: options.notify ?? {} });
  const payments = createPayments(store, clock, news.announcePayment);
  const orders = createOrders({
    store,
    clock,
    timeZone,
    announce: news.announceOrder,
    takeFromStock: catalogue.takeOne,
  });
  const folder = join(dirname(options.dataFile), 'files');
  const files = createFiles({ store, folder, clock, timeZone, publicUrl });
  const context: RouteContext = {
    app,
    clock,
    log,
    currency,
    timeZone,
    closing,
    faults: createFaults(options.faults),
    devices: new Set(options.devices),
    isAuthorised: tokens.isAuthorised,
  };
  const allowsDiscount = createDiscountRule(openDemoRetail(store.db).coupons, clock, currency);
  return { context, catalogue, tokens, news, payments, orders, files, allowsDiscount };
}

export function defineRoutes(parts: DemoParts, credentials: Credentials): void {
  const { context, catalogue, files, payments, tokens } = parts;
  defineLoginRoute(context, tokens, credentials);
  defineCatalogueRoutes(context, catalogue);
  defineFileRoutes(context, files);
  definePaymentRoutes(context, payments, catalogue, parts.allowsDiscount);
  defineOrderRoutes(context, parts);
  definePayPage(context, payments, catalogue);
}
