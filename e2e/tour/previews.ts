import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, type PreviewServer, preview } from 'vite';
import { findChromium } from '../../electron/hosts/browser-host/find-chromium.ts';
import { securityHeaders } from '../../electron/hosts/security.ts';

/**
 * Takes a picture of every preview state of every screen, in both languages, and runs axe over each.
 *
 *     node e2e/tour/previews.ts [--only NAME] [--locale en] [--size 1080x1920] [--no-axe]
 *
 * Pictures are in out/previews/<size>/<locale>/. Exit code 1: axe found something, or the page logged an error.
 */
const projectDir = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const configFile = join(projectDir, 'build', 'vite.config.ts');
const pageDir = join(projectDir, 'out', 'previews-page');

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    locale: { type: 'string', default: 'en,zh-CN' },
    size: { type: 'string', default: '1080x1920' },
    axe: { type: 'boolean', default: true },
    /** Takes the page as the last run left it. */
    build: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const [width = 1080, height = 1920] = options.size.split('x').map(Number);

async function buildPage(): Promise<void> {
  const input = join(projectDir, 'renderer', 'previews.html');
  await build({
    configFile,
    logLevel: 'error',
    build: { outDir: pageDir, emptyOutDir: true, rolldownOptions: { input } },
  });
}

/** Serves it with the headers of the product, so that what its content security policy forbids shows up here. */
function servePage(): Promise<PreviewServer> {
  return preview({
    configFile,
    logLevel: 'error',
    build: { outDir: pageDir },
    preview: { port: 0, host: '127.0.0.1', headers: securityHeaders() },
  });
}

function addressOf(server: PreviewServer): string {
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('the page of previews is not served');
  return new URL('previews.html', address).href;
}

async function listPreviews(page: Page, address: string): Promise<string[]> {
  await page.goto(address);
  // The list stands when the page's script has run.
  await page.locator('[data-preview]').first().waitFor();
  const names = await page
    .locator('[data-preview]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-preview') ?? ''));
  return names.filter((name) => name.includes(options.only));
}

/** One preview in one language. Gives back what is wrong with it. */
async function takePicture(page: Page, address: string, name: string, locale: string): Promise<string[]> {
  const faults: string[] = [];
  const onError = (text: string) => faults.push(text);
  const onConsole = (message: { type(): string; text(): string }) => {
    if (message.type() === 'error') onError(message.text());
  };
  const onPageError = (error: Error) => onError(error.message);
  page.on('console', onConsole);
  page.on('pageerror', onPageError);
  await page.goto(`${address}?preview=${name}&locale=${locale}`);
  await page.locator(`html[data-preview="${name}"]`).waitFor({ state: 'attached', timeout: 20_000 });
  await page.waitForLoadState('networkidle');
  const folder = join(projectDir, 'out', 'previews', options.size, locale);
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replace('/', '-')}.png`) });
  faults.push(...(await page.evaluate(findOverflow)));
  if (options.axe) faults.push(...(await runAxe(page)));
  page.off('console', onConsole);
  page.off('pageerror', onPageError);
  return faults;
}

/** Words and controls that stick out of the window sideways, and targets that are too small for a finger. */
function findOverflow(): string[] {
  const faults: string[] = [];
  /** In a row that is made to be pushed sideways. */
  const isPushedSideways = (element: Element): boolean => {
    for (let parent = element.parentElement; parent; parent = parent.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(parent);
      if (overflowX === 'auto' && overflowY === 'hidden') return true;
    }
    return false;
  };
  for (const element of document.querySelectorAll<HTMLElement>('button, h1, h2, h3, p, dd, strong')) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || element.closest('.visually-hidden, [aria-hidden="true"]')) continue;
    const isInRow = isPushedSideways(element);
    const what = `${element.tagName.toLowerCase()} "${(element.textContent ?? '').slice(0, 40)}"`;
    if (!isInRow && (box.left < -1 || box.right > window.innerWidth + 1))
      faults.push(`sticks out sideways: ${what}`);
    const small = element.tagName === 'BUTTON' && (box.height < 64 || box.width < 64);
    if (small && window.innerWidth >= 1080) faults.push(`smaller than 64 px: ${what}`);
  }
  return faults;
}

async function runAxe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `axe ${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`,
    ),
  );
}

async function takeAll(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  let faulty = 0;
  for (const name of await listPreviews(page, address)) {
    for (const locale of options.locale.split(',')) {
      const faults = await takePicture(page, address, name, locale);
      if (faults.length > 0) faulty++;
      console.warn(`${faults.length === 0 ? 'ok  ' : 'FAULT'} ${name} ${locale}`);
      for (const fault of new Set(faults)) console.warn(`      ${fault}`);
    }
  }
  return faulty;
}

if (options.build) await buildPage();
const server = await servePage();
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  process.exitCode = (await takeAll(browser, addressOf(server))) === 0 ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}
