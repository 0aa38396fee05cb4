import { Readable } from 'node:stream';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openPhotoRig } from './test-kit/photo-rig.ts';
import { buildFlatPng } from './test-kit/png-builder.ts';

const MEBIBYTE = 1024 * 1024;

const greyJpeg = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#777777' } })
    .jpeg()
    .toBuffer();

describe('a picture beyond the limits', () => {
  it('of 200 megapixels is refused by its header, without decoding it', async () => {
    const { photos, listFiles } = await openPhotoRig();
    const bomb = buildFlatPng(20_000, 10_000);
    expect(bomb.length).toBeLessThan(MEBIBYTE);
    expect(await photos.add(bomb, 'phone')).toEqual({ ok: false, error: 'tooManyPixels' });
    expect(await listFiles()).toEqual([]);
  });

  it('that is absurdly long is refused although it has few pixels', async () => {
    const { photos } = await openPhotoRig();
    expect(await photos.add(buildFlatPng(40_000, 250), 'phone')).toEqual({
      ok: false,
      error: 'tooManyPixels',
    });
  });

  it('whose header promises far more than the file holds is refused', async () => {
    const { photos } = await openPhotoRig();
    const lying = Buffer.from(buildFlatPng(300, 300));
    lying.writeUInt32BE(0x7fffffff, 16);
    const result = await photos.add(lying, 'phone');
    expect(result).toEqual({ ok: false, error: expect.stringMatching(/^(broken|tooManyPixels)$/) });
  });

  it('of more bytes than allowed is read no further than the limit', async () => {
    const { photos, listFiles } = await openPhotoRig({ limits: { maxBytes: 3 * MEBIBYTE } });
    let sentBytes = 0;
    const endless = Readable.from(
      (async function* () {
        for (; sentBytes < 60 * MEBIBYTE; sentBytes += 64 * 1024) yield Buffer.alloc(64 * 1024, 0xff);
      })(),
    );
    expect(await photos.add(endless, 'phone')).toEqual({ ok: false, error: 'tooManyBytes' });
    expect(sentBytes).toBeLessThan(8 * MEBIBYTE);
    expect(endless.destroyed).toBe(true);
    expect(await listFiles()).toEqual([]);
  });

  it('narrower than 200 pixels is too small', async () => {
    const { photos } = await openPhotoRig();
    expect(await photos.add(await greyJpeg(199, 1200), 'phone')).toEqual({ ok: false, error: 'tooSmall' });
    expect(await photos.add(await greyJpeg(200, 200), 'phone')).toMatchObject({ ok: true });
  });
});
