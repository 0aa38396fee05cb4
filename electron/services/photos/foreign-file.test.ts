import { describe, expect, it } from 'vitest';
import { fixture, openPhotoRig } from './test-kit/photo-rig.ts';

const heif = (brands: string) => {
  const box = Buffer.from(`\0\0\0\0ftyp${brands.slice(0, 4)}\0\0\0\0${brands.slice(4)}`, 'latin1');
  box.writeUInt32BE(box.length, 0);
  return Buffer.concat([box, Buffer.alloc(400)]);
};

const NOT_PICTURES: Readonly<Record<string, Uint8Array>> = {
  'a text that is called .jpg': Buffer.from('holiday.jpg is only a name\n'),
  'an SVG': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>'),
  'an SVG behind an XML declaration': Buffer.from('<?xml version="1.0"?><svg width="900" height="900"/>'),
  'a PDF': Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'),
  'a page of HTML': Buffer.from('<!doctype html><img src="a.jpg">'),
  'a ZIP': Buffer.from('PK\x03\x04\x14\0\0\0\x08\0', 'latin1'),
  'a film': heif('isomiso2avc1mp41'),
  'a WAV, which is a RIFF like WebP': Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1'),
  'nothing at all': new Uint8Array(),
};

const FOREIGN_PICTURES: Readonly<Record<string, Uint8Array>> = {
  'a HEIC that holds no still picture': heif('heicmif1heic'),
  'one that calls itself mif1': heif('mif1heicmif1'),
  'a TIFF': Buffer.from('II*\0\x08\0\0\0', 'latin1'),
  'a BMP': Buffer.from('BM\x46\0\0\0\0\0\0\0\x36\0\0\0', 'latin1'),
  'a JPEG XL': Buffer.from('\xff\x0a\xfa\x1f', 'latin1'),
  'a Photoshop file': Buffer.from('8BPS\0\x01', 'latin1'),
};

describe('a file that is no photo', () => {
  it.each(Object.entries(NOT_PICTURES))('%s is no picture', async (_, bytes) => {
    const { photos, listFiles } = await openPhotoRig();
    expect(await photos.add(bytes, 'phone')).toEqual({ ok: false, error: 'notAPicture' });
    expect(await listFiles()).toEqual([]);
  });

  it.each(Object.entries(FOREIGN_PICTURES))(
    '%s is a picture of a type that is not taken',
    async (_, bytes) => {
      const { photos, listFiles } = await openPhotoRig();
      expect(await photos.add(bytes, 'phone')).toEqual({ ok: false, error: 'unsupportedType' });
      expect(await listFiles()).toEqual([]);
    },
  );

  it('leaves the photos that are there alone', async () => {
    const { photos } = await openPhotoRig();
    await photos.add(await fixture('photo-landscape.jpg'), 'phone');
    await photos.add(Buffer.from('no picture'), 'phone');
    expect(photos.list()).toHaveLength(1);
  });
});
