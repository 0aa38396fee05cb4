import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { PhotoVariant } from './photo-session.ts';
import { ADOBE_RGB, buildIccProfile, withJpegProfile } from './test-kit/icc-builder.ts';
import { fixture, openPhotoRig } from './test-kit/photo-rig.ts';

const flat = (background: string, channels: 3 | 4 = 3) =>
  sharp({ create: { width: 300, height: 300, channels, background } });

/** Both copies of a photo, decoded: the middle pixel, and what the browser would be told about colours. */
async function middlesOf(bytes: Uint8Array) {
  const { photos } = await openPhotoRig();
  const added = await photos.add(bytes, 'phone');
  expect(added).toMatchObject({ ok: true });
  const photoId = added.ok ? added.value.photoId : '';
  const middle = async (variant: PhotoVariant) => {
    const copy = await photos.read(photoId, variant);
    const picture = sharp(copy?.bytes);
    const { space, icc } = await picture.metadata();
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    const offset = (150 * info.width + 150) * info.channels;
    return { space, icc, type: copy?.contentType, pixel: [...data.subarray(offset, offset + info.channels)] };
  };
  return { screen: await middle('screen'), original: await middle('original') };
}

const near = (pixel: readonly number[], expected: readonly number[], tolerance: number) =>
  Math.max(...expected.map((value, index) => Math.abs(value - (pixel[index] ?? Number.NaN)))) <= tolerance;

describe('a picture in other colours than sRGB', () => {
  it('in Display P3 is converted: the same look, no profile', async () => {
    // The sRGB colour (200, 80, 40), written in P3's numbers.
    const p3 = await flat('#c85028').withIccProfile('p3').jpeg({ quality: 100 }).toBuffer();
    const rawNumbers = await sharp(p3, { ignoreIcc: true }).raw().toBuffer();
    expect(near([...rawNumbers], [200, 80, 40], 6)).toBe(false);
    for (const copy of Object.values(await middlesOf(p3))) {
      expect(copy).toMatchObject({ space: 'srgb', icc: undefined });
      expect(copy.pixel, JSON.stringify(copy)).toSatisfy((pixel: number[]) => near(pixel, [200, 80, 40], 4));
    }
  });

  it('in Adobe RGB is converted', async () => {
    // By the published matrix: Adobe RGB (150, 150, 60) is sRGB (151, 151, 48).
    const adobe = withJpegProfile(
      await flat('#96963c').jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer(),
      buildIccProfile(ADOBE_RGB),
    );
    for (const copy of Object.values(await middlesOf(adobe))) {
      expect(copy).toMatchObject({ space: 'srgb', icc: undefined });
      expect(copy.pixel, JSON.stringify(copy)).toSatisfy((pixel: number[]) => near(pixel, [151, 151, 48], 3));
    }
  });

  it('in CMYK is converted', async () => {
    const cmyk = await flat('#2060c0')
      .toColourspace('cmyk')
      .withIccProfile('cmyk')
      .jpeg({ quality: 95 })
      .toBuffer();
    expect(await sharp(cmyk).metadata()).toMatchObject({ space: 'cmyk' });
    for (const copy of Object.values(await middlesOf(cmyk))) {
      expect(copy).toMatchObject({ space: 'srgb', icc: undefined, type: 'image/jpeg' });
      const [red = 0, green = 0, blue = 0] = copy.pixel;
      expect(blue).toBeGreaterThan(green + 30);
      expect(green).toBeGreaterThan(red + 15);
    }
  });

  it('with the profile of sRGB itself is not coded again', async () => {
    const jpeg = await flat('#c85028').withIccProfile('srgb').jpeg().toBuffer();
    const { original } = await middlesOf(jpeg);
    const stored = await sharp(jpeg, { ignoreIcc: true }).raw().toBuffer();
    expect(original).toMatchObject({ icc: undefined, pixel: [...stored.subarray(0, 3)] });
  });
});

describe('a picture of a rarer kind', () => {
  it('grey with transparency keeps both', async () => {
    const grey = await flat('#80808080', 4).toColourspace('b-w').png().toBuffer();
    expect(await sharp(grey).metadata()).toMatchObject({ space: 'b-w', channels: 2 });
    const { screen, original } = await middlesOf(grey);
    expect(screen).toMatchObject({ type: 'image/webp' });
    expect(screen.pixel, 'screen').toSatisfy((pixel: number[]) => near(pixel, [128, 128, 128, 128], 3));
    expect(original).toMatchObject({ type: 'image/png', pixel: [128, 128, 128, 128] });
  });

  it('a palette with transparency keeps it', async () => {
    const { photos } = await openPhotoRig();
    const added = await photos.add(await fixture('badge-transparent.png'), 'file');
    for (const variant of ['screen', 'original'] as const) {
      const copy = await photos.read(added.ok ? added.value.photoId : '', variant);
      const corner = await sharp(copy?.bytes)
        .ensureAlpha()
        .extract({ left: 2, top: 2, width: 1, height: 1 })
        .raw()
        .toBuffer();
      expect(corner[3]).toBe(0);
    }
  });

  it('a moving GIF or WebP gives its first frame, still', async () => {
    const frames = await Promise.all(
      ['#ff0000', '#00ff00', '#0000ff'].map((colour) => flat(colour).png().toBuffer()),
    );
    const moving = sharp(frames, { join: { animated: true } });
    for (const bytes of [await moving.clone().gif().toBuffer(), await moving.clone().webp().toBuffer()]) {
      expect((await sharp(bytes).metadata()).pages).toBe(3);
      for (const copy of Object.values(await middlesOf(bytes))) {
        expect(copy.pixel, JSON.stringify(copy)).toSatisfy((pixel: number[]) => near(pixel, [255, 0, 0], 4));
      }
    }
  });

  it('16 bits per channel are taken', async () => {
    const deep = await flat('#c85028').toColourspace('rgb16').png().toBuffer();
    expect(await sharp(deep).metadata()).toMatchObject({ depth: 'ushort' });
    const { screen } = await middlesOf(deep);
    expect(near(screen.pixel, [200, 80, 40], 4)).toBe(true);
  });

  it('an AVIF is taken', async () => {
    const { original } = await middlesOf(await flat('#c85028').avif({ effort: 0, quality: 90 }).toBuffer());
    expect(original.type).toBe('image/jpeg');
    expect(near(original.pixel, [200, 80, 40], 6)).toBe(true);
  });
});
