import type { WebContents } from 'electron';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { createBackOff } from '../back-off.ts';
import { watchPage } from '../page-watch.ts';
import { START_URL } from './app-protocol.ts';

/** ERR_ABORTED: a newer load took this one's place. */
const ERR_ABORTED = -3;

/**
 * Loads the page again when it crashed, hangs or did not load, later each time. The sale is in the main process, so the
 * shopper finds it where it was. What it returns is to be called each time the page says that it runs: Electron itself
 * notices a page that hangs only when somebody touches it, and then late.
 */
export function revivePage(page: WebContents, clock: Clock, log: Log): () => void {
  const nextDelayMs = createBackOff(clock);
  let waiting = false;
  const loadAgain = async (cause: string) => {
    if (waiting) return;
    waiting = true;
    const delayMs = nextDelayMs();
    log.error({ cause, delayMs }, 'the page is gone and will be loaded again');
    await clock.sleep(delayMs);
    waiting = false;
    // A load that fails comes back here as `did-fail-load`.
    if (!page.isDestroyed()) await page.loadURL(START_URL).catch(() => undefined);
  };

  page.on('render-process-gone', (_event, { reason }) => void loadAgain(reason));
  page.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== ERR_ABORTED) void loadAgain(description);
  });
  // A page that hangs does not obey a reload. Crashed, it comes back by the rule above.
  const crash = () => {
    if (!page.isDestroyed()) page.forcefullyCrashRenderer();
  };
  page.on('unresponsive', crash);
  const watch = watchPage({ clock, log, isOpening: false, onSilent: crash });
  page.on('destroyed', () => void watch.stop());
  return watch.heard;
}
