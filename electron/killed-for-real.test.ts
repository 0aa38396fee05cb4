import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SaleView } from '../shared/contract/sale.ts';
import { createDemoBackend, DEMO_DEVICE_ID, type DemoBackend } from './demo/backend/server.ts';
import { createSaleJournal } from './journal/sale-journal.ts';
import { loadCaseLibrary } from './services/catalogue/case-library.ts';
import { fold } from './services/sale/apply.ts';
import { systemClock } from './system/clock.ts';
import { silentLog } from './system/log.ts';
import { Died, type Life, startLife } from './test-kit/kills/mortal-talk.ts';
import { FAST_CONFIG, payByPhone } from './test-kit/shopper.ts';

// The real process with its real SQLite file is killed over and over, and started again; the backend and the machine go on.

/** Lanes run side by side, each a kiosk of its own: a start is mostly waiting for one processor. */
const LANES = 2;
const DEATHS_A_LANE = 100;
/** Deaths in the course of each sale; whatever is left of it then is finished by a life that lasts. */
const DEATHS_A_SALE = 5;
const LIMIT_MS = 10 * 60_000;
/**
 * Commits of one life at which it is made to die, one after the other. A sale has some forty; a life begins wherever the one
 * before it ended, so few of them lead to every step of it.
 */
const COMMITS = 12;
const STUCK_MS = 60_000;

interface Lane {
  readonly folder: string;
  readonly backend: DemoBackend;
  readonly configFile: string;
  readonly dataDir: string;
  deaths: number;
  sales: number;
  /** Commits of the kiosk at which it died. */
  readonly diedAtCommits: Set<number>;
}

let lanes: Lane[] = [];

