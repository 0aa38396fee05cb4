import { type Clock, systemClock } from '../state/clock.ts';
import { BRIDGE_DELAYS } from './delays.ts';
import { type NewsListener, type Transport, unavailable } from './transport.ts';

/** What the Electron preload script puts on the page's `window`. */
export interface PreloadKiosk {
  call(method: string, input: unknown): Promise<unknown>;
  subscribe(listener: NewsListener): () => void;
}

declare global {
  interface Window {
    readonly kiosk?: PreloadKiosk;
  }
}

/** The bridge over Electron's IPC. The main process is there as long as the page is, so it is always connected. */
export function createPreloadTransport(kiosk: PreloadKiosk, clock: Clock = systemClock): Transport {
  return {
    call: (method, input) =>
      new Promise((resolve) => {
        const giveUp = clock.after(BRIDGE_DELAYS.callDeadlineMs, () =>
          resolve(unavailable(`no answer to ${method}`)),
        );
        const settle = (answer: unknown) => {
          giveUp();
          resolve(answer);
        };
        kiosk.call(method, input).then(settle, (reason) => settle(unavailable(String(reason))));
      }),
    subscribe: (listener) => kiosk.subscribe(listener),
    watchConnection: (listener) => {
      listener(true);
      return () => {};
    },
    fileUrl: (path) => new URL(path, document.baseURI).href,
  };
}
