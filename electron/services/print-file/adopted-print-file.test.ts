import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { printSizePx } from '../../../shared/domain/print-size.ts';
import { addDraft, drawPng, openPrintRig, SMALL_CASE } from './test-kit/print-rig.ts';

const adoption = { geometry: SMALL_CASE, dpi: 300, saleId: 'sale-1' };

describe('a draft that becomes a print file', () => {
  it('has the pixels of the case, its density, and the pixels that were drawn', async () => {
    const { store, folder } = await openPrintRig();
    const drawn = await drawPng(236, 354);
    const adopted = await store.adopt(await addDraft(store, drawn), adoption);
    const path = join(folder, 'sales', 'sale-1', 'print.png');
    const written = await readFile(path);
    expect(adopted).toEqual({
      ok: true,
      value: {
        path,
        sha256: createHash('sha256').update(written).digest('hex'),
        bytes: written.length,
        widthPx: 236,
        heightPx: 354,
        dpi: 300,
      },
    });
    expect(await sharp(written).metadata()).toMatchObject({ width: 236, height: 354, density: 300 });
    const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();
    expect((await pixels(written)).equals(await pixels(drawn))).toBe(true);
  });

  it('carries 11811 pixels per metre for 300 dpi, once, right after its header', async () => {
    const { store, folder } = await openPrintRig();
    const drawn = await sharp(await drawPng(236, 354))
      .withMetadata({ density: 72 })
      .png()
      .toBuffer();
    await store.adopt(await addDraft(store, drawn), adoption);
    const written = await readFile(join(folder, 'sales', 'sale-1', 'print.png'));
    const text = written.toString('latin1');
    expect(text.split('pHYs')).toHaveLength(2);
    expect(text.indexOf('pHYs')).toBe(8 + 25 + 4);
    const at = text.indexOf('pHYs') + 4;
    expect([written.readUInt32BE(at), written.readUInt32BE(at + 4), written.readUInt8(at + 8)]).toEqual([
      11811, 11811, 1,
    ]);
  });

  it.each([
    [236, 355],
    [235, 354],
    [354, 236],
    [472, 708],
  ])('of %i × %i pixels is of the wrong size', async (width, height) => {
    const { store, listFiles } = await openPrintRig();
    const printFileId = await addDraft(store, await drawPng(width, height, 3));
    expect(await store.adopt(printFileId, adoption)).toEqual({ ok: false, error: 'wrongSize' });
    expect((await listFiles()).filter((name) => name.startsWith('sales'))).toEqual([]);
  });

  it('outlives its session; drafts do not', async () => {
    const { store, listFiles } = await openPrintRig();
    await addDraft(store, await drawPng(100, 100));
    await store.adopt(await addDraft(store, await drawPng(236, 354)), adoption);
    await store.closeSession();
    expect(await listFiles()).toEqual([join('sales', 'sale-1', 'print.png')]);
  });

  it('can be adopted again by the next sale of the same shopper', async () => {
    const { store } = await openPrintRig();
    const printFileId = await addDraft(store, await drawPng(236, 354));
    await store.adopt(printFileId, adoption);
    expect(await store.adopt(printFileId, { ...adoption, saleId: 'sale-2' })).toMatchObject({ ok: true });
  });

  it('is not found by ids that were not given out, whatever they look like', async () => {
    const { store } = await openPrintRig();
    await addDraft(store, await drawPng(236, 354));
    for (const id of [
      '',
      'x',
      '..',
      '../sales/sale-1/print',
      '../../etc/passwd',
      '__proto__',
      'constructor',
    ]) {
      expect(await store.adopt(id, adoption)).toEqual({ ok: false, error: 'notFound' });
    }
  });

  it('takes no sale id that could leave the folder', async () => {
    const { store } = await openPrintRig();
    const printFileId = await addDraft(store, await drawPng(236, 354));
    for (const saleId of ['..', '../x', 'a/b', 'a\\b', '']) {
      await expect(store.adopt(printFileId, { ...adoption, saleId })).rejects.toThrow('sale id');
      await expect(store.read(saleId, '')).rejects.toThrow('sale id');
      await expect(store.erase(saleId)).rejects.toThrow('sale id');
    }
  });
});

describe('reading a print file', () => {
  it('gives the bytes that were adopted, and knows a changed or lost file', async () => {
    const { store, folder } = await openPrintRig();
    const adopted = await store.adopt(await addDraft(store, await drawPng(236, 354)), adoption);
    if (!adopted.ok) throw new Error(adopted.error);
    const { sha256, path } = adopted.value;
    const read = await store.read('sale-1', sha256);
    expect(read.ok && createHash('sha256').update(read.value).digest('hex')).toBe(sha256);
    const bytes = await readFile(path);
    bytes.writeUInt8(bytes.readUInt8(500) ^ 1, 500);
    await writeFile(path, bytes);
    expect(await store.read('sale-1', sha256)).toEqual({ ok: false, error: 'damaged' });
    await store.erase('sale-1');
    await store.erase('sale-1');
    expect(await store.read('sale-1', sha256)).toEqual({ ok: false, error: 'notFound' });
    await expect(readFile(join(folder, 'sales', 'sale-1'))).rejects.toThrow('ENOENT');
  });
});

describe('the size of a print', () => {
  it('rounds to the nearest pixel, wrap included', () => {
    expect(printSizePx(SMALL_CASE, 300)).toEqual({ widthPx: 236, heightPx: 354 });
    const pro = { ...SMALL_CASE, widthMm: 70.6, heightMm: 146.6, wrapMm: 3.5 };
    expect(printSizePx(pro, 300)).toEqual({ widthPx: 917, heightPx: 1814 });
    expect(printSizePx(pro, 600)).toEqual({ widthPx: 1833, heightPx: 3628 });
  });
});
