import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { samplePages, samplePdf } from './services/documents/simulation/sample-pdf.ts';
import {
  DOCUMENT_CONFIG,
  payForDocuments,
  placeOrder,
  sendByPhone,
  trayOf,
  untilDocumentStage,
} from './services/documents/simulation/shopper-at-documents.ts';
import { systemClock } from './system/clock.ts';
import { silentLog } from './system/log.ts';
import { call } from './test-kit/shopper.ts';

let folder: string;
let kiosk: Kiosk | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-documents-'));
});
afterEach(async () => {
  await kiosk?.close();
  kiosk = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function open(config: object = DOCUMENT_CONFIG): Promise<Kiosk> {
  const configFile = join(folder, 'kiosk.json');
  writeFileSync(configFile, JSON.stringify(config));
  const options = { configFile, dataDir: join(folder, 'data'), log: silentLog, clock: systemClock };
  kiosk = await createKiosk(options);
  return kiosk;
}
const filesIn = (name: string) => {
  const path = join(folder, 'data', name);
  return existsSync(path)
    ? readdirSync(path, { recursive: true }).filter((each) => /\./.test(String(each)))
    : [];
};

describe('printing documents, over the demo’s own print shop', () => {
  it('goes from the phone’s page to sheets of paper, and nothing of it stays', async () => {
    const to = await open();
    expect((await call(to, 'getKioskInfo', {})).services).toContain('documents');
    await call(to, 'startSession', { locale: 'en' });
    expect((await call(to, 'getDocumentShop', {}))?.problems).toEqual([]);
    const { status } = await sendByPhone(to, [['thesis.pdf', samplePdf(samplePages(5))]]);
    expect(status).toBe(200);
    const [document] = (await trayOf(to)).documents;
    if (document?.kind !== 'ready') throw new Error('the file is not ready');
    expect(document).toMatchObject({ name: 'thesis.pdf', type: 'pdf', pageCount: 5 });
    const choice = { ...document.choice, startPage: 2, row: 2, side: 2 as const, copies: 2 };
    const { price } = await call(to, 'chooseDocumentPrint', { documentId: document.documentId, choice });
    // Two sides of a sheet, twice, at 40.
    expect(price).toMatchObject({ kind: 'priced', moneyMinor: 80 });
    await placeOrder(to);
    const { qrText } = await untilDocumentStage(to, 'awaitingPayment');
    expect((await payForDocuments(qrText)).status).toBe(200);
    await untilDocumentStage(to, 'printed');
    const mine = await call(to, 'listMyDocumentOrders', { group: 'PRINTED' });
    expect(mine).toMatchObject({ kind: 'orders', orders: [{ state: 'PRINTED', moneyMinor: 80 }] });
    const order = await call(to, 'getDocumentOrder', {});
    await call(to, 'confirmDocumentsCollected', { documentOrderId: order?.documentOrderId ?? '' });
    await call(to, 'endSession', { reason: 'finished' });
    await expect.poll(() => [...filesIn('documents'), ...filesIn('document-orders')]).toEqual([]);
  });

  it('goes on after a restart with the same code, and never orders twice', async () => {
    const before = await open();
    await call(before, 'startSession', { locale: 'en' });
    await sendByPhone(before, [['a.pdf', samplePdf(samplePages(1))]]);
    const { documentOrderId } = await placeOrder(before);
    const { qrText } = await untilDocumentStage(before, 'awaitingPayment');
    await before.close();
    const after = await open();
    expect((await untilDocumentStage(after, 'awaitingPayment')).qrText).toBe(qrText);
    await payForDocuments(qrText);
    await untilDocumentStage(after, 'printed');
    expect(await call(after, 'getDocumentOrder', {})).toMatchObject({ documentOrderId });
    expect(await call(after, 'listMyDocumentOrders', { group: 'ALL' })).toMatchObject({
      amounts: { ALL: 1, PRINTED: 1 },
    });
  });

  it('takes a file at the kiosk and from a stick, shows its pages, and cancels while it is unpaid', async () => {
    const stick = join(folder, 'stick');
    mkdirSync(stick);
    writeFileSync(join(stick, 'poster.pdf'), samplePdf(samplePages(2)));
    writeFileSync(join(stick, 'song.mp3'), 'no document');
    const photoIntake = { port: 0, usb: true, usbFolder: stick };
    const to = await open({ ...DOCUMENT_CONFIG, photoIntake });
    await call(to, 'startSession', { locale: 'zh-CN' });
    const body = new Uint8Array(samplePdf(samplePages(1)));
    const headers = { 'x-file-name': encodeURIComponent('报告.pdf') };
    const added = await to.handleFile(
      new Request('http://kiosk/files/documents', { method: 'POST', body, headers }),
    );
    expect(await added.json()).toEqual({ kind: 'added' });
    await expect
      .poll(async () => (await call(to, 'listUsbDocuments', {})).kind, { timeout: 5_000 })
      .toBe('ready');
    const listed = await call(to, 'listUsbDocuments', {});
    if (listed.kind !== 'ready') throw new Error('the stick is gone');
    expect(listed.files.map(({ name }) => name)).toEqual(['poster.pdf']);
    const usbFileId = listed.files[0]?.usbFileId ?? '';
    const { documents } = await call(to, 'addUsbDocument', { usbFileId });
    expect(documents.map(({ kind, name }) => [kind, name])).toEqual([
      ['ready', '报告.pdf'],
      ['ready', 'poster.pdf'],
    ]);
    const { documentId } = documents[1] ?? { documentId: '' };
    const page = await to.handleFile(new Request(`http://kiosk/files/documents/${documentId}/pages/2`));
    expect(page.headers.get('content-type')).toBe('image/jpeg');
    const none = await to.handleFile(new Request(`http://kiosk/files/documents/${documentId}/pages/3`));
    expect(none.status).toBe(404);
    const { documentOrderId } = await placeOrder(to);
    await untilDocumentStage(to, 'awaitingPayment');
    const cancelled = await call(to, 'cancelDocumentOrder', { documentOrderId });
    expect(cancelled.stage.kind).toBe('cancelled');
    expect(await call(to, 'listMyDocumentOrders', { group: 'FINISH' })).toMatchObject({
      orders: [{ state: 'CANCEL', canCancel: false }],
    });
  });

  it('is off where the configuration has no print shop', async () => {
    const { printShop: _off, ...rest } = DOCUMENT_CONFIG;
    const to = await open(rest);
    expect((await call(to, 'getKioskInfo', {})).services).not.toContain('documents');
    expect(await call(to, 'getDocumentShop', {})).toBeNull();
  });
});
