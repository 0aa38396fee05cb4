import { defineConfig } from '@playwright/test';
import { findChromium } from '../electron/hosts/browser-host/find-chromium.ts';

/** Two shared cores are what the slowest machine has: waits are long, and nothing is tried twice. */
const TEST_MS = 120_000;
const EXPECT_MS = 15_000;
const RUN_MS = 35 * 60_000;

const executablePath = findChromium();

export default defineConfig({
  testDir: 'specs',
  outputDir: '../out/test/e2e',
  reporter: [['list'], ['json', { outputFile: '../out/test/playwright.json' }]],
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: TEST_MS,
  globalTimeout: RUN_MS,
  expect: { timeout: EXPECT_MS },
  use: {
    browserName: 'chromium',
    // Upright, like the kiosk.
    viewport: { width: 1080, height: 1920 },
    hasTouch: true,
    // Without a GPU every frame of the attract screen's show costs the tests' own time.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--disable-gpu', '--no-sandbox'],
    },
  },
});
