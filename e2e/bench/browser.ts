import { type Browser, chromium } from '@playwright/test';
import { findChromium } from '../../electron/hosts/browser-host/find-chromium.ts';

/** A browser as cold as it can be had: a process and a profile of its own. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  const args = ['--no-sandbox', '--disable-gpu'];
  return chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args });
}

export const PORTRAIT = { viewport: { width: 1080, height: 1920 }, hasTouch: true } as const;
