import { once } from 'node:events';
import { request } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { CDPSession, Page } from '@playwright/test';
import sharp from 'sharp';
import { PHOTO_LIMITS } from '../../electron/services/photos/photo-limits.ts';
import { chooseCase } from '../support/buy-case.ts';
import { codeText } from '../support/screens.ts';
import { type BenchKiosk, withKiosk } from './bench-kiosk.ts';
import { launchBrowser, PORTRAIT } from './browser.ts';
import { median, type Row } from './table.ts';

/** From the last byte of the phone's upload to the photo on the canvas, in the real kiosk and its real page. */

interface Size {
  readonly megapixels: number;
  readonly width: number;
  readonly height: number;
  readonly rounds: number;
}

const SIZES: readonly Size[] = [
  { megapixels: 12, width: 4000, height: 3000, rounds: 21 },
  { megapixels: 48, width: 8000, height: 6000, rounds: 15 },
];
/** Not counted: code and caches warm up. */
const WARM_UP_ROUNDS = 3;
const MEMORY_ROUNDS = 50;
/** What the memory needs to find its level: heaps and the allocator grow at first. */
const LEVEL_ROUNDS = 10;
const FRAME_MS = 1000 / 60;
/** "Back to where it was", with what an allocator keeps of its own accord. */
const MEMORY_TARGET = 1.1;
/** Screen copies are at least so wide; stickers and sprites of a blank case are smaller. */
const LEAST_COPY_PX = 1100;

/** The detail of a photo: smooth shapes under fine noise. */
async function makePhoto({ width, height }: Size): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const grain = await sharp({ create: { width: 1000, height: 750, channels: 3, background: '#000', noise } })
    .blur(1.2)
    .png()
    .toBuffer();
  return sharp(grain).resize(width, height, { kernel: 'cubic' }).jpeg({ quality: 90 }).toBuffer();
}

/** Notes when a decoded screen copy is drawn, and the frame with it is over. Runs in the page, before its own scripts. */
function noteDrawnPhotos(leastPx: number): void {
  const { drawImage } = CanvasRenderingContext2D.prototype;
  const state = { drawnAtMs: 0 };
  Object.assign(window, { photoBench: state });
  const note = (picture: CanvasImageSource): void => {
    if (state.drawnAtMs > 0 || !(picture instanceof ImageBitmap) || picture.width < leastPx) return;
    state.drawnAtMs = performance.timeOrigin + performance.now();
  };
  const draw = function (this: CanvasRenderingContext2D, ...args: Parameters<typeof drawImage>): void {
    Reflect.apply(drawImage, this, args);
    note(args[0]);
  };
  Reflect.set(CanvasRenderingContext2D.prototype, 'drawImage', draw);
}

interface PhotoBench {
  drawnAtMs: number;
}
declare global {
  interface Window {
    readonly photoBench: PhotoBench;
  }
}

const nowMs = (): number => performance.timeOrigin + performance.now();

const BOUNDARY = 'casepress-bench';
const FORM_HEAD = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
const FORM_TAIL = `\r\n--${BOUNDARY}--\r\n`;

/** Sends a photo as a phone does, and tells when its last bytes left. They are kept back until the rest has arrived. */
async function upload(url: string, photo: Buffer): Promise<number> {
  const form = Buffer.concat([Buffer.from(FORM_HEAD), photo, Buffer.from(FORM_TAIL)]);
  const sending = request(url, {
    method: 'POST',
    headers: {
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      'content-length': form.length,
      accept: 'application/json',
    },
  });
  const answered = once(sending, 'response');
  const last = form.length - 1000;
  await new Promise<void>((resolve, reject) =>
    sending.write(form.subarray(0, last), (error) => (error ? reject(error) : resolve())),
  );
  // A network brings the bytes slower than the kiosk writes them: it is not to be found with a pile of them.
  await new Promise((resolve) => setTimeout(resolve, 150));
  const endMs = nowMs();
  sending.end(form.subarray(last));
  const [answer] = await answered;
  answer.resume();
  if (answer.statusCode !== 200) throw new Error(`the upload was answered by ${answer.statusCode}`);
  return endMs;
}

