import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withKiosk } from './bench-kiosk.ts';
import { launchBrowser, PORTRAIT } from './browser.ts';
import { median, type Row } from './table.ts';

const ROUNDS = 25;

/** Wall time of the first frame with any content, by the browser's own book; 0 while there is none. */
function firstPaintAtMs(): number {
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return paint ? performance.timeOrigin + paint.startTime : 0;
}

/** From the start of the browser's process to the first content on the screen, milliseconds. */
async function paintTime(url: string): Promise<number> {
  const startedAtMs = Date.now();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage(PORTRAIT);
    await page.goto(url, { waitUntil: 'commit' });
    const painted = await page.waitForFunction(firstPaintAtMs);
    // The first content of the page is the attract screen: it stands in the HTML.
    await page.getByTestId('screen-attract').waitFor({ state: 'attached' });
    return Number(await painted.jsonValue()) - startedAtMs;
  } finally {
    await browser.close();
  }
}

async function serveEmptyPage() {
  const html = '<!doctype html><title>empty</title><p data-testid="screen-attract">.</p>';
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end(html),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** Browser start to the attract screen, over the same with an empty page, turn about in one run. */
export async function measureFirstPaint(): Promise<readonly Row[]> {
  return withKiosk({}, async (kiosk) => {
    const empty = await serveEmptyPage();
    await paintTime(empty.url);
    await paintTime(kiosk.url);
    const times = { empty: [] as number[], attract: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      times.empty.push(await paintTime(empty.url));
      times.attract.push(await paintTime(kiosk.url));
    }
    empty.close();
    const ratio = median(times.attract) / median(times.empty);
    return [
      {
        what: 'browser start → attract screen, over an empty page',
        measured: ratio,
        target: 1.15,
        unit: '×',
      },
      {
        what: '  for information: attract screen',
        measured: median(times.attract),
        target: null,
        unit: 'ms',
      },
      { what: '  for information: empty page', measured: median(times.empty), target: null, unit: 'ms' },
    ];
  });
}
