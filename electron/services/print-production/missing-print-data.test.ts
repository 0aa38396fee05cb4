import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { PRINT_DPIS } from '../../../shared/domain/print-profile.ts';
import { isSrgbProfile } from '../photos/icc-profile.ts';
import {
  fileOf,
  flat,
  LOPSIDED_CASE,
  paintPicture,
  pixelAt,
  produce,
  readPixels,
} from './test-kit/production-rig.ts';

const whiteInk = { kind: 'underColour', chokeMm: 0.2 } as const;
const profileSpace = (icc: Buffer | undefined) => icc?.toString('latin1', 16, 20);

describe('what a printer must know of a file', () => {
  it.each(PRINT_DPIS)('is inside of every PNG: %i dpi, and its colours', async (dpi) => {
    const print = await produce(await paintPicture(flat(9, 8, 7, 255), LOPSIDED_CASE, dpi), {
      dpi,
      whiteInk,
    });
    const colour = await sharp(fileOf(print, 'colour').contents).metadata();
    expect(colour).toMatchObject({ format: 'png', density: dpi, space: 'srgb', channels: 4, depth: 'uchar' });
    expect(colour.icc && isSrgbProfile(colour.icc)).toBe(true);
    const white = await sharp(fileOf(print, 'white').contents).metadata();
    expect(white).toMatchObject({ format: 'png', density: dpi, space: 'b-w', channels: 1, depth: 'uchar' });
    expect(profileSpace(white.icc)).toBe('GRAY');
  });

  it.each(PRINT_DPIS)('is inside of every TIFF: %i dpi, and its inks', async (dpi) => {
    const profile = { format: 'tiff-cmyk', dpi, whiteInk } as const;
    const print = await produce(await paintPicture(flat(9, 8, 7, 255), LOPSIDED_CASE, dpi), profile);
    expect(print.files.map((file) => file.fileName)).toEqual([
      'OREN260314000001-test-small-colour.tif',
      'OREN260314000001-test-small-white.tif',
    ]);
    const colour = await sharp(fileOf(print, 'colour').contents).metadata();
    expect(colour).toMatchObject({
      format: 'tiff',
      density: dpi,
      space: 'cmyk',
      channels: 4,
      depth: 'uchar',
    });
    expect(colour).toMatchObject({ resolutionUnit: 'inch', hasAlpha: false });
    expect(profileSpace(colour.icc)).toBe('CMYK');
    const white = await sharp(fileOf(print, 'white').contents).metadata();
    expect(white).toMatchObject({ format: 'tiff', density: dpi, space: 'b-w', channels: 1, depth: 'uchar' });
    expect(profileSpace(white.icc)).toBe('GRAY');
  });

  it('is nothing else: no EXIF, no text of the shopper’s photo', async () => {
    const print = await produce(await paintPicture(flat(9, 8, 7, 255)));
    const { exif, xmp, iptc, comments } = await sharp(fileOf(print, 'colour').contents).metadata();
    expect([exif, xmp, iptc, comments]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('has the white as it is, whatever the format', async () => {
    const picture = await paintPicture((x) => [0, 0, 0, x]);
    const noChoke = { whiteInk: { kind: 'underColour', chokeMm: 0 } } as const;
    const png = await readPixels(fileOf(await produce(picture, noChoke), 'white'));
    const tiff = await readPixels(
      fileOf(await produce(picture, { ...noChoke, format: 'tiff-cmyk' }), 'white'),
    );
    expect(Buffer.compare(png.data, tiff.data)).toBe(0);
    expect(pixelAt(png, 200, 9)).toEqual([200]);
  });
});

describe('the inks of a CMYK file', () => {
  const inksOf = async (...colour: [number, number, number, number]) => {
    const print = await produce(await paintPicture(flat(...colour)), { format: 'tiff-cmyk' });
    return pixelAt(await readPixels(fileOf(print, 'colour')), 100, 100);
  };

  it('are none for white and for what is clear, whatever colour is hidden in it', async () => {
    expect(await inksOf(255, 255, 255, 255)).toEqual([0, 0, 0, 0]);
    expect(await inksOf(200, 0, 0, 0)).toEqual([0, 0, 0, 0]);
  });

  it('are those of the colour', async () => {
    const [cyan = 0, magenta = 0, yellow = 0] = await inksOf(255, 0, 0, 255);
    expect(cyan).toBeLessThan(10);
    expect(magenta).toBeGreaterThan(200);
    expect(yellow).toBeGreaterThan(200);
    const black = await inksOf(0, 0, 0, 255);
    expect(black[3]).toBeGreaterThan(200);
  });

  it('are fewer where the colour is half clear', async () => {
    const full = (await inksOf(255, 0, 0, 255))[1] ?? 0;
    const half = (await inksOf(255, 0, 0, 128))[1] ?? 255;
    expect(half).toBeGreaterThan(50);
    expect(half).toBeLessThan(full - 50);
  });

  it('show the colour on a screen, as near as ink comes to it', async () => {
    const print = await produce(await paintPicture(flat(180, 120, 60, 255)), { format: 'tiff-cmyk' });
    const shown = await sharp(fileOf(print, 'colour').contents).toColourspace('srgb').raw().toBuffer();
    for (const [index, wanted] of [180, 120, 60].entries())
      expect(Math.abs((shown[index] ?? 0) - wanted)).toBeLessThanOrEqual(30);
  });
});
