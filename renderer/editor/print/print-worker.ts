import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { DrawAssets } from '../draw/draw-assets.ts';
import { drawDesign } from '../draw/draw-design.ts';
import { loadFaces } from '../draw/load-faces.ts';
import { isPlain } from '../draw/looks.ts';
import { needsOf } from '../draw/needs.ts';
import { treatPicture } from '../draw/treated.ts';
import { readVectorPicture, tileOf } from '../draw/vector-picture.ts';
import { decodePhoto } from './decode-photo.ts';
import { drawnScale } from './needed-size.ts';
import { encodeOpaquePng } from './png/opaque-png.ts';
import { warmUpEncoder } from './png/warm-up.ts';
import type { PhotoSource, PrintAssets, PrintJob, PrintNews, PrintOrder } from './protocol.ts';

/** Draws one print from the originals, beside the page: the page stays smooth, and what this took is freed with it. */

const tell = (news: PrintNews): void => self.postMessage(news);

class PhotoError extends Error {
  readonly photoId: string;
  constructor(photoId: string, cause: unknown) {
    super(`photo ${photoId}: ${String(cause)}`);
    this.photoId = photoId;
  }
}
class FontError extends Error {}

async function loadPhoto(source: PhotoSource, job: PrintJob): Promise<ImageBitmap> {
  try {
    const answer = await fetch(source.url);
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const scale = drawnScale(job.design, source, job);
    return await decodePhoto(await answer.blob(), source, scale);
  } catch (cause) {
    throw new PhotoError(source.photoId, cause);
  }
}

/** Puts the photo into `photos` in every look that the design has of it. What is not drawn as it is, is not kept. */
async function addPhoto(source: PhotoSource, job: PrintJob, photos: Map<string, ImageBitmap>): Promise<void> {
  const picture = await loadPhoto(source, job);
  for (const [key, photo] of needsOf(job.design).photos) {
    if (photo.photoId !== source.photoId) continue;
    photos.set(key, isPlain(photo) ? picture : treatPicture(picture, photo));
  }
  if (!photos.has(source.photoId)) picture.close();
}

async function loadFonts({ faces }: PrintAssets): Promise<void> {
  try {
    await loadFaces(faces);
  } catch (cause) {
    throw new FontError(String(cause));
  }
}

/** Stickers, patterns and fonts, ready to be drawn; photos come later, one by one. */
async function readAssets(assets: PrintAssets): Promise<Omit<DrawAssets, 'photos'>> {
  await loadFonts(assets);
  return {
    standIns: new Map(),
    stickers: new Map([...assets.stickers].map(([id, svg]) => [id, readVectorPicture(svg)])),
    patterns: new Map([...assets.patterns].map(([id, source]) => [id, tileOf(source)])),
    fonts: assets.fonts,
  };
}

async function draw(job: PrintJob): Promise<Blob> {
  const canvas = new OffscreenCanvas(job.widthPx, job.heightPx);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no canvas');
  const assets = await readAssets(job.assets);
  const photos = new Map<string, ImageBitmap>();
  try {
    // One after the other: decoding all at once would need the memory of all.
    for (const [index, source] of job.sources.entries()) {
      await addPhoto(source, job, photos);
      tell({ kind: 'photoLoaded', done: index + 1, total: job.sources.length });
    }
    drawDesign(context, job.design, { ...assets, photos }, job.pixelsPerMm);
  } finally {
    for (const picture of photos.values()) picture.close();
  }
  return encodeOpaquePng({
    widthPx: job.widthPx,
    heightPx: job.heightPx,
    readRows: (first, count) => context.getImageData(0, first, job.widthPx, count).data,
  });
}

function newsOf(error: unknown): PrintNews {
  if (error instanceof PhotoError) {
    return { kind: 'photoFailed', photoId: error.photoId, detail: error.message };
  }
  if (error instanceof FontError) return { kind: 'fontFailed', detail: error.message };
  return { kind: 'drawingFailed', detail: String(error) };
}

async function print(job: PrintJob): Promise<void> {
  try {
    tell({ kind: 'drawn', png: await draw(job) });
  } catch (error) {
    tell(newsOf(error));
  }
}

self.addEventListener('message', ({ data }: MessageEvent<PrintOrder>) => {
  switch (data.kind) {
    case 'warmUp':
      return warmUpEncoder();
    case 'print':
      return void print(data.job);
    default:
      return assertNever(data);
  }
});
