import { gzipSync } from 'node:zlib';
import { withKiosk } from './bench-kiosk.ts';
import { launchBrowser, PORTRAIT } from './browser.ts';
import type { Row } from './table.ts';

/**
 * Notes when the attract screen is complete and answers to touches. Its first picture stands in the HTML and needs no
 * script at all, so that would be no measure.
 */
function noteScreen(): void {
  new MutationObserver((_changes, observer) => {
    const isFirstPicture = document.documentElement.classList.contains('first-picture');
    if (isFirstPicture || !document.querySelector('[data-testid="screen-attract"]')) return;
    observer.disconnect();
    Object.assign(window, { attractAtMs: performance.now() });
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

/** Addresses of the scripts that were asked for before the screen was there. */
function scriptsBefore(): string[] {
  const { attractAtMs = 0 } = window as { attractAtMs?: number };
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const early = entries.filter((entry) => entry.startTime <= attractAtMs);
  return early.map((entry) => entry.name).filter((name) => new URL(name).pathname.endsWith('.js'));
}

const gzipped = (text: string | Uint8Array): number =>
  text.length === 0 ? 0 : gzipSync(text, { level: 9 }).length;

/** What the page has really asked for when the attract screen stands, compressed as a web server would. */
export async function measureDownload(): Promise<readonly Row[]> {
  return withKiosk({}, async (kiosk) => {
    const browser = await launchBrowser();
    const page = await browser.newPage(PORTRAIT);
    await page.addInitScript(noteScreen);
    await page.goto(kiosk.url);
    await page.waitForFunction(() => 'attractAtMs' in window);
    const scripts = await page.evaluate(scriptsBefore);
    const inPage = await page.evaluate(() => Array.from(document.scripts, (script) => script.text));
    await browser.close();
    const sizes = scripts.map(async (url) => gzipped(await (await fetch(url)).bytes()));
    const bytes = [...(await Promise.all(sizes)), ...inPage.map(gzipped)].reduce(
      (sum, size) => sum + size,
      0,
    );
    return [
      {
        what: `JavaScript until the attract screen answers, gzip (${scripts.length} files and the page's own)`,
        measured: bytes / 1000,
        target: 90,
        unit: 'kB',
      },
    ];
  });
}
