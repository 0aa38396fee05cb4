// Loaded with `node --import` in front of out/electron/main.js: stands in for Electron, as far as a start needs it, so
// that the bundle can be run where there is no Electron. Prints what the page would be answered.
import { registerHooks } from 'node:module';

const source = `
  import { EventEmitter } from 'node:events';
  const nothing = () => undefined;
  let answer = nothing;
  export const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    commandLine: { appendSwitch: nothing },
    getPath: () => process.env.CASEPRESS_STAND_IN_DIR,
    setPath: nothing,
    getAppPath: () => process.env.CASEPRESS_STAND_IN_DIR,
    requestSingleInstanceLock: () => true,
    whenReady: async () => undefined,
    exit: (code) => process.exit(code),
  });
  const defaultSession = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: nothing,
    setPermissionCheckHandler: nothing,
    setDevicePermissionHandler: nothing,
    setDisplayMediaRequestHandler: nothing,
    webRequest: { onBeforeRequest: nothing },
  });
  export class BrowserWindow extends EventEmitter {
    webContents = Object.assign(new EventEmitter(), {
      isDestroyed: () => false,
      send: nothing,
      loadURL: async (url) => {
        const response = await answer(new Request(url));
        console.log('page ' + response.status + ' ' + response.headers.get('content-type'));
        app.emit('before-quit', { preventDefault: nothing });
      },
    });
  }
  export const ipcMain = { handle: nothing };
  export const Menu = { setApplicationMenu: nothing };
  export const powerSaveBlocker = { start: nothing };
  export const protocol = {
    registerSchemesAsPrivileged: nothing,
    handle: (scheme, handler) => { answer = handler; },
  };
  export const session = { defaultSession };
`;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: `data:text/javascript,${encodeURIComponent(source)}`, shortCircuit: true }
      : next(specifier, context),
});
