import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fixture, openPhotoRig } from './test-kit/photo-rig.ts';
import { pngChunk } from './test-kit/png-builder.ts';

const SECRETS = ['Fixture Phone', 'GPSLatitude', 'my home address', '2024:05:01', '<x:xmpmeta'];
const EXIF = { IFD0: { Model: 'Fixture Phone', ImageDescription: 'my home address' } };
const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/">my home address</x:xmpmeta>';

async function talkativeFiles(): Promise<Readonly<Record<string, Buffer>>> {
  const plain = await fixture('photo-landscape.jpg');
  const base = () => sharp(plain).resize(400).withExif(EXIF).withXmp(XMP);
  const png = await base().png().toBuffer();
  const text = pngChunk('tEXt', Buffer.from('Comment\0my home address'));
  return {
    'a JPEG as a phone writes it': plain,
    'a JPEG with a comment and a film behind it': Buffer.concat([
      plain.subarray(0, 2),
      Buffer.from('\xff\xfe\x00\x11my home address', 'latin1'),
      plain.subarray(2),
      Buffer.from('ftypmp42 my home address'),
    ]),
    'a PNG': Buffer.concat([png.subarray(0, 33), text, png.subarray(33)]),
    'a WebP': await base().webp().toBuffer(),
    'an AVIF': await base().avif({ effort: 0 }).toBuffer(),
  };
}

const talkative = await talkativeFiles();

describe('what a photo tells about its maker', () => {
  it.each(Object.entries(talkative))('%s leaves without it', async (_, bytes) => {
    const { photos } = await openPhotoRig();
    const added = await photos.add(bytes, 'phone');
    expect(added).toMatchObject({ ok: true });
    for (const variant of ['screen', 'original'] as const) {
      const copy = await photos.read(added.ok ? added.value.photoId : '', variant);
      const text = Buffer.from(copy?.bytes ?? new Uint8Array()).toString('latin1');
      expect(text.length).toBeGreaterThan(1000);
      expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
      const { exif, xmp, icc } = await sharp(copy?.bytes).metadata();
      expect({ exif, xmp, icc }).toEqual({});
    }
  });

  it('the pixels stay as they were coded', async () => {
    const { photos } = await openPhotoRig();
    const plain = await fixture('photo-landscape.jpg');
    const added = await photos.add(plain, 'phone');
    const original = await photos.read(added.ok ? added.value.photoId : '', 'original');
    const raw = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();
    expect((await raw(original?.bytes ?? new Uint8Array())).equals(await raw(plain))).toBe(true);
  });
});
