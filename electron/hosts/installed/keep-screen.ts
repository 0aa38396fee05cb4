import { readTextIfThere } from '../../system/atomic-file.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { openChromiumWindow } from '../browser-host/chromium-window.ts';
import type { KeptProgram } from '../browser-host/keep-running.ts';
import { HOST_DELAYS } from '../delays.ts';

export interface KeepScreenOptions {
  readonly executable: string;
  /** Written by the kiosk at each start; gone while it is not running. */
  readonly addressFile: string;
  readonly dataDir: string;
  /** As for the window. */
  readonly screenSize?: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Shows the kiosk for as long as it runs, under the address of this start: a kiosk that was started anew has a new token,
 * and its former page can do nothing any more. Another page of the same start (what stands behind `#`) means that the
 * kiosk hears nothing of the one that it has: that hangs or crashed. While it is away the last page stays, which says that it waits.
 */
export function keepScreen({
  executable,
  addressFile,
  dataDir,
  screenSize,
  clock,
  log,
}: KeepScreenOptions): Pick<KeptProgram, 'stop'> {
  const stopping = new AbortController();
  let window: KeptProgram | undefined;
  let shown: { readonly address: string; readonly page: string } | null = null;

  const repeat = async () => {
    while (!stopping.signal.aborted) {
      const address = readAddress(addressFile, log);
      const [kiosk = '', page = ''] = address?.split('#') ?? [];
      if (address !== null && kiosk !== shown?.address) {
        shown = { address: kiosk, page };
        await window?.stop();
        if (stopping.signal.aborted) return;
        window = openChromiumWindow({ executable, url: kiosk, dataDir, screenSize, clock, log });
      } else if (address !== null && page !== shown?.page) {
        shown = { address: kiosk, page };
        window?.restart();
      }
      await clock.sleep(HOST_DELAYS.addressLookMs, stopping.signal).catch(() => undefined);
    }
  };
  const finished = repeat();
  return {
    stop: async () => {
      stopping.abort();
      await finished;
      await window?.stop();
    },
  };
}

function readAddress(file: string, log: Log): string | null {
  try {
    return screenAddress(readTextIfThere(file) ?? '');
  } catch (error) {
    log.error({ err: error }, 'the kiosk’s address cannot be read');
    return null;
  }
}

/** Only ever an address of this machine: nothing else may come onto the screen, whatever stands in the file. */
export function screenAddress(text: string): string | null {
  const url = URL.parse(text.trim());
  return url?.protocol === 'http:' && url.hostname === '127.0.0.1' && url.username === '' ? url.href : null;
}
