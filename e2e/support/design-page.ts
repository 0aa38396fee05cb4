import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import type { Harness } from '../../renderer/editor/harness/design.tsx';
import type { Photo } from '../../shared/contract/photos.ts';
import type { HarnessServer } from '../bench/editor-gestures.ts';

/** The real design screen with a made-up main process, and photos that arrive at it. */

declare global {
  interface Window {
    readonly harness: Harness;
  }
}

export interface TestPhoto {
  readonly photo: Photo;
  readonly original: Buffer;
  readonly screen: Buffer;
}

export const fixture = (name: string): string =>
  new URL(`../../shared/fixtures/${name}`, import.meta.url).pathname;

/** As the intake does it: the full picture for the print, an upright copy of at most 1600 pixels for the screen. */
export async function asPhoto(photoId: string, original: Buffer): Promise<TestPhoto> {
  const upright = sharp(original).autoOrient();
  const screen = await upright
    .resize(1600, 1600, { fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer();
  const { width, height, autoOrient } = await sharp(original).metadata();
  const photo: Photo = {
    photoId,
    source: 'phone',
    widthPx: autoOrient?.width ?? width,
    heightPx: autoOrient?.height ?? height,
    screenPath: `files/photos/${photoId}/screen`,
    originalPath: `files/photos/${photoId}/original`,
  };
  return { photo, original, screen };
}

/** Each place has a colour of its own and neighbours are alike: resampling hardly shows, a shift or turn does at once. */
export async function gradientJpeg(widthPx: number, heightPx: number): Promise<Buffer> {
  const pixels = Buffer.alloc(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      pixels.set(
        [(255 * x) / widthPx, (255 * y) / heightPx, 60 + (120 * (x + y)) / (widthPx + heightPx)],
        3 * (y * widthPx + x),
      );
    }
  }
  const raw = { width: widthPx, height: heightPx, channels: 3 } as const;
  return sharp(pixels, { raw }).jpeg({ quality: 96, chromaSubsampling: '4:4:4' }).toBuffer();
}

export async function openWith(
  server: HarnessServer,
  page: Page,
  ...photos: readonly TestPhoto[]
): Promise<void> {
  await page.route(/\/files\/photos\//, async (route) => {
    const [photoId, variant] = new URL(route.request().url()).pathname.split('/').slice(-2);
    const found = photos.find(({ photo }) => photo.photoId === photoId);
    if (!found) return route.fulfill({ status: 404 });
    const original = variant === 'original';
    await route.fulfill({
      body: original ? found.original : found.screen,
      contentType: original ? 'image/jpeg' : 'image/png',
    });
  });
  await page.goto(server.url('design'));
  await expect(page.getByTestId('screen-design')).toBeVisible();
  await page.evaluate(
    (arrived) => window.harness.main.arrive(...arrived),
    photos.map(({ photo }) => photo),
  );
  await expect.poll(() => page.evaluate(() => window.harness.pictureCount())).toBeGreaterThan(0);
}
