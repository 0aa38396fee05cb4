import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { Model } from '../shared/contract/catalogue.ts';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { silentLog } from './system/log.ts';
import { createQuickClock } from './test-kit/quick-clock.ts';
import { call, FAST_CONFIG, listStocked, payByPhone, startSale, untilStage } from './test-kit/shopper.ts';

const SALES = 200;
/** Sales before the first look: code is compiled and caches are filled by then. */
const WARM_UP = 60;
/** The machine's own pauses (feed, follow, collect) are most of a sale, and none of what leaks. */
const QUICK = 8;
/** Sales after which the heap is looked at, at the start and at the end: collecting the garbage takes long. */
const WINDOW = 40;
const isWatched = (sale: number) => (sale >= WARM_UP && sale < WARM_UP + WINDOW) || sale >= SALES - WINDOW;
/** What the heap may have grown by between the two windows, all in: a leak of 25 kB a sale would not pass. */
const ALLOWED_BYTES = 3 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

async function buyCase(kiosk: Kiosk, model: Model): Promise<void> {
  await call(kiosk, 'startSession', { locale: 'en' });
  const { saleId } = await startSale(kiosk, model);
  await call(kiosk, 'choosePayment', { saleId, payType: 1 });
  const { qrText } = await untilStage(kiosk, 'awaitingPayment');
  await payByPhone(qrText);
  await untilStage(kiosk, 'queued');
  await call(kiosk, 'endSession', { reason: 'finished' });
}

describe('a soak', () => {
  it(`of ${SALES} sales leaves no memory and no pictures behind`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casepress-soak-'));
    const configFile = join(folder, 'kiosk.json');
    writeFileSync(configFile, JSON.stringify({ ...FAST_CONFIG, idRange: { from: 0, to: 999_999 } }));
    const dataDir = join(folder, 'data');
    const kiosk = await createKiosk({ configFile, dataDir, log: silentLog, clock: createQuickClock(QUICK) });
    const heaps: number[] = [];
    const models = await listStocked(kiosk, Math.ceil(SALES / 60));
    expect(models.length).toBeGreaterThanOrEqual(60);
    for (let sale = 0; sale < SALES; sale++) {
      const model = models[sale % models.length];
      if (model) await buyCase(kiosk, model);
      if (isWatched(sale)) heaps.push(heapBytes());
    }
    const pictures = () =>
      readdirSync(join(dataDir, 'sales'), { recursive: true }).filter((name) =>
        String(name).endsWith('.png'),
      );
    // The machine makes one case after the other, and shoppers who take no time are faster.
    await expect.poll(pictures, { timeout: 200_000, interval: 500 }).toEqual([]);
    await kiosk.close();
    rmSync(folder, { recursive: true, force: true });
    const early = median(heaps.slice(0, WINDOW));
    const late = median(heaps.slice(-WINDOW));
    console.warn(
      `soak: heap after ${WARM_UP}-${WARM_UP + WINDOW} sales ${mb(early)}, after ${SALES - WINDOW}-${SALES} ${mb(late)}`,
    );
    expect(late - early).toBeLessThan(ALLOWED_BYTES);
  }, 400_000);
});

const mb = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
