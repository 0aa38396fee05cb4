import pacificoUrl from '@fontsource/pacifico/files/pacifico-latin-400-normal.woff2?url';
import wavesSvg from '../../../assets/images/patterns/waves.svg?raw';
import catSvg from '../../../assets/stickers/luck/cat-lucky.svg?raw';
import { drawPrint } from '../../../renderer/editor/print/draw-print.ts';
import type { PrintAssets, PrintJob } from '../../../renderer/editor/print/protocol.ts';
import { keepSpareWorker } from '../../../renderer/editor/print/spare-worker.ts';
import {
  type Design,
  emptyDesign,
  type PhotoLayer,
  PLAIN_LAYER,
  PLAIN_PHOTO,
  type StickerLayer,
  type TextLayer,
} from '../../../shared/domain/design.ts';
import type { DesignFont } from '../../../shared/domain/design-font.ts';

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

const PACIFICO: DesignFont = {
  fontId: 'pacifico',
  family: 'Pacifico',
  names: { en: 'Pacifico', 'zh-CN': 'Pacifico' },
  category: 'script',
  scripts: ['latin'],
  weight: 400,
  looksLikeWeight: 500,
  package: '@fontsource/pacifico',
  cssFiles: ['400.css'],
  licence: 'OFL-1.1',
  fallbacks: [],
};
const words = (layerId: string, centreYMm: number, more: Partial<TextLayer>): TextLayer => ({
  kind: 'text',
  layerId,
  text: 'Summer by the sea',
  fontId: PACIFICO.fontId,
  centreXMm: 40,
  centreYMm,
  widthMm: 60,
  heightMm: 25,
  rotationDeg: 5,
  ...PLAIN_LAYER,
  colour: '#0f5c5c',
  align: 'centre',
  outline: null,
  curveDeg: 0,
  letterSpacingEm: 0,
  lineHeightEm: 1.2,
  wrapEm: null,
  ...more,
});
const cat = (layerId: string, centreXMm: number, centreYMm: number, opacity = 1): StickerLayer => ({
  kind: 'sticker',
  layerId,
  stickerId: 'cat-lucky',
  centreXMm,
  centreYMm,
  widthMm: 25,
  heightMm: 25,
  rotationDeg: 10,
  ...PLAIN_LAYER,
  opacity,
  colour: null,
  mirrored: false,
  border: true,
});

const NO_PRINT_ASSETS: PrintAssets = {
  stickers: new Map(),
  patterns: new Map(),
  fonts: new Map(),
  faces: [],
};

/** A design with everything in it: the photo in a look and a frame, lines straight and bent, stickers, a pattern. */
const EVERY_KIND: Design = {
  ...emptyDesign('bench'),
  background: { kind: 'pattern', patternId: 'waves', background: '#fff4e2', colour: '#3f8f6b', scale: 1 },
  layers: [
    { ...PLACED, look: 'film', frame: 'arch', border: { colour: '#ffffff', widthMm: 2 } },
    words('straight', 30, { outline: { colour: '#ffffff', widthEm: 0.1 }, opacity: 0.8 }),
    words('bent', 80, { curveDeg: 160 }),
    cat('cat', 25, 130),
    cat('pale-cat', 55, 130, 0.5),
  ],
};
const EVERY_ASSET: PrintAssets = {
  stickers: new Map([['cat-lucky', catSvg]]),
  patterns: new Map([['waves', { svg: wavesSvg, tileWidthMm: 12, aspect: 2 }]]),
  fonts: new Map([[PACIFICO.fontId, PACIFICO]]),
  faces: [
    {
      fontId: PACIFICO.fontId,
      weightRange: '1 1000',
      unicodeRange: 'U+0-FF',
      url: new URL(pacificoUrl, location.href).href,
    },
  ],
};

/** `worker`: a photo alone; `canvas`: the same without the worker; `everyKind`: the worker with a full design. */
export type Drawer = 'worker' | 'canvas' | 'everyKind';

export interface ExportMeasure {
  readonly ms: number;
  /** The longest time from one frame to the next while it was drawn. */
  readonly worstGapMs: number;
  readonly pngBytes: number;
}

async function drawInWorker(url: string, design: Design, assets: PrintAssets): Promise<Blob> {
  const job: PrintJob = {
    design,
    ...PRINT,
    pixelsPerMm: PIXELS_PER_MM,
    sources: [{ photoId: 'photo', url, ...PHOTO }],
    assets,
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

function drawBy(by: Drawer, url: string): Promise<Blob> {
  if (by === 'canvas') return drawOnCanvas(url);
  if (by === 'everyKind') return drawInWorker(url, EVERY_KIND, EVERY_ASSET);
  return drawInWorker(url, { ...emptyDesign('bench'), layers: [PLACED] }, NO_PRINT_ASSETS);
}

/**
 * So long before each print nothing is done: what the one before left behind is tidied up, and the worker has started and
 * warmed up, which takes 200 ms on an idle machine and far longer on a busy one.
 */
const REST_MS = 1000;

/** As on the design screen, where the worker stands by long before the shopper is done. */
async function rest(by: Drawer): Promise<void> {
  if (by !== 'canvas') keepSpareWorker();
  await new Promise((rested) => setTimeout(rested, REST_MS));
}

async function run(by: Drawer, photo: string): Promise<ExportMeasure> {
  await rest(by);
  const url = URL.createObjectURL(await (await fetch(photo)).blob());
  const endWatch = watchFrames();
  const startMs = performance.now();
  const png = await drawBy(by, url);
  const ms = performance.now() - startMs;
  const worstGapMs = endWatch();
  URL.revokeObjectURL(url);
  return { ms, worstGapMs, pngBytes: png.size };
}

const printBench = { run };
export type PrintBench = typeof printBench;
Object.assign(window, { printBench });
