import type { BrowserWindowConstructorOptions } from 'electron';

/** The one window: the whole screen, and a page that has nothing but what the preload script gives it. */
export function kioskWindowOptions(preload: string, isPackaged: boolean): BrowserWindowConstructorOptions {
  return {
    kiosk: true,
    autoHideMenuBar: true,
    // The page's own background, so that a start or a reload does not flash.
    backgroundColor: '#FAF7F2',
    title: 'Casepress',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      // Would fetch dictionaries.
      spellcheck: false,
      // Its clock counts a payment's time down, also while something covers it.
      backgroundThrottling: false,
      devTools: !isPackaged,
    },
  };
}
