import { drawPrint } from '../../../renderer/editor/print/draw-print.ts';
import type { PrintJob } from '../../../renderer/editor/print/protocol.ts';
import { emptyDesign, type PhotoLayer, PLAIN_PHOTO } from '../../../shared/domain/design.ts';

/** Draws one print twice: as the product does it, in a worker, and on a bare canvas of this page. For e2e/bench. */

/** What the performance notes measured: a case of 80 × 165 mm at 600 dpi, filled by a photo of 12 megapixels. */
const PRINT = { widthPx: 1890, heightPx: 3898 } as const;
const PHOTO = { widthPx: 4000, heightPx: 3000 } as const;
const PIXELS_PER_MM = 600 / 25.4;
/** As high as the case, and wider. */
const PLACED: PhotoLayer = {
  kind: 'photo',
  layerId: 'layer',
  photoId: 'photo',
  centreXMm: 40,
  centreYMm: 82.5,
  widthMm: 220,
  heightMm: 165,
  rotationDeg: 0,
  ...PLAIN_PHOTO,
};

export type Drawer = 'worker' | 'canvas';

export interface ExportMeasure {
  readonly ms: number;
  /** The longest time from one frame to the next while it was drawn. */
  readonly worstGapMs: number;
  readonly pngBytes: number;
}

async function drawInWorker(url: string): Promise<Blob> {
  const job: PrintJob = {
    design: { ...emptyDesign('bench'), layers: [PLACED] },
    ...PRINT,
    pixelsPerMm: PIXELS_PER_MM,
    sources: [{ photoId: 'photo', url, ...PHOTO }],
  };
  const drawn = await drawPrint(job, {
    signal: new AbortController().signal,
    onPhotoLoaded: () => undefined,
  });
  if (!drawn.ok) throw new Error(`${drawn.error.kind}: ${drawn.error.detail}`);
  return drawn.value;
}

/** The limit: nothing but the same pixels. */
async function drawOnCanvas(url: string): Promise<Blob> {
  const photo = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = document.createElement('canvas');
  canvas.width = PRINT.widthPx;
  canvas.height = PRINT.heightPx;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  const [width, height] = [PLACED.widthMm * PIXELS_PER_MM, PLACED.heightMm * PIXELS_PER_MM];
  context.drawImage(photo, (PRINT.widthPx - width) / 2, (PRINT.heightPx - height) / 2, width, height);
  photo.close();
  const { promise, resolve, reject } = Promise.withResolvers<Blob>();
  canvas.toBlob((png) => (png ? resolve(png) : reject(new Error('no picture'))), 'image/png');
  return promise;
}

/** Watches the frames of the page until the function it gives is called. */
function watchFrames(): () => number {
  let [lastMs, worstMs, watching] = [performance.now(), 0, true];
  const look = () => {
    const nowMs = performance.now();
    worstMs = Math.max(worstMs, nowMs - lastMs);
    lastMs = nowMs;
    if (watching) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return () => {
    watching = false;
    return worstMs;
  };
}

async function run(by: Drawer, photo: string): Promise<ExportMeasure> {
  const url = URL.createObjectURL(await (await fetch(photo)).blob());
  const endWatch = watchFrames();
  const startMs = performance.now();
  const png = await (by === 'worker' ? drawInWorker(url) : drawOnCanvas(url));
  const ms = performance.now() - startMs;
  const worstGapMs = endWatch();
  URL.revokeObjectURL(url);
  return { ms, worstGapMs, pngBytes: png.size };
}

const printBench = { run };
export type PrintBench = typeof printBench;
Object.assign(window, { printBench });
