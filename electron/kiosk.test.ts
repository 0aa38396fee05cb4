import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDesign } from '../shared/domain/design.ts';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { systemClock } from './system/clock.ts';
import { silentLog } from './system/log.ts';
import {
  addPrintFile,
  beginSale,
  call,
  currentSale,
  FAST_CONFIG,
  payByPhone,
  untilStage,
} from './test-kit/shopper.ts';

let folder: string;
let kiosk: Kiosk | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-kiosk-'));
});
afterEach(async () => {
  await kiosk?.close();
  kiosk = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function open(config: object = FAST_CONFIG): Promise<Kiosk> {
  const configFile = join(folder, 'kiosk.json');
  writeFileSync(configFile, JSON.stringify(config));
  kiosk = await createKiosk({
    configFile,
    dataDir: join(folder, 'data'),
    log: silentLog,
    clock: systemClock,
  });
  return kiosk;
}

describe('the kiosk, whole, over its own demo backend', () => {
  it('sells a case: upload, payment by QR, queue number, print, dispense, collected, erased', async () => {
    const to = await open();
    const seen: string[] = [];
    to.subscribe((name, payload) => {
      if (name === 'saleChanged' && 'stage' in payload) seen.push(payload.stage.kind);
    });
    const { sale } = await beginSale(to);
    expect(sale.stage.kind).toBe('choosingPayment');
    await call(to, 'choosePayment', { saleId: sale.saleId, payType: 1 });
    const awaiting = await untilStage(to, 'awaitingPayment');
    expect(awaiting.qrText).toContain(`PYEN`);
    expect((await payByPhone(awaiting.qrText)).ok).toBe(true);
    const queued = await untilStage(to, 'queued');
    expect(queued.queueNo).toMatch(/\d/);
    await expect
      .poll(async () => (await currentSale(to)).stage, { timeout: 10_000, interval: 20 })
      .toMatchObject({ kind: 'queued', status: 10 });
    await expect
      .poll(() => existsSync(join(folder, 'data', 'sales', sale.saleId, 'print.png')), { timeout: 5_000 })
      .toBe(false);
    // The upload may end before or after the choice of a payment, so that stage may or may not be news.
    const stages = [...new Set(seen)].filter((kind) => kind !== 'choosingPayment');
    expect(stages).toEqual(['preparing', 'awaitingPayment', 'ordering', 'queued']);
  });

  it('goes on after a restart, with the same session, the same code and no second payment', async () => {
    const first = await open();
    const { sale } = await beginSale(first);
    await call(first, 'choosePayment', { saleId: sale.saleId, payType: 1 });
    const before = await untilStage(first, 'awaitingPayment');
    await first.close();
    const second = await open();
    expect(await call(second, 'getSession', {})).toMatchObject({ saleId: sale.saleId, locale: 'en' });
    const after = await untilStage(second, 'awaitingPayment');
    expect(after.qrText).toBe(before.qrText);
    await payByPhone(after.qrText);
    await untilStage(second, 'queued');
  });

  it('gives the same sale for the same picture, and a new one when the design was changed', async () => {
    const to = await open();
    const { sale, model } = await beginSale(to);
    const { modelId, brandId, priceMinor: agreedPriceMinor, geometry } = model;
    const printFileId = await addPrintFile(to, geometry, '#0f5c5c');
    const input = { modelId, brandId, agreedPriceMinor, printFileId, design: emptyDesign(geometry.caseId) };
    const again = await call(to, 'startSale', input);
    expect((await call(to, 'startSale', input)).saleId).toBe(again.saleId);
    expect(again.saleId).not.toBe(sale.saleId);
    await expect(call(to, 'choosePayment', { saleId: sale.saleId, payType: 1 })).rejects.toThrow(
      /noSuchSale/,
    );
  });

  it('refuses what belongs to no session or to another sale', async () => {
    const to = await open();
    const { sale } = await beginSale(to);
    await call(to, 'endSession', { reason: 'cancelled' });
    await expect(call(to, 'choosePayment', { saleId: sale.saleId, payType: 1 })).rejects.toThrow(/notFound/);
    await expect(call(to, 'cancelSale', { saleId: sale.saleId })).rejects.toThrow(/notFound/);
    await expect(call(to, 'listOpenClaims', {})).rejects.toThrow(/notAllowed/);
    expect(await call(to, 'getSale', {})).toBeNull();
  });

  it('leaves nothing of the shopper in the data folder after the session', async () => {
    const to = await open();
    await call(to, 'startSession', { locale: 'en' });
    const noise = new Uint8Array(
      await sharp({
        create: {
          width: 600,
          height: 600,
          channels: 3,
          noise: { type: 'gaussian', mean: 128, sigma: 40 },
          background: '#000',
        },
      })
        .jpeg()
        .toBuffer(),
    );
    const answer = await to.handleFile(
      new Request('http://kiosk/files/photos', { method: 'POST', body: noise }),
    );
    expect(await answer.json()).toMatchObject({ kind: 'added' });
    const photos = join(folder, 'data', 'photos');
    expect(readdirSync(photos, { recursive: true }).length).toBeGreaterThan(1);
    await call(to, 'endSession', { reason: 'idle' });
    expect(existsSync(photos) ? readdirSync(photos) : []).toEqual([]);
  });
});

describe('a kiosk that cannot be built', () => {
  it('is out of service for a configuration with mistakes, and names them', async () => {
    const to = await open({ ...FAST_CONFIG, payments: [{ type: 1 }], colour: 'red' });
    const status = await call(to, 'getKioskStatus', {});
    expect(status).toMatchObject({ kind: 'outOfService', reason: 'configuration' });
    expect(to.notes.join('\n')).toMatch(/payments\[0\]\.qr: expected[\s\S]*colour: is not a setting/);
    await expect(call(to, 'startSession', { locale: 'en' })).rejects.toThrow(/unavailable/);
  });

  it('asks for what a real backend needs', async () => {
    const to = await open({
      ...FAST_CONFIG,
      backend: { url: 'http://127.0.0.1:9', account: 'a', password: 'p' },
    });
    expect(await call(to, 'getKioskStatus', {})).toMatchObject({
      reason: 'configuration',
      detail: ['deviceId: expected, since "backend" is set', 'payments: expected, since "backend" is set'],
    });
  });

  it('is out of service on a data folder that is a file', async () => {
    writeFileSync(join(folder, 'data'), 'not a folder');
    const to = await open();
    expect(await call(to, 'getKioskStatus', {})).toMatchObject({ kind: 'outOfService', reason: 'storage' });
  });
});
