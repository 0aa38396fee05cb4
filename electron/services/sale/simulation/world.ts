import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { emptyDesign } from '../../../../shared/domain/design.ts';
import type { PayType } from '../../../../shared/domain/payment.ts';
import { err, ok } from '../../../../shared/domain/result.ts';
import { createSimulatedCasePrinter, FRESH_PRINTER } from '../../../devices/case-printer/simulated.ts';
import { createSimulatedDispenser, FRESH_DISPENSER } from '../../../devices/dispenser/simulated.ts';
import { volatileMemory } from '../../../devices/simulated-memory.ts';
import { openDatabase } from '../../../journal/database.ts';
import { createKeptValues } from '../../../journal/kept.ts';
import { createSaleJournal } from '../../../journal/sale-journal.ts';
import { createIdIssuer, randomCode } from '../../../system/ids.ts';
import { silentLog } from '../../../system/log.ts';
import type { CaseProduction, ProductionFailure } from '../../fulfilment/case-production.ts';
import { createLeftBlanks } from '../../fulfilment/left-blanks.ts';
import { fold } from '../apply.ts';
import { toPayMinor } from '../discount.ts';
import { createSaleEngine, type SaleEngineOptions } from '../sale-engine.ts';
import type { SaleStore } from '../sale-store.ts';
import type { SaleFiles, SalePorts } from '../types.ts';
import { createSimulatedBackend, MODEL } from './simulated-backend.ts';
import { createVirtualClock } from './virtual-clock.ts';

export const TIMES = { latePaymentMs: 30 * 60_000 } as const;
export const PAYMENT_TIMEOUT_MS = 120_000;

const PICTURE = { sha256: 'simulated', bytes: 3, widthPx: 1, heightPx: 1, dpi: 300 };

/** Thrown at the moment when the simulated process dies; nothing of that process reaches the world after it. */
class ProcessDied extends Error {}

/** How long the machine takes, in milliseconds. */
export interface MachineTimes {
  readonly printMs: number;
  readonly dispenseMs: number;
  readonly collectAfterMs: number;
}

const USUAL_TIMES: MachineTimes = { printMs: 8_000, dispenseMs: 3_000, collectAfterMs: 10_000 };

/** Everything outside of the kiosk's process: it goes on when the process dies. */
export function createWorld({ printMs, dispenseMs, collectAfterMs }: MachineTimes = USUAL_TIMES) {
  const clock = createVirtualClock(Date.UTC(2026, 5, 1, 2));
  const shop = createSimulatedBackend();
  const printer = createSimulatedCasePrinter({
    memory: volatileMemory(FRESH_PRINTER),
    printMs,
    clock,
  });
  const dispenser = createSimulatedDispenser({
    memory: volatileMemory(FRESH_DISPENSER),
    dispenseMs,
    collectAfterMs,
    clock,
  });
  const database = openDatabase(':memory:');
  const erased = new Set<string>();
  const steps = { taken: 0, dieAt: Number.POSITIVE_INFINITY, diedAt: '' };
  /** How the next productions of print files end. */
  const production: { failure: ProductionFailure | null } = { failure: null };
  return { clock, shop, printer, dispenser, database, erased, steps, production };
}

export type World = ReturnType<typeof createWorld>;

/** Counts every contact of the process with the world; at the chosen one the process dies, before or after it. */
function createLife(world: World) {
  let dead = false;
  const mourners: (() => void)[] = [];
  const step = (place: string) => {
    if (dead) throw new ProcessDied();
    world.steps.taken += 1;
    if (world.steps.taken >= world.steps.dieAt) {
      dead = true;
      world.steps.diedAt = place;
      for (const mourn of mourners) mourn();
      throw new ProcessDied();
    }
  };
  /** `only`: the other members are no contact with the world. */
  const mortal = <Subject extends object>(subject: Subject, only?: readonly string[]): Subject =>
    new Proxy(subject, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function' || (only && !only.includes(String(name)))) return member;
        return (...args: unknown[]) => {
          const place = [name, ...args.map(kindOf)].filter(Boolean).join(' ');
          step(`before ${place}`);
          const result: unknown = member.apply(target, args);
          if (!(result instanceof Promise)) {
            step(`after ${place}`);
            return result;
          }
          return result.then((value) => {
            step(`after ${place}`);
            return value;
          });
        };
      },
    });
  return { mortal, isDead: () => dead, onDeath: (mourn: () => void) => void mourners.push(mourn) };
}

export type Life = ReturnType<typeof createLife>;

const kindOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'kind' in value ? String(value.kind) : '';

