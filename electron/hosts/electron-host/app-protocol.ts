import type { CustomScheme, Protocol } from 'electron';

/** The page's own address in Electron. A scheme of its own, so that the page has an origin and no server is needed. */
export const APP_SCHEME = 'kiosk';
export const APP_HOST = 'app';
export const START_URL = `${APP_SCHEME}://${APP_HOST}/`;

/** `standard` and `secure` give the page an origin that the web's own rules hold for; `stream` lets big files flow. */
const SCHEME: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
};

/** Must run before the app is ready: Electron ignores it later. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([SCHEME]);
}

/** Answers every request of the page. Any other host name of the scheme is nobody. */
export function serveApp(
  protocol: Pick<Protocol, 'handle'>,
  answer: (request: Request) => Promise<Response>,
): void {
  protocol.handle(APP_SCHEME, (request) =>
    isOwnAddress(request.url) ? answer(request) : new Response('Not found', { status: 404 }),
  );
}

/** True for addresses of the kiosk's own page. Node gives such addresses no origin, so their parts are compared. */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '';
}
