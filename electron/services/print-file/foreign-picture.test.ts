import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { buildFlatPng } from '../photos/test-kit/png-builder.ts';
import { createSaleFiles } from './sale-files.ts';
import { addDraft, drawPng, openPrintRig, SMALL_CASE } from './test-kit/print-rig.ts';

async function openSaleFiles() {
  const rig = await openPrintRig();
  return { ...rig, saleFiles: createSaleFiles({ store: rig.store, folder: rig.folder, dpi: 600 }) };
}

describe('a picture that came from the backend', () => {
  it('of this kiosk’s own making comes back as it left', async () => {
    const { store, saleFiles } = await openSaleFiles();
    const adoption = { geometry: SMALL_CASE, dpi: 300, saleId: 'sale-1' };
    const adopted = await store.adopt(await addDraft(store, await drawPng(236, 354)), adoption);
    if (!adopted.ok) throw new Error(adopted.error);
    const { path: _path, ...own } = adopted.value;
    const uploaded = await saleFiles.read('sale-1', own.sha256);
    expect(await saleFiles.keep('sale-2', uploaded ?? new Uint8Array())).toEqual({ ok: true, value: own });
    expect(await saleFiles.read('sale-2', own.sha256)).toEqual(uploaded);
  });

  it('without a density gets the printer’s', async () => {
    const { saleFiles } = await openSaleFiles();
    expect(await saleFiles.keep('sale-1', await drawPng(90, 120))).toMatchObject({
      ok: true,
      value: { dpi: 600 },
    });
  });

  it('as a turned JPEG becomes an upright PNG', async () => {
    const { saleFiles } = await openSaleFiles();
    const jpeg = await sharp(await drawPng(90, 120))
      .flatten()
      .withMetadata({ orientation: 6, density: 300 })
      .jpeg()
      .toBuffer();
    const kept = await saleFiles.keep('sale-1', jpeg);
    expect(kept).toMatchObject({ ok: true, value: { widthPx: 120, heightPx: 90, dpi: 300 } });
    const png = await saleFiles.read('sale-1', kept.ok ? kept.value.sha256 : '');
    expect(await sharp(png ?? undefined).metadata()).toMatchObject({
      format: 'png',
      width: 120,
      density: 300,
    });
  });

  it('that cannot be printed is refused with its reason', async () => {
    const { saleFiles, listFiles } = await openSaleFiles();
    const jpeg = await sharp(await drawPng(900, 900))
      .flatten()
      .jpeg()
      .toBuffer();
    const keep = async (bytes: Uint8Array) => saleFiles.keep('sale-1', bytes);
    expect(await keep(Buffer.from('<html>not found</html>'))).toEqual({
      ok: false,
      error: expect.stringContaining('not a PNG'),
    });
    expect(await keep(jpeg.subarray(0, 20_000))).toEqual({ ok: false, error: 'the picture is damaged' });
    expect(await keep(buildFlatPng(13_000, 20))).toEqual({
      ok: false,
      error: expect.stringContaining('too many pixels'),
    });
    expect(await listFiles()).toEqual([]);
  });

  it('that is damaged or gone on the disk is not given out', async () => {
    const { saleFiles } = await openSaleFiles();
    await saleFiles.keep('sale-1', await drawPng(90, 120));
    expect(await saleFiles.read('sale-1', 'another sum')).toBeNull();
    await saleFiles.erase('sale-1');
    expect(await saleFiles.read('sale-1', '')).toBeNull();
  });
});
