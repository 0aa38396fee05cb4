import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { printSizePx } from '../../../shared/domain/print-size.ts';
import { buildFlatPng, pngChunk } from '../photos/test-kit/png-builder.ts';
import { PRINT_FILE_LIMITS } from '../print-file/inspect-print-file.ts';
import { producePrint } from './produce-print.ts';
import {
  fileOf,
  flat,
  LOPSIDED_CASE,
  motley,
  paintPicture,
  pixelAt,
  produce,
  readPixels,
  requestOf,
} from './test-kit/production-rig.ts';

const picture = await paintPicture(motley);
const jpeg = await sharp(picture).flatten().jpeg().toBuffer();
const refusalOf = async (...parts: Parameters<typeof requestOf>) => {
  const produced = await producePrint(requestOf(...parts));
  return produced.ok ? 'produced' : produced.error.kind;
};

describe('a picture that cannot be printed', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['a text', Buffer.from('PNG')],
    ['a JPEG', jpeg],
    ['a PNG of one bit', buildFlatPng(236, 354)],
    ['a PNG without its end', picture.subarray(0, -12)],
  ])('is refused: %s', async (_, bytes) => {
    expect(await refusalOf(bytes)).toBe('notAPicture');
  });

  it('is refused by its header alone, before it is decoded, when it is not the case’s', async () => {
    expect(await refusalOf(await paintPicture(flat(1, 2, 3, 255), { ...LOPSIDED_CASE, widthMm: 17 }))).toBe(
      'wrongSize',
    );
    // A header of 30000 × 30000 pixels over next to no data.
    const huge = Buffer.from(picture.subarray(0, 33));
    huge.writeUInt32BE(30_000, 16);
    huge.writeUInt32BE(30_000, 20);
    const rest = [pngChunk('IDAT', deflateSync(Buffer.alloc(10))), pngChunk('IEND', Buffer.alloc(0))];
    expect(await refusalOf(Buffer.concat([huge, ...rest]))).toBe('wrongSize');
  });

  it('is refused when its pixels are spoilt or missing', async () => {
    const spoilt = Buffer.from(picture);
    spoilt.fill(0x11, 5_000, 5_400);
    expect(await refusalOf(spoilt)).toBe('damaged');
    const hollow = [
      picture.subarray(0, 33),
      pngChunk('IDAT', deflateSync(Buffer.alloc(10))),
      pngChunk('IEND', Buffer.alloc(0)),
    ];
    expect(await refusalOf(Buffer.concat(hollow))).toBe('damaged');
  });

  it('is refused with more bytes than a print file has', async () => {
    const padding = pngChunk('teXt', Buffer.alloc(PRINT_FILE_LIMITS.maxBytes));
    expect(await refusalOf(Buffer.concat([picture.subarray(0, 33), padding, picture.subarray(33)]))).toBe(
      'tooManyBytes',
    );
  });

  it('is refused when the case would take more memory than a print may', async () => {
    const poster = { ...LOPSIDED_CASE, widthMm: 300, heightMm: 400 };
    expect(await refusalOf(picture, { dpi: 600 }, poster)).toBe('tooLarge');
    // The sheet at 300 dpi would do; the picture, drawn for 600, would not.
    const fine = Buffer.from(picture);
    const { widthPx, heightPx } = printSizePx(poster, 600);
    fine.writeUInt32BE(widthPx, 16);
    fine.writeUInt32BE(heightPx, 20);
    expect(await refusalOf(fine, { dpi: 300 }, poster)).toBe('tooLarge');
  });
});

describe('a picture that is printable all the same', () => {
  it('may have no alpha', async () => {
    const opaque = await sharp(picture).flatten().removeAlpha().png().toBuffer();
    const profile = { keepCutOutsFree: true, bleedMm: 1 };
    const pixels = await readPixels(fileOf(await produce(opaque, profile), 'colour'));
    expect(pixels.channels).toBe(4);
    expect([...new Set(pixels.data.filter((_, index) => index % 4 === 3))].sort()).toEqual([0, 255]);
  });

  it('may name sRGB as its colours, and keeps every one of them', async () => {
    const named = await sharp(picture).withIccProfile('srgb').png().toBuffer();
    const pixels = await readPixels(fileOf(await produce(named), 'colour'));
    expect(Buffer.compare(pixels.data, (await readPixels({ contents: picture })).data)).toBe(0);
  });

  it('may have other colours than sRGB, which are converted', async () => {
    const colours = [200, 60, 90, 255] as const;
    const wide = await sharp(await paintPicture(flat(...colours)))
      .withIccProfile('p3')
      .png()
      .toBuffer();
    const [red = 0] = pixelAt(await readPixels({ contents: wide }), 9, 9);
    expect(colours[0] - red).toBeGreaterThan(10);
    const shown = pixelAt(await readPixels(fileOf(await produce(wide), 'colour')), 9, 9);
    for (const [index, value] of colours.entries())
      expect(Math.abs((shown[index] ?? 0) - value)).toBeLessThanOrEqual(2);
  });

  it('may have been drawn at another density, which the ticket tells', async () => {
    const coarse = await paintPicture(flat(20, 40, 60, 255), LOPSIDED_CASE, 300);
    const { files, ticket } = await produce(coarse, { dpi: 600 });
    expect(ticket.picture).toMatchObject({ widthPx: 236, heightPx: 354, dpi: 300 });
    expect(files).toMatchObject([{ widthPx: 472, heightPx: 709 }]);
    const { data } = await readPixels({ contents: files[0]?.contents ?? new Uint8Array() });
    expect(data.every((value, index) => value === [20, 40, 60, 255][index % 4])).toBe(true);
  });
});
