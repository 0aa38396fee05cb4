import { drawDesign } from '../draw/draw-design.ts';
import { decodePhoto } from './decode-photo.ts';
import { drawnScale } from './needed-size.ts';
import type { PhotoSource, PrintJob, PrintNews } from './protocol.ts';

/** Draws one print from the originals, beside the page: the page stays smooth, and what this took is freed with it. */

const tell = (news: PrintNews): void => self.postMessage(news);

class PhotoError extends Error {
  readonly photoId: string;
  constructor(photoId: string, cause: unknown) {
    super(`photo ${photoId}: ${String(cause)}`);
    this.photoId = photoId;
  }
}

async function loadPhoto(source: PhotoSource, job: PrintJob): Promise<ImageBitmap> {
  try {
    const answer = await fetch(source.url);
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const scale = drawnScale(job.design, source, job.pixelsPerMm);
    return await decodePhoto(await answer.blob(), source, scale);
  } catch (cause) {
    throw new PhotoError(source.photoId, cause);
  }
}

async function draw(job: PrintJob): Promise<Blob> {
  const canvas = new OffscreenCanvas(job.widthPx, job.heightPx);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no canvas');
  const pictures = new Map<string, ImageBitmap>();
  try {
    // One after the other: decoding all at once would need the memory of all.
    for (const source of job.sources) {
      pictures.set(source.photoId, await loadPhoto(source, job));
      tell({ kind: 'photoLoaded', done: pictures.size, total: job.sources.length });
    }
    drawDesign(context, job.design, pictures, job.pixelsPerMm);
  } finally {
    for (const picture of pictures.values()) picture.close();
  }
  return canvas.convertToBlob({ type: 'image/png' });
}

self.addEventListener('message', async ({ data }: MessageEvent<PrintJob>) => {
  try {
    tell({ kind: 'drawn', png: await draw(data) });
  } catch (error) {
    if (error instanceof PhotoError) {
      tell({ kind: 'photoFailed', photoId: error.photoId, detail: error.message });
    } else {
      tell({ kind: 'drawingFailed', detail: String(error) });
    }
  }
});
