import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

type Handler = (...args: never[]) => unknown;

/** The page of the fake window: remembers what it was told, and emits what a test wants to happen. */
export class FakeContents extends EventEmitter {
  readonly mainFrame = { url: 'kiosk://app/' };
  readonly sent: unknown[][] = [];
  readonly setVisualZoomLevelLimits = vi.fn(async () => undefined);
  readonly forcefullyCrashRenderer = vi.fn();
  readonly loadURL = vi.fn(async (_url: string) => undefined);
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }
  isDestroyed(): boolean {
    return false;
  }
  send(...message: unknown[]): void {
    this.sent.push(message);
  }
}

/**
 * As much of the `electron` module as the host uses, in the order in which it was used (`steps`). For tests where there
 * is no Electron: what Electron makes of it is the business of e2e/specs/electron-host.spec.ts.
 */
export function createFakeElectron() {
  const steps: string[] = [];
  const handlers = new Map<string, Handler>();
  const contents = new FakeContents();
  const keep = (name: string) => (handler: Handler | null) => {
    steps.push(name);
    if (handler) handlers.set(name, handler);
  };
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    commandLine: { appendSwitch: (name: string) => steps.push(`switch ${name}`) },
    getPath: () => '/user-data',
    setPath: (name: string, path: string) => steps.push(`setPath ${name} ${path}`),
    getAppPath: () => '/app',
    requestSingleInstanceLock: vi.fn(() => true),
    whenReady: async () => void steps.push('ready'),
    exit: vi.fn(),
  });
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep('permissionRequest'),
    setPermissionCheckHandler: keep('permissionCheck'),
    setDevicePermissionHandler: keep('devicePermission'),
    setDisplayMediaRequestHandler: keep('displayMedia'),
    webRequest: { onBeforeRequest: keep('beforeRequest') },
  });
  const windows: FakeWindow[] = [];
  class FakeWindow extends EventEmitter {
    readonly webContents = contents;
    readonly options: unknown;
    constructor(options: unknown) {
      super();
      this.options = options;
      steps.push('window');
      windows.push(this);
      app.emit('web-contents-created', {}, contents);
    }
  }
  const electron = {
    app,
    BrowserWindow: FakeWindow,
    ipcMain: { handle: (channel: string, handler: Handler) => keep(channel)(handler) },
    Menu: { setApplicationMenu: (menu: unknown) => steps.push(`menu ${menu}`) },
    powerSaveBlocker: { start: (type: string) => steps.push(`powerSave ${type}`) },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown) => steps.push(`scheme ${JSON.stringify(schemes)}`),
      handle: (scheme: string, handler: Handler) => keep(`protocol ${scheme}`)(handler),
    },
    session: { defaultSession: session },
  };

  return {
    electron,
    app,
    session,
    contents,
    windows,
    steps,
    /** Calls the handler that the host gave to Electron under this name. */
    ask: (name: string, ...args: unknown[]): unknown => {
      const handler = handlers.get(name);
      if (!handler) throw new Error(`the host has set no handler for ${name}`);
      return (handler as (...given: unknown[]) => unknown)(...args);
    },
  };
}

/** Emits and tells whether a listener prevented what Electron would do by itself. */
export function isPrevented(
  emitter: EventEmitter,
  name: string,
  details: object = {},
  ...more: unknown[]
): boolean {
  const preventDefault = vi.fn();
  emitter.emit(name, { ...details, preventDefault }, ...more);
  return preventDefault.mock.calls.length > 0;
}
