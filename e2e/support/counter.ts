import type { Page } from '@playwright/test';
import { type KioskFolder, type RunningKiosk, startKiosk } from './kiosk.ts';
import { type ConfigFile, kioskConfig } from './kiosk-config.ts';
import type { Shop } from './shop.ts';

/** A kiosk with its screen open on a page, and the shop behind it. */
export interface Counter {
  readonly page: Page;
  readonly shop: Shop;
  readonly folder: KioskFolder;
  /** The address of the kiosk that runs now. */
  readonly url: string;
  /** Stops the kiosk, changes its configuration, starts it again and opens its page anew. */
  restart(changes?: Partial<ConfigFile>): Promise<void>;
  /** Stops the kiosk alone: the page stays and finds nobody. */
  stop(): Promise<void>;
}

export async function openCounter(page: Page, shop: Shop, folder: KioskFolder): Promise<Counter> {
  let running: RunningKiosk | null = null;
  let url = '';
  const start = async () => {
    running = await startKiosk(folder);
    url = running.url;
    await page.goto(url);
  };
  const stop = async () => {
    const stopping = running;
    running = null;
    await stopping?.stop();
  };
  await start();
  return {
    page,
    shop,
    folder,
    get url() {
      return url;
    },
    stop,
    restart: async (changes) => {
      // A page that is still loading would lose its kiosk in the middle of it.
      await page.goto('about:blank');
      await stop();
      if (changes) folder.configure(kioskConfig(shop.backend, changes));
      await start();
    },
  };
}
