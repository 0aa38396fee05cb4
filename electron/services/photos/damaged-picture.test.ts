import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fixture, openPhotoRig } from './test-kit/photo-rig.ts';

async function damagedFiles(): Promise<Readonly<Record<string, Buffer>>> {
  const jpeg = await fixture('photo-landscape.jpg');
  const png = await sharp(jpeg).resize(600).png().toBuffer();
  const webp = await sharp(jpeg).webp().toBuffer();
  const cut = (bytes: Buffer, part: number) => bytes.subarray(0, Math.floor(bytes.length * part));
  const spoilt = Buffer.from(png);
  spoilt.fill(0x5a, 2000, 4000);
  return {
    'a JPEG cut in half': cut(jpeg, 0.5),
    'a JPEG that lacks its last hundred bytes': jpeg.subarray(0, -100),
    'a JPEG that ends in its header': jpeg.subarray(0, 30),
    'a PNG cut short': cut(png, 0.9),
    'a PNG with bytes overwritten': spoilt,
    'a WebP cut short': cut(webp, 0.8),
    'a WebP signature before nothing': Buffer.from('RIFF\x24\0\0\0WEBPVP8 \0\0\0\0', 'latin1'),
    'a GIF signature before rubbish': Buffer.from(`GIF89a${'x'.repeat(300)}`),
    'an AVIF box before rubbish': Buffer.from(
      `\0\0\0\x18ftypavif\0\0\0\0avifmif1${'x'.repeat(300)}`,
      'latin1',
    ),
  };
}

const damaged = await damagedFiles();

describe('a damaged picture', () => {
  it.each(Object.entries(damaged))('%s is broken', async (_, bytes) => {
    const { photos, listFiles } = await openPhotoRig();
    expect(await photos.add(bytes, 'file')).toEqual({ ok: false, error: 'broken' });
    expect(await listFiles()).toEqual([]);
  });
});
