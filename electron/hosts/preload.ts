import { contextBridge, ipcRenderer } from 'electron';
import { events, methods } from '../../shared/contract/index.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './electron-host/channels.ts';

type NewsListener = (name: string, payload: unknown) => void;

/**
 * All that the page gets of Electron: calls of the contract, and its events. Nothing of `ipcRenderer` goes through, not
 * even the event object that comes with a message. It has the sender in it.
 */
contextBridge.exposeInMainWorld('kiosk', {
  call: async (method: unknown, input: unknown): Promise<unknown> => {
    if (typeof method !== 'string' || !Object.hasOwn(methods, method)) {
      return { ok: false, error: { kind: 'badCall', detail: 'unknown method' } };
    }
    return ipcRenderer.invoke(CALL_CHANNEL, method, input);
  },
  subscribe: (listener: NewsListener): (() => void) => {
    const pass = (_event: unknown, name: unknown, payload: unknown) => {
      if (typeof name === 'string' && Object.hasOwn(events, name)) listener(name, payload);
    };
    ipcRenderer.on(EVENT_CHANNEL, pass);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, pass);
    };
  },
});
