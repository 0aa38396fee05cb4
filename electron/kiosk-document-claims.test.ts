import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { samplePages, samplePdf } from './services/documents/simulation/sample-pdf.ts';
import {
  DOCUMENT_CONFIG,
  payForDocuments,
  placeOrder,
  sendByPhone,
  untilDocumentStage,
} from './services/documents/simulation/shopper-at-documents.ts';
import { hashPin } from './services/staff/pin.ts';
import { systemClock } from './system/clock.ts';
import { silentLog } from './system/log.ts';
import { call } from './test-kit/shopper.ts';

const PIN = '583920';
const EVERYTHING = { text: null, state: null, daysAgo: null, after: null };
const PATIENCE = { timeout: 20_000, interval: 50 };

let folder: string;
let kiosk: Kiosk;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-document-claims-'));
  const configFile = join(folder, 'kiosk.json');
  const devices = { ...DOCUMENT_CONFIG.devices, receiptPrinter: { driver: 'simulated' } };
  // Slow enough for the shopper to pay and be gone before the shop is asked again.
  const config = { ...DOCUMENT_CONFIG, pollSeconds: 3, staff: { pinHash: hashPin(PIN) }, devices };
  writeFileSync(configFile, JSON.stringify(config));
  kiosk = await createKiosk({
    ...{ configFile, dataDir: join(folder, 'data'), log: silentLog, clock: systemClock },
  });
});
afterEach(async () => {
  await kiosk.close();
  rmSync(folder, { recursive: true, force: true });
});

it('money for documents that comes while the shopper leaves is a claim with a slip, found and settled among the sales', async () => {
  await call(kiosk, 'startSession', { locale: 'en' });
  await sendByPhone(kiosk, [['letter.pdf', samplePdf(samplePages(2))]]);
  const { documentOrderId } = await placeOrder(kiosk);
  const { qrText } = await untilDocumentStage(kiosk, 'awaitingPayment');
  await payForDocuments(qrText);
  await call(kiosk, 'endSession', { reason: 'finished' });

  expect(await call(kiosk, 'enterStaff', { pin: PIN })).toMatchObject({ kind: 'entered' });
  const claims = async () => (await call(kiosk, 'searchSales', { ...EVERYTHING, state: 'claim' })).documents;
  await expect
    .poll(claims, PATIENCE)
    .toMatchObject([{ documentOrderId, state: 'claim', reason: 'paidLate' }]);
  const [claim] = await claims();
  const slip = async () => (await call(kiosk, 'getDocumentSlip', { documentOrderId })).slip;
  await expect.poll(slip, PATIENCE).toBe('printed');

  for (const text of [claim?.code?.toLowerCase() ?? '', claim?.orderNo?.slice(0, 8) ?? ''])
    expect((await call(kiosk, 'searchSales', { ...EVERYTHING, text, daysAgo: 0 })).documents).toEqual([
      claim,
    ]);
  expect(await call(kiosk, 'listOpenClaims', {})).toEqual({ sales: [], documents: [claim] });
  expect(await call(kiosk, 'printDocumentSlipAgain', { documentOrderId })).toMatchObject({ kind: 'done' });
  expect(await call(kiosk, 'refundDocumentsByHand', { documentOrderId })).toMatchObject({ kind: 'done' });
  expect(await call(kiosk, 'listOpenClaims', {})).toEqual({ sales: [], documents: [] });
  expect(await claims()).toEqual([]);
  const found = await call(kiosk, 'searchSales', { ...EVERYTHING, state: 'refunded' });
  expect(found.documents).toMatchObject([{ documentOrderId, end: 'refundedByHand', canPrintSlip: false }]);
  expect(await call(kiosk, 'printDocumentSlipAgain', { documentOrderId })).toMatchObject({
    kind: 'refused',
    reason: 'gone',
  });
}, 60_000);