/** One life of the kiosk's process, over the world's disk and devices. `ports`: what is not as usual. */
export function bootKiosk(
  world: World,
  ports: Partial<SalePorts & Pick<SaleEngineOptions, 'memberNews'>> = {},
) {
  const { clock, shop } = world;
  const life = createLife(world);
  const journal = createSaleJournal(world.database);
  const backend = life.mortal(shop.backend);
  const ids = createIdIssuer({
    database: world.database,
    range: { from: 1000, to: 1999 },
    timeZone: 'Asia/Shanghai',
    clock,
  });
  const leftBlanks = createLeftBlanks({
    keeper: createKeptValues(world.database),
    dispenser: world.dispenser,
    clock,
    log: silentLog,
  });
  leftBlanks.start();
  life.onDeath(() => void leftBlanks.stop());
  const engine = createSaleEngine({
    leftBlanks,
    journal: { ...journal, append: life.mortal({ append: journal.append }).append },
    backend,
    ids,
    files: life.mortal(filesOf(world)),
    production: life.mortal(productionOf(world)),
    printer: life.mortal(world.printer),
    dispenser: life.mortal(world.dispenser),
    slotOf: () => 1,
    clock,
    log: silentLog,
    times: TIMES,
    pollMs: 2_000,
    sendsOrderStatus: true,
    paymentTimeoutMs: PAYMENT_TIMEOUT_MS,
    tellPayment: life.mortal({ tellPayment: shop.tellPayment }).tellPayment,
    newClaimCode: () => randomCode(),
    qrText: (attempt) => `https://pay.example/${attempt.paymentId}`,
    random: () => 0.5,
    onStorage: () => {},
    ...ports,
  });
  engine.start();
  return {
    ...engine,
    leftBlanks,
    ids,
    life,
    isDead: life.isDead,
    stop: async () => {
      await Promise.all([engine.stop(), leftBlanks.stop()]);
    },
  };
}

export type SimulatedKiosk = ReturnType<typeof bootKiosk>;

const productionOf = ({ production }: World): CaseProduction => ({
  produce: async (_sale, picture) => (production.failure ? err(production.failure) : ok({ picture })),
});

function filesOf(world: World): SaleFiles {
  return {
    read: async (saleId) => (world.erased.has(saleId) ? null : new Uint8Array([1, 2, 3])),
    keep: async () => ok(PICTURE),
    erase: async (saleId) => void world.erased.add(saleId),
  };
}

/** The shopper has confirmed the design. */
export function beginSale(store: SaleStore, world: World, saleId = 'sale-1', priceMinor = 3990) {
  return store.append(saleId, {
    kind: 'saleStarted',
    atMs: world.clock.now(),
    sessionId: 'session-1',
    modelId: MODEL.id,
    brandId: MODEL.brandId,
    modelName: MODEL.name,
    priceMinor,
    currency: 'CNY',
    design: emptyDesign('apple-iphone-15'),
    printFile: PICTURE,
  });
}

/** The shopper taps a payment method. */
export function choosePayment(
  kiosk: Pick<SimulatedKiosk, 'store' | 'ids'>,
  world: World,
  saleId = 'sale-1',
  payType: PayType = 1,
) {
  const paymentId = kiosk.ids.nextPaymentId();
  if (!paymentId.ok) throw new Error('no ids');
  const sale = kiosk.store.get(saleId);
  return kiosk.store.append(saleId, {
    kind: 'paymentChosen',
    atMs: world.clock.now(),
    paymentId: paymentId.value,
    payType,
    amountMinor: sale ? toPayMinor(sale) : 0,
  });
}

/** The shopper confirms the design, chooses to pay by phone, and pays. */
export async function payForCase(
  world: World,
  kiosk: Pick<SimulatedKiosk, 'store' | 'ids'>,
  saleId = 'sale-1',
): Promise<void> {
  beginSale(kiosk.store, world, saleId);
  const paymentId = choosePayment(kiosk, world, saleId).activePaymentId ?? '';
  await world.clock.advance(1_000);
  world.shop.pay(paymentId);
}

/** The sale as the disk has it. */
export function saleOnDisk(database: DatabaseSync, saleId = 'sale-1') {
  const events = createSaleJournal(database).read(saleId);
  return events.length === 0 ? null : fold(saleId, events);
}

/** The order statuses that wait to be told to the backend, in their order. A motion that was begun again is told again. */
export function statusesToTell(world: World): number[] {
  const rows = world.database
    .prepare("SELECT body FROM outbox WHERE topic = 'orderStatus' ORDER BY id")
    .all();
  const statuses = rows.map((row) => newsSchema.parse(JSON.parse(String(row.body)))[0].status);
  return statuses.filter((status, index) => status !== statuses[index - 1]);
}

const newsSchema = z.tuple([z.object({ status: z.number() })]);
