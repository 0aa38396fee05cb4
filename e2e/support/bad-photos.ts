import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { PhotoRefusal } from '../../shared/contract/photos.ts';
import { PHOTOS, type PictureFile } from './photos.ts';

/** A file that the kiosk must refuse, and why. */
export interface BadPhoto {
  readonly what: string;
  readonly reason: PhotoRefusal;
  make(): Promise<PictureFile>;
}

const MEBIBYTE = 1024 * 1024;
const jpeg = (name: string, buffer: Buffer): PictureFile => ({ name, mimeType: 'image/jpeg', buffer });

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export const NO_PHOTO: BadPhoto = {
  what: 'a text that calls itself a photo',
  reason: 'notAPicture',
  make: async () => jpeg('letter.jpg', Buffer.from('Dear kiosk, this is no photo.\n'.repeat(100))),
};

export const BAD_PHOTOS: readonly BadPhoto[] = [
  NO_PHOTO,
  {
    what: 'a drawing with a script in it',
    reason: 'notAPicture',
    make: async () => {
      const svg =
        '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><script>alert(1)</script></svg>';
      return { name: 'drawing.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) };
    },
  },
  {
    what: 'a photo of one pixel',
    reason: 'tooSmall',
    make: async () => {
      const create = { width: 1, height: 1, channels: 3, background: '#a37' } as const;
      return jpeg('pixel.jpg', await sharp({ create }).jpeg().toBuffer());
    },
  },
  {
    what: 'half a photo',
    reason: 'broken',
    make: async () => {
      const whole = readFileSync(PHOTOS.landscape);
      return jpeg('half.jpg', whole.subarray(0, whole.length / 2));
    },
  },
  {
    what: 'a photo of 200 megapixels',
    reason: 'tooManyPixels',
    // Takes seconds to make.
    make: once(async () => {
      const create = { width: 16_000, height: 12_500, channels: 3, background: '#3a7' } as const;
      return jpeg('200-megapixels.jpg', await sharp({ create }).jpeg({ quality: 20 }).toBuffer());
    }),
  },
  {
    what: 'a file of 60 MB',
    reason: 'tooManyBytes',
    make: async () =>
      jpeg('60-megabytes.jpg', Buffer.concat([readFileSync(PHOTOS.landscape)], 60 * MEBIBYTE)),
  },
  {
    what: 'a stamp',
    reason: 'tooSmall',
    make: async () => {
      const create = { width: 60, height: 40, channels: 3, background: '#a37' } as const;
      return jpeg('stamp.jpg', await sharp({ create }).jpeg().toBuffer());
    },
  },
];

/** Playwright hands over files of this size by their path only. */
export async function onDisk<Value>(
  file: PictureFile,
  use: (path: string) => Promise<Value>,
): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'casepress-photo-'));
  try {
    const path = join(folder, file.name);
    writeFileSync(path, file.buffer);
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
