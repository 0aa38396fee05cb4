import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { build, preview } from 'vite';
import { projectDir } from '../../build/project.ts';
import { launchBrowser, PORTRAIT } from './browser.ts';
import type { Drawer, ExportMeasure, PrintBench } from './print-page/print-page.ts';
import { median, type Row } from './table.ts';

declare global {
  interface Window {
    readonly printBench: PrintBench;
  }
}

/** Enough for the medians to hold still while the machine does other things too. */
const ROUNDS = 15;
const PHOTO_PATH = '/photo.jpg';

/** A page of its own, built as the product is: a development server would add its own requests to each worker. */
async function servePage(): Promise<{ url: string; close(): Promise<void> }> {
  const site = {
    root: join(import.meta.dirname, 'print-page'),
    configFile: false,
    logLevel: 'error',
    build: { outDir: join(projectDir, 'out', 'bench-page'), emptyOutDir: true, target: 'chrome150' },
    worker: { format: 'es' },
    preview: { port: 0, host: '127.0.0.1' },
  } as const;
  await build(site);
  const server = await preview(site);
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('the page of the print bench is not served');
  return { url, close: () => server.close() };
}

/** 12 megapixels of soft shapes under fine noise, which is what makes a PNG large. */
function makePhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  return sharp({ create: { width: 500, height: 375, channels: 3, noise, background: '#000' } })
    .resize(4000, 3000, { kernel: 'cubic' })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Turn about, so that whatever else the machine does meets both alike. */
async function measure(page: Page): Promise<Record<Drawer, ExportMeasure[]>> {
  const run = (by: Drawer) =>
    page.evaluate(([drawer, photo]) => window.printBench.run(drawer, photo), [by, PHOTO_PATH] as const);
  await run('canvas');
  await run('worker');
  await run('everyKind');
  const measured: Record<Drawer, ExportMeasure[]> = { worker: [], canvas: [], everyKind: [] };
  for (let round = 0; round < ROUNDS; round++) {
    measured.canvas.push(await run('canvas'));
    measured.worker.push(await run('worker'));
    measured.everyKind.push(await run('everyKind'));
  }
  return measured;
}

/**
 * The print picture of a case at 600 dpi: time and smoothness of the editor's worker beside a bare canvas on the page. Both
 * are given what the limit would have: the canvas no alpha channel, which makes its PNG a fifth smaller and a quarter quicker
 * to code; the product its spare worker, which the design screen starts long before anybody is done.
 */
export async function measurePrintExport(): Promise<readonly Row[]> {
  const photo = await makePhoto();
  const server = await servePage();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage(PORTRAIT);
    await page.route(`**${PHOTO_PATH}`, (route) => route.fulfill({ body: photo, contentType: 'image/jpeg' }));
    await page.goto(server.url);
    await page.waitForFunction(() => 'printBench' in window);
    const { worker, canvas, everyKind } = await measure(page);
    const time = (measures: readonly ExportMeasure[]) => median(measures.map(({ ms }) => ms));
    const gap = (measures: readonly ExportMeasure[]) => median(measures.map(({ worstGapMs }) => worstGapMs));
    const size = median(worker.map(({ pngBytes }) => pngBytes));
    return [
      {
        what: 'print picture at 600 dpi, over a bare canvas on the page',
        measured: time(worker) / time(canvas),
        target: 1.15,
        unit: '×',
      },
      {
        what: 'print of a design with every kind of layer, over that of a photo alone',
        measured: time(everyKind) / time(worker),
        target: 2,
        unit: '×',
      },
      {
        what: 'longest frame gap while the print is drawn, median',
        measured: gap(worker),
        target: 40,
        unit: 'ms',
      },
      { what: '  for information: the same, bare canvas', measured: gap(canvas), target: null, unit: 'ms' },
      { what: '  for information: drawing in the worker', measured: time(worker), target: null, unit: 'ms' },
      { what: '  for information: size of the PNG', measured: size / 1000, target: null, unit: 'kB' },
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}
