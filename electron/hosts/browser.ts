import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { UpdateTrouble } from '../../shared/domain/update-trouble.ts';
import type { KioskPort } from '../bridge/types.ts';
import { systemClock } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import { startBrowserServer } from './browser-host/browser-server.ts';
import { openChromiumWindow } from './browser-host/chromium-window.ts';
import { findChromium, hasDisplay } from './browser-host/find-chromium.ts';
import type { KeptProgram } from './browser-host/keep-running.ts';
import { openKiosk } from './open-kiosk.ts';
import { watchPage } from './page-watch.ts';
import { stopOnSignal } from './stop.ts';

export interface BrowserHostOptions {
  readonly configFile: string | undefined;
  readonly dataDir: string;
  /** Folder of the built renderer. */
  readonly rendererDir: string;
  readonly port: number;
  /** Whether to open Chromium, where there is one and a display. */
  readonly openWindow: boolean;
  readonly log: Log;
  /** An installed product, as against one that runs from its source. */
  readonly isPackaged?: boolean;
  /** What is known of updates that went wrong. */
  readonly updateTrouble?: () => UpdateTrouble | null;
  /** Prints one line for the person who started the kiosk. */
  readonly print: (line: string) => void;
  /** Called when the page can be opened. What it returns is called before the kiosk stops. */
  readonly onReady?: (host: { readonly kiosk: KioskPort; readonly url: string }) => ReadyParts;
}

export interface ReadyParts {
  /** Before the kiosk stops. */
  leave(): void;
  /** Somebody else shows the page, and it hangs or crashed. */
  openPageAnew?(): void;
}

/**
 * Runs the kiosk for a browser on this machine until a signal ends it. The error is a sentence: the kiosk did not start.
 */
export async function runBrowserHost(options: BrowserHostOptions): Promise<Result<void, string>> {
  const { configFile, dataDir, rendererDir, port, log, print, isPackaged = false } = options;
  // As a signal would: what stops the kiosk listens to that already.
  const leave = () => process.kill(process.pid, 'SIGTERM');
  const { updateTrouble } = options;
  const opened = await openKiosk({
    ...{ configFile, dataDir, log, leave, isPackaged },
    ...(updateTrouble && { updateTrouble }),
  });
  if (!opened.ok) return opened;
  const { kiosk, close } = opened.value;

  let onPageAlive = () => {};
  const started = await startBrowserServer({
    ...{ kiosk, rendererDir, port, log },
    onPageAlive: () => onPageAlive(),
  });
  if (!started.ok) {
    await close();
    return err(
      `Port ${port} is taken by another program: choose another one, or any free one with --port 0.`,
    );
  }
  const server = started.value;
  for (const note of kiosk.notes) print(note);
  if (kiosk.hasMachinePanel) print(`machine panel: ${server.machineUrl}`);
  print(`kiosk ready: ${server.url}`);

  const window = options.openWindow ? openWindow(server.url, options) : undefined;
  const ready = options.onReady?.({ kiosk, url: server.url });
  const watch = keepPageAlive(window, ready, log);
  onPageAlive = watch.heard;
  stopOnSignal(async () => {
    ready?.leave();
    await watch.stop();
    await window?.stop();
    await server.close();
    await close();
  }, log);
  return ok(undefined);
}

/** A page in a browser that somebody opened by hand is theirs to open anew. */
function keepPageAlive(window: KeptProgram | undefined, ready: ReadyParts | undefined, log: Log) {
  const onSilent = () => {
    window?.restart();
    ready?.openPageAnew?.();
  };
  return watchPage({ clock: systemClock, log, isOpening: window !== undefined, onSilent });
}

function openWindow(url: string, { dataDir, log, print }: BrowserHostOptions) {
  if (!hasDisplay()) {
    print('There is no display here: open the address above in a browser on this machine.');
    return undefined;
  }
  const executable = findChromium();
  if (!executable) {
    print('Chromium was not found: open the address above in a browser on this machine.');
    return undefined;
  }
  return openChromiumWindow({ executable, url, dataDir, clock: systemClock, log });
}
