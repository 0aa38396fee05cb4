import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Answer } from '../../../shared/contract/method.ts';
import type { Dispatch } from '../../bridge/dispatch.ts';
import type { KioskPort } from '../../bridge/types.ts';
import type { Log } from '../../system/log.ts';
import { isOwnAddress } from './app-protocol.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';

const refusal: Answer = {
  ok: false,
  error: { kind: 'notAllowed', detail: 'only the page of the kiosk may call' },
};

/** Carries calls of the kiosk's page to the dispatcher. Anybody else, a frame within the page included, is refused. */
export function answerCalls(
  ipcMain: Pick<IpcMain, 'handle'>,
  page: WebContents,
  dispatch: Dispatch,
  log: Log,
): void {
  ipcMain.handle(CALL_CHANNEL, async (event, method: unknown, input: unknown): Promise<Answer> => {
    if (!isPage(event, page)) {
      log.warn({ url: event.senderFrame?.url }, 'call of a stranger refused');
      return refusal;
    }
    // The preload script sends a string; `String` keeps anything else from being taken for one.
    return dispatch(String(method), input);
  });
}

/** Tells the page every event. The returned function ends that. */
export function passEventsOn(page: WebContents, kiosk: Pick<KioskPort, 'subscribe'>): () => void {
  return kiosk.subscribe((name, payload) => {
    if (!page.isDestroyed()) page.send(EVENT_CHANNEL, name, payload);
  });
}

function isPage(event: IpcMainInvokeEvent, page: WebContents): boolean {
  const frame = event.senderFrame;
  return event.sender === page && frame !== null && frame === page.mainFrame && isOwnAddress(frame.url);
}
