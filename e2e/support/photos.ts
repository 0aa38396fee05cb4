import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { projectDir } from '../../build/project.ts';

const fixture = (name: string): string => join(projectDir, 'shared', 'fixtures', name);

/** Pictures as shoppers bring them. See shared/fixtures/README.md. */
export const PHOTOS = {
  landscape: fixture('photo-landscape.jpg'),
  portrait: fixture('photo-portrait-turned.jpg'),
  coarse: fixture('photo-coarse.jpg'),
} as const;

export interface PictureFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const readPicture = (file: string): PictureFile => ({
  name: basename(file),
  mimeType: file.endsWith('.png') ? 'image/png' : 'image/jpeg',
  buffer: readFileSync(file),
});

/** The colours of `fourColours`, clockwise from the top left. Far apart, so that JPEG and scaling cannot mix them up. */
export const CORNERS = [
  { r: 200, g: 30, b: 40 },
  { r: 30, g: 160, b: 60 },
  { r: 30, g: 60, b: 200 },
  { r: 240, g: 200, b: 40 },
] as const;

/** A photo of four plain rectangles: whoever sees it knows which way is up, and where its middle is. */
export async function fourColours(widthPx: number, heightPx: number): Promise<PictureFile> {
  const [topLeft, topRight, bottomRight, bottomLeft] = CORNERS;
  const half = { width: Math.ceil(widthPx / 2), height: Math.ceil(heightPx / 2) };
  const tile = (background: (typeof CORNERS)[number], left: number, top: number) => ({
    input: { create: { ...half, channels: 3 as const, background } },
    left,
    top,
  });
  const left = widthPx - half.width;
  const top = heightPx - half.height;
  const buffer = await sharp({
    create: { width: widthPx, height: heightPx, channels: 3, background: topLeft },
  })
    .composite([tile(topRight, left, 0), tile(bottomRight, left, top), tile(bottomLeft, 0, top)])
    .jpeg({ quality: 95 })
    .toBuffer();
  return { name: 'four-colours.jpg', mimeType: 'image/jpeg', buffer };
}

export interface UploadAnswer {
  readonly status: number;
  readonly text: string;
}

/** Sends a file as the page behind the QR code does. A browser without scripts would accept `text/html`. */
export async function sendFromPhone(
  pageUrl: string,
  file: PictureFile,
  accept = 'application/json',
): Promise<UploadAnswer> {
  const form = new FormData();
  form.set('photo', new Blob([new Uint8Array(file.buffer)], { type: file.mimeType }), file.name);
  const answer = await fetch(pageUrl, { method: 'POST', body: form, headers: { accept } });
  return { status: answer.status, text: await answer.text() };
}
