import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { systemClock } from './system/clock.ts';
import { silentLog } from './system/log.ts';
import { beginSale, call, FAST_CONFIG, payByPhone, untilStage } from './test-kit/shopper.ts';

let folder: string;
let kiosk: Kiosk;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-quiet-'));
  const configFile = join(folder, 'kiosk.json');
  writeFileSync(configFile, JSON.stringify(FAST_CONFIG));
  kiosk = await createKiosk({
    configFile,
    dataDir: join(folder, 'data'),
    log: silentLog,
    clock: systemClock,
  });
});
afterEach(async () => {
  await kiosk.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('isQuiet', () => {
  it('is true before the first shopper, and again when the case is made and the last one has gone', async () => {
    expect(kiosk.isQuiet?.()).toBe(true);
    const { sale } = await beginSale(kiosk);
    expect(kiosk.isQuiet?.()).toBe(false);
    await call(kiosk, 'choosePayment', { saleId: sale.saleId, payType: 1 });
    await payByPhone((await untilStage(kiosk, 'awaitingPayment')).qrText);
    await untilStage(kiosk, 'queued');
    await call(kiosk, 'endSession', { reason: 'finished' });
    await expect.poll(() => kiosk.isQuiet?.(), { timeout: 15_000 }).toBe(true);
  });
});
