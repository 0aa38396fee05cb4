import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyDesign } from '../../../shared/domain/design.ts';
import { DEFAULT_PRINT_PROFILE, type PrintProfile } from '../../../shared/domain/print-profile.ts';
import { sha256Of } from '../print-file/sale-print-file.ts';
import { drawPng, SMALL_CASE } from '../print-file/test-kit/print-rig.ts';
import { jobTicketSchema } from '../print-production/job-ticket.ts';
import { createPrintArchive } from '../print-production/print-archive.ts';
import { fold } from '../sale/apply.ts';
import type { SaleEvent } from '../sale/events.ts';
import { createCaseProduction, type PaidSale } from './case-production.ts';

const SIZE = { widthPx: 236, heightPx: 354 };

const ORDER: readonly SaleEvent[] = [
  { kind: 'orderIdChosen', atMs: 2, orderId: 'OREN1', paymentId: 'PYEN1' },
  { kind: 'orderPlaced', atMs: 3, orderId: 'OREN1', backendOrderId: 'b1', queueNo: 'A07', status: 1 },
];

function paidSale(picture: Uint8Array): PaidSale {
  const printFile = { sha256: sha256Of(picture), bytes: picture.length, ...SIZE, dpi: 300 };
  const sale = fold('sale-1', [
    {
      kind: 'saleStarted',
      atMs: 1,
      sessionId: 's',
      modelId: 'm',
      brandId: 'b',
      modelName: 'Small',
      priceMinor: 3990,
      currency: 'CNY',
      design: emptyDesign(SMALL_CASE.caseId),
      printFile,
    },
    ...ORDER,
  ]);
  if (!sale.order) throw new Error('no order');
  return { ...sale, order: sale.order, printFile };
}

/** An order of the print list that was not sold on this screen. */
function adoptedSale(picture: Uint8Array): PaidSale {
  const printFile = { sha256: sha256Of(picture), bytes: picture.length, ...SIZE, dpi: 300 };
  const sale = fold('sale-2', [
    {
      kind: 'orderAdopted',
      atMs: 1,
      orderId: 'OREN2',
      backendOrderId: 'b2',
      queueNo: 'A08',
      status: 1,
      modelName: 'Small',
      pictureUrl: 'http://x/p.png',
      currency: 'CNY',
    },
    { kind: 'pictureFetched', atMs: 2, printFile },
  ]);
  if (!sale.order) throw new Error('no order');
  return { ...sale, order: sale.order, printFile };
}

async function openProduction(profile: Partial<PrintProfile> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'case-production-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const production = createCaseProduction({
    archive: createPrintArchive({ folder }),
    profile: { ...DEFAULT_PRINT_PROFILE, ...profile },
    geometryOf: (caseId) => (caseId === SMALL_CASE.caseId ? SMALL_CASE : null),
  });
  return { folder, production };
}

describe('what the printer is given for a sale', () => {
  it('is its own case by its own profile, with the white ink and the ticket beside the colours', async () => {
    const { production } = await openProduction({
      bleedMm: 1,
      mirrored: true,
      whiteInk: { kind: 'underColour', chokeMm: 0.1 },
    });
    const picture = await drawPng(SIZE.widthPx, SIZE.heightPx);
    const made = await production.produce(paidSale(picture), picture);
    if (!made.ok) throw new Error(made.error.detail);
    const colours = await sharp(made.value.picture).metadata();
    // 22 × 32 mm with its bleed.
    expect(colours).toMatchObject({ format: 'png', width: 260, height: 378, density: 300 });
    const [white, paper] = made.value.attachments ?? [];
    expect(await sharp(white?.bytes).metadata()).toMatchObject({ channels: 1, width: 260, height: 378 });
    const ticket = jobTicketSchema.parse(JSON.parse(Buffer.from(paper?.bytes ?? []).toString()));
    expect(ticket.job).toMatchObject({ orderId: 'OREN1', queueNo: 'A07', designVersion: 2 });
    expect(ticket.files.map((file) => file.sha256)).toEqual([
      sha256Of(made.value.picture),
      sha256Of(white?.bytes ?? new Uint8Array()),
    ]);
  });

  it('is the same, byte for byte, the second time, whatever the profile was changed to', async () => {
    const { folder, production } = await openProduction({ bleedMm: 1 });
    const picture = await drawPng(SIZE.widthPx, SIZE.heightPx);
    const first = await production.produce(paidSale(picture), picture);
    if (!first.ok) throw new Error(first.error.detail);
    const kept = await createPrintArchive({ folder }).read('sale-1');
    expect(kept.ok && kept.value.files[0]?.contents).toEqual(first.value.picture);
  });

  it('is the bare picture of an order from elsewhere, at its own size', async () => {
    const { production } = await openProduction();
    const picture = await drawPng(SIZE.widthPx, SIZE.heightPx);
    const made = await production.produce(adoptedSale(picture), picture);
    expect(made.ok && (await sharp(made.value.picture).metadata())).toMatchObject({
      width: 236,
      height: 354,
    });
  });

  it('is nothing where the picture does not fit the case any more', async () => {
    const { production } = await openProduction();
    const picture = await drawPng(100, 100);
    const made = await production.produce(paidSale(picture), picture);
    expect(made).toMatchObject({ ok: false, error: { kind: 'impossible' } });
  });

  it('is nothing where the case is not known any more', async () => {
    const { production } = await openProduction();
    const picture = await drawPng(SIZE.widthPx, SIZE.heightPx);
    const sale = { ...paidSale(picture), design: { caseId: 'gone', version: 1 } };
    expect(await production.produce(sale, picture)).toMatchObject({
      ok: false,
      error: { kind: 'impossible' },
    });
  });

  it('is nothing where a profile that was there at the start is gone', async () => {
    const { production } = await openProduction({ iccProfile: '/nowhere/gone.icc' });
    const picture = await drawPng(SIZE.widthPx, SIZE.heightPx);
    expect(await production.produce(paidSale(picture), picture)).toMatchObject({
      ok: false,
      error: { kind: 'impossible' },
    });
  });
});