beforeAll(async () => {
  lanes = await Promise.all(Array.from({ length: LANES }, openLane));
});
afterAll(async () => {
  for (const { backend, folder } of lanes) {
    await backend.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function openLane(): Promise<Lane> {
  const folder = mkdtempSync(join(tmpdir(), 'casepress-kills-'));
  const backend = await createDemoBackend({
    dataFile: join(folder, 'backend', 'backend.sqlite'),
    port: 0,
    currency: 'CNY',
    log: silentLog,
    clock: systemClock,
    cases: loadCaseLibrary(join(import.meta.dirname, '..', 'assets', 'cases')).files(),
    devices: [DEMO_DEVICE_ID],
  });
  for (const { id } of backend.control.models()) backend.control.setStock(id, 50);
  const configFile = join(folder, 'kiosk.json');
  const { url, account, password } = backend;
  const config = {
    ...FAST_CONFIG,
    deviceId: DEMO_DEVICE_ID,
    idRange: { from: 0, to: 99_999 },
    backend: { url, account, password },
    payments: [{ type: 1, qr: backend.payTemplate }],
    notify: { secret: 'of-this-test', orderUrl: `${url}/notify/order` },
    devices: {
      casePrinter: { driver: 'simulated', printSeconds: 0.2 },
      dispenser: { driver: 'simulated', dispenseSeconds: 0.2, collectSeconds: 0.1 },
    },
  };
  writeFileSync(configFile, JSON.stringify(config));
  return {
    folder,
    backend,
    configFile,
    dataDir: join(folder, 'data'),
    deaths: 0,
    sales: 0,
    diedAtCommits: new Set(),
  };
}

/** A shopper who takes the next step from wherever the screen is. True: the case is theirs, and they leave. */
async function takeStep(life: Life, number: number): Promise<boolean> {
  const sale = (await life.ask({ kind: 'getSale' })) as SaleView | null;
  if (!sale) {
    await life.ask({ kind: 'beginSale', number });
    return false;
  }
  const { stage, saleId } = sale;
  if (stage.kind === 'choosingPayment') await life.ask({ kind: 'choosePayment', saleId });
  else if (stage.kind === 'awaitingPayment') await payByPhone(stage.qrText);
  else if (stage.kind === 'queued' && stage.status === 10) {
    await life.ask({ kind: 'endSession' });
    return true;
  } else if (!['preparing', 'ordering', 'queued'].includes(stage.kind))
    throw new Error(`the shopper is shown ${stage.kind}`);
  await sleep(5);
  return false;
}

/** Until the case is theirs or the process dies. */
async function shop(life: Life, number: number): Promise<boolean> {
  const limitMs = performance.now() + STUCK_MS;
  try {
    while (!(await takeStep(life, number)))
      if (performance.now() > limitMs) throw new Error('the sale does not go on');
    return true;
  } catch (error) {
    if (error instanceof Died || !life.isAlive()) return false;
    throw error;
  }
}

/** Every second death is at a commit, the next one each time, after it or before; gives which. The others come whenever they come. */
async function plan(turn: number, life: Life): Promise<number | null> {
  if (turn % 2 === 1) {
    // No two at the same moment: a golden-ratio walk over the second and a half that a life lasts at most.
    void sleep(((turn * 0.618) % 1) * 1_500).then(() => life.kill());
    return null;
  }
  const count = 1 + ((turn / 2) % COMMITS);
  await life.ask({ kind: 'dieAtCommit', count, isAfter: turn < DEATHS_A_LANE / 2 });
  return count;
}

async function runLane(lane: Lane): Promise<void> {
  const start = () => startLife(lane.configFile, lane.dataDir, join(lane.folder, 'cache'));
  let life = await start();
  for (; lane.deaths < DEATHS_A_LANE; lane.sales++) {
    let isDone = false;
    for (let death = 0; death < DEATHS_A_SALE && !isDone; death++) {
      const commit = await plan(lane.deaths, life).catch(ifAlive(life));
      isDone = await shop(life, lane.sales);
      // Whoever was done before it was to die dies now, at rest.
      if (isDone) life.kill();
      else if (commit !== null) lane.diedAtCommits.add(commit);
      await life.ended;
      lane.deaths += 1;
      life = await start();
    }
    if (!isDone) expect(await shop(life, lane.sales)).toBe(true);
  }
  // The last news of them may still be in the outbox.
  await expect.poll(() => statusesOf(lane), { timeout: STUCK_MS }).toEqual([10]);
  await expect.poll(() => paidAndOpen(lane), { timeout: STUCK_MS }).toEqual([]);
  life.kill();
  await life.ended;
}

const statusesOf = ({ backend }: Lane) => [
  ...new Set(backend.control.ordersOf(DEMO_DEVICE_ID).map(({ status }) => status)),
];

const ifAlive = (life: Life) => (error: unknown) => {
  if (life.isAlive()) throw error;
  return null;
};

/** Paid sales that need something yet. One of a visit that died before it was paid ends by its own time. */
function paidAndOpen({ dataDir }: Lane): string[] {
  const database = new DatabaseSync(join(dataDir, 'kiosk.sqlite'), { readOnly: true });
  try {
    const journal = createSaleJournal(database);
    return journal.openSaleIds().filter((saleId) => fold(saleId, journal.read(saleId)).paidBy !== null);
  } finally {
    database.close();
  }
}

const booksOf = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

describe('a kiosk that is killed over and over', () => {
  it(
    `sells case after case all the same, each paid once, made once and given once`,
    async () => {
      await Promise.all(lanes.map(runLane));
      for (const { backend, dataDir, sales } of lanes) {
        const { control } = backend;
        const orders = control.ordersOf(DEMO_DEVICE_ID);
        // One that died while the shopper left may have had another shopper.
        expect(orders.length).toBeGreaterThanOrEqual(sales);
        const paid = control.payments().filter(({ status }) => status === 3);
        expect(new Set(orders.map(({ thirdPayId }) => thirdPayId))).toEqual(
          new Set(paid.map(({ thirdId }) => thirdId)),
        );
        expect(paid).toHaveLength(orders.length);
        const { jobs } = booksOf(join(dataDir, 'machine', 'case-printer.json'));
        const { motions, collected } = booksOf(join(dataDir, 'machine', 'dispenser.json'));
        expect(jobs).toHaveLength(orders.length);
        expect(motions).toHaveLength(orders.length);
        expect(new Set(collected).size).toBe(collected.length);
      }
      const deaths = lanes.reduce((sum, lane) => sum + lane.deaths, 0);
      const commits = new Set(lanes.flatMap((lane) => [...lane.diedAtCommits]));
      expect(commits.size).toBeGreaterThanOrEqual(8);
      expect(deaths).toBeGreaterThanOrEqual(200);
    },
    LIMIT_MS,
  );
});
