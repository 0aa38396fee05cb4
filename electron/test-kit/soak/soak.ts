import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Model } from '../../../shared/contract/catalogue.ts';
import { createDemoBackend, DEMO_DEVICE_ID, type DemoBackend } from '../../demo/backend/server.ts';
import { startBrowserServer } from '../../hosts/browser-host/browser-server.ts';
import { createKiosk } from '../../kiosk.ts';
import { loadCaseLibrary } from '../../services/catalogue/case-library.ts';
import { systemClock } from '../../system/clock.ts';
import { silentLog } from '../../system/log.ts';
import { createQuickClock } from '../quick-clock.ts';
import { call, FAST_CONFIG, listStocked, payByPhone, startSale, untilStage } from '../shopper.ts';
import { openSocketScreen, type SocketScreen } from './socket-screen.ts';

/** The machine's own pauses (feed, follow, collect) are most of a sale, and none of what leaks. */
const QUICK = 8;
/** Shoppers who take no time are faster than the machine: they wait until so few cases are before them. */
const LONGEST_QUEUE = 6;
const CASES_DIR = join(import.meta.dirname, '..', '..', '..', 'assets', 'cases');
const ENOUGH = 1_000_000;

/** What one look at the process shows. */
export interface SoakLook {
  readonly sales: number;
  /** After the garbage is collected. */
  readonly heapBytes: number;
  readonly rssBytes: number;
  /** Files, sockets and pipes; null where the system does not tell. */
  readonly openHandles: number | null;
  /** Database, and its journal beside it. */
  readonly databaseBytes: number;
  readonly walBytes: number;
}