interface Table {
  readonly page: Page;
  readonly kiosk: BenchKiosk;
  readonly uploadUrl: string;
}

/** One photo in, onto the canvas, and erased again. Milliseconds from the end of its upload until it is drawn. */
async function round({ page, kiosk, uploadUrl }: Table, photo: Buffer): Promise<number> {
  await page.evaluate(() => {
    window.photoBench.drawnAtMs = 0;
  });
  const endMs = await upload(uploadUrl, photo);
  await page.waitForFunction(() => window.photoBench.drawnAtMs > 0);
  const drawnAtMs = await page.evaluate(() => window.photoBench.drawnAtMs);
  await eraseAll(kiosk);
  await page.locator('.blank').waitFor();
  return drawnAtMs - endMs;
}

async function eraseAll({ kiosk }: BenchKiosk): Promise<void> {
  const photos = await kiosk.handlers.listPhotos({});
  for (const { photoId } of photos.ok ? photos.value : []) await kiosk.handlers.removePhoto({ photoId });
}

/** What cannot be saved: the same library, with the same threads, to the same size. */
async function bareMs(photo: Buffer): Promise<number> {
  const side = PHOTO_LIMITS.screenSidePx;
  const startMs = performance.now();
  await sharp(photo).autoOrient().resize(side, side, { fit: 'inside' }).jpeg().toBuffer();
  return performance.now() - startMs;
}

/** Turn about, so that whatever else the machine does meets both alike. */
async function measureSize(table: Table, size: Size): Promise<Row> {
  const photo = await makePhoto(size);
  const times = { bare: [] as number[], intake: [] as number[] };
  for (let count = -WARM_UP_ROUNDS; count < size.rounds; count++) {
    const [bare, intake] = [await bareMs(photo), await round(table, photo)];
    if (count < 0) continue;
    times.bare.push(bare);
    times.intake.push(intake);
  }
  const intakeMs = median(times.intake) - FRAME_MS;
  const what = `${size.megapixels}-megapixel photo from end of upload to canvas, less a frame, over sharp alone`;
  return { what, measured: intakeMs / median(times.bare), target: 1.25, unit: '×' };
}

/** Collects garbage in this process, which is the kiosk's main process too. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

interface Memory {
  readonly mainBytes: number;
  readonly pageBytes: number;
}

async function readMemory(devTools: CDPSession): Promise<Memory> {
  collectGarbage();
  await devTools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devTools.send('Runtime.getHeapUsage');
  return { mainBytes: process.memoryUsage().rss, pageBytes: usedSize };
}

async function measureMemory(table: Table, size: Size): Promise<readonly Row[]> {
  const devTools = await table.page.context().newCDPSession(table.page);
  const photo = await makePhoto(size);
  for (let count = 0; count < LEVEL_ROUNDS; count++) await round(table, photo);
  const before = await readMemory(devTools);
  for (let count = 0; count < MEMORY_ROUNDS; count++) await round(table, photo);
  const after = await readMemory(devTools);
  const row = (what: string, measured: number): Row => ({ what, measured, target: MEMORY_TARGET, unit: '×' });
  return [
    row(
      `main process's memory after ${MEMORY_ROUNDS} photos, over before`,
      after.mainBytes / before.mainBytes,
    ),
    row(`page's heap after ${MEMORY_ROUNDS} photos, over before`, after.pageBytes / before.pageBytes),
  ];
}

export async function measurePhotoIntake(): Promise<readonly Row[]> {
  return withKiosk({ idleSeconds: 3600 }, async (kiosk) => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage(PORTRAIT);
      await page.addInitScript(noteDrawnPhotos, LEAST_COPY_PX);
      await page.goto(kiosk.url);
      await page.waitForLoadState('networkidle');
      const screens = await chooseCase(page, { phone: kiosk.shop.phone('apple-iphone-17') });
      const table = { page, kiosk, uploadUrl: await codeText(screens.phoneCode) };
      const rows: Row[] = [];
      for (const size of SIZES) rows.push(await measureSize(table, size));
      const [smallest] = SIZES;
      return smallest ? [...rows, ...(await measureMemory(table, smallest))] : rows;
    } finally {
      await browser.close();
    }
  });
}
