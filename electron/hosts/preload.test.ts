import { beforeEach, describe, expect, it, vi } from 'vitest';

type Listener = (event: unknown, ...args: unknown[]) => void;

const listeners = new Set<Listener>();
const invoke = vi.fn(async (..._args: unknown[]) => ({ ok: true, value: [] }));
let exposed: Record<string, unknown> = {};
let kiosk: {
  call(method: unknown, input: unknown): Promise<unknown>;
  subscribe(listener: (...args: unknown[]) => void): () => void;
};

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: typeof kiosk) => {
      exposed = { ...exposed, [name]: api };
      kiosk = api;
    },
  },
  ipcRenderer: {
    invoke: (...args: unknown[]) => invoke(...args),
    on: (_channel: string, listener: Listener) => listeners.add(listener),
    off: (_channel: string, listener: Listener) => listeners.delete(listener),
  },
}));

beforeEach(async () => {
  vi.resetModules();
  exposed = {};
  listeners.clear();
  invoke.mockClear();
  await import('./preload.ts');
});

describe('window.kiosk', () => {
  it('is all that the page gets', () => {
    expect(Object.keys(exposed)).toEqual(['kiosk']);
    expect(Object.keys(kiosk).sort()).toEqual(['call', 'subscribe']);
  });

  it('passes calls of the contract on', async () => {
    expect(await kiosk.call('getBoard', {})).toEqual({ ok: true, value: [] });
    expect(invoke).toHaveBeenCalledExactlyOnceWith('kiosk:call', 'getBoard', {});
  });

  it.each(['constructor', '__proto__', 'kiosk:call', '', 7, null, { toString: () => 'getBoard' }])(
    'stops the call of %j',
    async (method) => {
      expect(await kiosk.call(method, {})).toMatchObject({ ok: false, error: { kind: 'badCall' } });
      expect(invoke).not.toHaveBeenCalled();
    },
  );

  it('tells events of the contract, and nothing of the message that brought them', () => {
    const told: unknown[][] = [];
    const unsubscribe = kiosk.subscribe((...args) => void told.push(args));
    for (const listener of listeners) {
      listener({ sender: 'ipcRenderer' }, 'boardChanged', []);
      listener({ sender: 'ipcRenderer' }, 'constructor', []);
    }
    expect(told).toEqual([['boardChanged', []]]);
    expect(unsubscribe()).toBeUndefined();
    expect(listeners.size).toBe(0);
  });
});
