import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { diskFiles, type Files } from '../../system/files.ts';
import { buildFlatPng, pngChunk } from '../photos/test-kit/png-builder.ts';
import { PRINT_FILE_LIMITS } from './inspect-print-file.ts';
import { addDraft, drawPng, openPrintRig, SMALL_CASE } from './test-kit/print-rig.ts';

const png = await drawPng(236, 354);

const spoiltPixels = Buffer.from(png);
spoiltPixels.fill(0x11, 5_000, 5_400);

const NOT_PRINTABLE: Readonly<Record<string, Uint8Array>> = {
  nothing: new Uint8Array(),
  'a text': Buffer.from('PNG'),
  'a JPEG': await sharp(png).flatten().jpeg().toBuffer(),
  'a PNG cut short': png.subarray(0, Math.floor(png.length / 2)),
  'a PNG without its end': png.subarray(0, -12),
  'a PNG with spoilt pixels': spoiltPixels,
  'a PNG that is all header': Buffer.concat([
    png.subarray(0, 33),
    pngChunk('IDAT', deflateSync(Buffer.alloc(10))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]),
  'a PNG of one bit, which no canvas writes': buildFlatPng(236, 354),
};

describe('a print file that is refused', () => {
  it.each(Object.entries(NOT_PRINTABLE))('%s is no picture to print', async (_, bytes) => {
    const { store, listFiles } = await openPrintRig();
    expect(await store.addDraft(bytes)).toEqual({ ok: false, error: 'notAPicture' });
    expect(await listFiles()).toEqual([]);
  });

  it('with a side over 12000 pixels is of the wrong size', async () => {
    const { store } = await openPrintRig();
    expect(await store.addDraft(await drawPng(12_001, 4, 3))).toEqual({ ok: false, error: 'wrongSize' });
    expect(await store.addDraft(await drawPng(12_000, 4, 3))).toMatchObject({ ok: true });
  });

  it('of more than 60 MB has too many bytes', async () => {
    const { store } = await openPrintRig();
    const padding = pngChunk('teXt', Buffer.alloc(PRINT_FILE_LIMITS.maxBytes));
    const padded = Buffer.concat([png.subarray(0, 33), padding, png.subarray(33)]);
    expect(await store.addDraft(padded)).toEqual({ ok: false, error: 'tooManyBytes' });
  });

  it('after the session is told so', async () => {
    const { store, listFiles } = await openPrintRig();
    const printFileId = await addDraft(store, png);
    await store.closeSession();
    expect(await store.addDraft(png)).toEqual({ ok: false, error: 'sessionEnded' });
    const adoption = { geometry: SMALL_CASE, dpi: 300, saleId: 'sale-1' };
    expect(await store.adopt(printFileId, adoption)).toEqual({ ok: false, error: 'notFound' });
    expect(await listFiles()).toEqual([]);
  });

  it('in the moment in which the session ends leaves nothing behind', async () => {
    const { store, listFiles } = await openPrintRig();
    const adding = store.addDraft(png);
    await store.closeSession();
    expect(await adding).toEqual({ ok: false, error: 'sessionEnded' });
    expect(await listFiles()).toEqual([]);
  });

  it('is the oldest, when a shopper makes many', async () => {
    const { store, listFiles } = await openPrintRig();
    const ids = [];
    for (let count = 0; count < 6; count++) ids.push(await addDraft(store, png));
    expect(await listFiles()).toHaveLength(4);
    const adopt = (id = '') => store.adopt(id, { geometry: SMALL_CASE, dpi: 300, saleId: 'sale-1' });
    expect(await adopt(ids[0])).toEqual({ ok: false, error: 'notFound' });
    expect(await adopt(ids[5])).toMatchObject({ ok: true });
  });
});

describe('a full disk', () => {
  const noSpace = () => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const fullAt = (ending: string): Files => ({
    ...diskFiles,
    open: async (path, ...rest) => {
      const handle = await diskFiles.open(path, ...rest);
      if (String(path).endsWith(ending)) handle.writeFile = () => Promise.reject(noSpace());
      return handle;
    },
  });

  it('refuses a draft and leaves nothing', async () => {
    const { store, listFiles } = await openPrintRig({ files: fullAt('.png') });
    expect(await store.addDraft(png)).toEqual({ ok: false, error: 'storageFull' });
    expect(await listFiles()).toEqual([]);
  });

  it('refuses to adopt, leaves no half file, and keeps the draft', async () => {
    const { store, listFiles } = await openPrintRig({ files: fullAt('.part') });
    const printFileId = await addDraft(store, png);
    const adoption = { geometry: SMALL_CASE, dpi: 300, saleId: 'sale-1' };
    expect(await store.adopt(printFileId, adoption)).toEqual({ ok: false, error: 'storageFull' });
    expect(await listFiles()).toEqual([expect.stringContaining(`${printFileId}.png`)]);
  });
});
