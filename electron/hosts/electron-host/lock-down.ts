import type { App, Session, WebContents } from 'electron';
import type { Log } from '../../system/log.ts';
import { isOwnAddress, START_URL } from './app-protocol.ts';

/** What no page in this app may do, whoever made it and whatever is in it. One call, before the first window. */
export function lockDownApp(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents, log));
  // Saying no is Electron's default. Said here as well, so that nobody adds a handler that says yes.
  app.on('certificate-error', (event, _contents, url, _error, _certificate, callback) => {
    event.preventDefault();
    log.warn({ url }, 'certificate refused');
    callback(false);
  });
}

function lockDownContents(contents: WebContents, log: Log): void {
  contents.setWindowOpenHandler(({ url }) => {
    log.warn({ url }, 'new window refused');
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  // A reload of the page counts as a navigation too, and is the only one there is.
  contents.on('will-navigate', (event) => {
    if (event.url !== START_URL) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || event.url !== START_URL) event.preventDefault();
  });
  // Pinching belongs to the picture, never to the page.
  contents.on('did-finish-load', () => void contents.setVisualZoomLevelLimits(1, 1));
}

/** What the page may use of the machine and of the network: the camera, and nothing. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const onlyVideo = mediaTypes.length > 0 && mediaTypes.every((type) => type === 'video');
    callback(
      permission === 'media' && onlyVideo && details.isMainFrame && isOwnAddress(details.requestingUrl),
    );
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === 'media' && details.mediaType === 'video' && details.isMainFrame && isOwnAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !isAllowed(details.url) }));
}

/** The page lives on its own files and on what it makes itself. `devtools:` is the developer's, and not packaged. */
function isAllowed(address: string): boolean {
  if (isOwnAddress(address)) return true;
  return ['blob:', 'data:', 'devtools:'].some((scheme) => address.startsWith(scheme));
}
