import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { createServer } from 'vite';
import { findChromium } from '../../electron/hosts/browser-host/find-chromium.ts';
import type { Gesture, GestureBench, Mover } from '../../renderer/editor/harness/gestures.tsx';
import { browserWorkMs } from './browser-work.ts';

/** How the editor's gestures do beside a plain canvas that draws the same, in one browser, turn about. */

declare global {
  interface Window {
    readonly bench: GestureBench;
  }
}

export interface GestureMeasure {
  readonly gesture: Gesture;
  /** 95th percentile of the time from frame to frame, milliseconds, of the least disturbed round. */
  readonly plainMs: number;
  readonly editorMs: number;
  readonly ratio: number;
  /** Processor time of the whole browser per frame, editor over plain: the same whatever else the machine does. */
  readonly workRatio: number;
  readonly target: number;
}

/** From what was measured of Konva at its best (performance notes): the plain canvas is the limit. */
const TARGETS: Readonly<Record<Gesture, number>> = { drag: 1.2, pinch: 1.1 };
const FRAMES = 240;
/** A flag of no meaning, by which the bench knows its own browser among others. */
const BENCH_MARK = `--bench-${process.pid}`;

export interface HarnessServer {
  /** Address of a page of renderer/editor/harness/, by its name. */
  url(page: string): string;
  close(): Promise<void>;
}

/** Serves the pages on which the editor stands alone. They are no part of the product, so no build has them. */
export async function serveHarness(): Promise<HarnessServer> {
  const cacheDir = mkdtempSync(join(tmpdir(), 'casepress-harness-'));
  const server = await createServer({
    configFile: new URL('../../build/vite.config.ts', import.meta.url).pathname,
    cacheDir,
    // A page that is loaded anew because a file changed, or a library was found late, would lose its test.
    server: { port: 0, hmr: false, watch: null },
    optimizeDeps: { entries: ['editor/harness/*.html'] },
    logLevel: 'error',
  });
  await server.listen();
  return {
    url: (page) => `${server.resolvedUrls?.local[0]}editor/harness/${page}.html`,
    close: async () => {
      await server.close();
      rmSync(cacheDir, { recursive: true, force: true });
    },
  };
}

const percentile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? Number.NaN;
};

async function withBrowser<Value>(use: (browser: Browser) => Promise<Value>): Promise<Value> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    // Without the display's beat a frame takes what it costs.
    args: ['--no-sandbox', '--disable-gpu', '--disable-frame-rate-limit', '--disable-gpu-vsync', BENCH_MARK],
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

interface Round {
  readonly p95Ms: number;
  readonly workMs: number;
}

/** Gives the 95th percentile of one run of a mover on the bench page. */
async function openBench(
  browser: Browser,
  url: string,
): Promise<(mover: Mover, gesture: Gesture) => Promise<Round>> {
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, hasTouch: true });
  await page.goto(url);
  await page.waitForFunction(() => 'bench' in window);
  return async (mover, gesture) => {
    const workBeforeMs = browserWorkMs(BENCH_MARK);
    const gaps = await page.evaluate(([who, what, frames]) => window.bench.run(who, what, frames), [
      mover,
      gesture,
      FRAMES,
    ] as const);
    return { p95Ms: percentile(gaps, 0.95), workMs: browserWorkMs(BENCH_MARK) - workBeforeMs };
  };
}

type Run = Awaited<ReturnType<typeof openBench>>;

const leastOf = (rounds: readonly Round[], what: keyof Round): number =>
  Math.min(...rounds.map((round) => round[what]));
const sumOf = (rounds: readonly Round[], what: keyof Round): number =>
  rounds.reduce((sum, round) => sum + round[what], 0);

/** Turn about, so that whatever else the machine does meets both alike. */
async function measure(run: Run, gesture: Gesture, rounds: number): Promise<GestureMeasure> {
  // Both once unmeasured: code and pictures are warm afterwards.
  await run('plain', gesture);
  await run('editor', gesture);
  const plain: Round[] = [];
  const editor: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    plain.push(await run('plain', gesture));
    editor.push(await run('editor', gesture));
  }
  const [plainMs, editorMs] = [leastOf(plain, 'p95Ms'), leastOf(editor, 'p95Ms')];
  const workRatio = sumOf(editor, 'workMs') / sumOf(plain, 'workMs');
  return { gesture, plainMs, editorMs, ratio: editorMs / plainMs, workRatio, target: TARGETS[gesture] };
}

/** Measures drag and pinch of a photo among twenty other pictures at 1080×1180. Takes about half a minute. */
export async function benchEditorGestures(rounds = 5): Promise<readonly GestureMeasure[]> {
  const server = await serveHarness();
  try {
    return await withBrowser(async (browser) => {
      const run = await openBench(browser, server.url('gestures'));
      return [await measure(run, 'drag', rounds), await measure(run, 'pinch', rounds)];
    });
  } finally {
    await server.close();
  }
}