export interface SoakResult {
  readonly looks: readonly SoakLook[];
  readonly picturesLeft: number;
  readonly sold: number;
  readonly ordered: number;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/**
 * So many sales through the browser host's own server and socket, with the usual bad luck among them, and a look at the
 * process after each of `lookAfter`.
 */
export async function soak(sales: number, lookAfter: (sale: number) => boolean): Promise<SoakResult> {
  const folder = mkdtempSync(join(tmpdir(), 'casepress-soak-'));
  const dataDir = join(folder, 'data');
  const backend = await openBackend(folder);
  const configFile = join(folder, 'kiosk.json');
  writeFileSync(configFile, JSON.stringify(configFor(backend)));
  const kiosk = await createKiosk({ configFile, dataDir, log: silentLog, clock: createQuickClock(QUICK) });
  const served = await startBrowserServer({ kiosk, rendererDir: folder, port: 0, log: silentLog });
  if (!served.ok) throw new Error('the port is taken');
  const screen = await openSocketScreen(served.value.url);
  const looks: SoakLook[] = [];
  let sold = 0;
  try {
    const models = await untilListed(screen);
    for (let sale = 0; sale < sales; sale += 1) {
      const model = models[sale % models.length];
      if (!model) throw new Error('nothing is in stock');
      await untilQueueIsShort(screen);
      if (await visit(sale, screen, model, backend)) sold += 1;
      if (lookAfter(sale)) looks.push(lookAt(sale, dataDir));
    }
    await untilQueueIsShort(screen, 0);
    const picturesLeft = await untilNone(() => picturesIn(dataDir));
    return { looks, picturesLeft, sold, ordered: backend.control.ordersOf(DEMO_DEVICE_ID).length };
  } finally {
    screen.close();
    await served.value.close();
    await kiosk.close();
    await backend.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openBackend(folder: string): Promise<DemoBackend> {
  const backend = await createDemoBackend({
    ...{
      dataFile: join(folder, 'backend.sqlite'),
      port: 0,
      currency: 'CNY',
      clock: systemClock,
      log: silentLog,
    },
    ...{ cases: loadCaseLibrary(CASES_DIR).files(), devices: [DEMO_DEVICE_ID] },
  });
  for (const { id } of backend.control.models()) backend.control.setStock(id, ENOUGH);
  return backend;
}

const configFor = ({ url, account, password, payTemplate }: DemoBackend) => ({
  ...FAST_CONFIG,
  ...{ deviceId: DEMO_DEVICE_ID, backend: { url, account, password } },
  payments: [{ type: 1, qr: payTemplate }],
  notify: { orderUrl: `${url}/notify/order`, paymentUrl: `${url}/notify/payment` },
  // What was left unpaid is watched for a while, and keeps its picture as long.
  ...{ paymentTimeoutSeconds: 60, latePaymentMinutes: 0 },
  idRange: { from: 0, to: 999_999 },
});

/** One shopper, each with the luck of their number. True: they bought a case. */
async function visit(
  sale: number,
  screen: SocketScreen,
  model: Model,
  { control }: DemoBackend,
): Promise<boolean> {
  const luck = sale % 10;
  if (luck === 2) control.setFault('/order/orderData', { kind: 'closeBeforeAnswer', times: 1 });
  if (luck === 4) control.setFault('/file/upload', { kind: 'http500', times: 1 });
  if (luck === 6) control.setFault('/order/getPayStatus', { kind: 'html', times: 2 });
  if (luck === 8) control.setFault('/order/payData', { kind: 'closeBeforeProcessing', times: 1 });
  await call(screen, 'startSession', { locale: sale % 2 === 0 ? 'en' : 'zh-CN' });
  const { saleId } = await startSale(screen, model);
  await call(screen, 'choosePayment', { saleId, payType: 1 });
  const { qrText } = await untilStage(screen, 'awaitingPayment');
  if (luck === 3) {
    await call(screen, 'endSession', { reason: 'cancelled' });
    return false;
  }
  if (luck === 5) await screen.reload();
  await payByPhone(qrText);
  await untilStage(screen, 'queued');
  await call(screen, 'endSession', { reason: 'finished' });
  return true;
}

const LIMIT_MS = 120_000;
const LOOK_MS = 20;

/** The quick clock shortens the patience with the backend, too: on a busy machine the first answers may come late. */
async function untilListed(screen: SocketScreen): Promise<Model[]> {
  const limitMs = performance.now() + LIMIT_MS;
  for (;;) {
    try {
      return await listStocked(screen);
    } catch (error) {
      if (performance.now() > limitMs) throw error;
      await sleep(LOOK_MS);
    }
  }
}

async function untilQueueIsShort(screen: SocketScreen, most = LONGEST_QUEUE): Promise<void> {
  const limitMs = performance.now() + LIMIT_MS;
  while ((await call(screen, 'getBoard', {})).length > most) {
    if (performance.now() > limitMs) throw new Error('the machine does not get on');
    await sleep(LOOK_MS);
  }
}

/** How many there are in the end: none, or those that stay. */
async function untilNone(count: () => number): Promise<number> {
  const limitMs = performance.now() + LIMIT_MS;
  while (count() > 0 && performance.now() < limitMs) await sleep(LOOK_MS);
  return count();
}

function picturesIn(dataDir: string): number {
  const names = readdirSync(join(dataDir, 'sales'), { recursive: true });
  return names.filter((name) => String(name).endsWith('.png')).length;
}

function lookAt(sale: number, dataDir: string): SoakLook {
  collectGarbage();
  const { heapUsed, rss } = process.memoryUsage();
  const sizes = readdirSync(dataDir).filter((name) => /\.(sqlite|db)/.test(name));
  const bytesOf = (isWal: boolean) =>
    sizes
      .filter((name) => name.endsWith('-wal') === isWal && !name.endsWith('-shm'))
      .reduce((sum, name) => sum + statSync(join(dataDir, name)).size, 0);
  return {
    ...{ sales: sale + 1, heapBytes: heapUsed, rssBytes: rss, openHandles: countHandles() },
    ...{ databaseBytes: bytesOf(false), walBytes: bytesOf(true) },
  };
}

function countHandles(): number | null {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return null;
  }
}
