import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok } from '../../shared/domain/result.ts';
import { eventually } from '../../shared/fixtures/eventually.ts';
import { createFakeElectron, isPrevented } from './electron-host/fake-electron.ts';
import { createFakeKiosk, type FakeKiosk } from './fake-kiosk.ts';

let fake: ReturnType<typeof createFakeElectron>;
let kiosk: FakeKiosk;
let openKiosk: ReturnType<typeof vi.fn>;
const close = vi.fn(async () => undefined);
const printed: string[] = [];

beforeEach(async () => {
  vi.resetModules();
  vi.stubEnv('CASEPRESS_LOG', 'silent');
  printed.length = 0;
  close.mockClear();
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  fake = createFakeElectron();
  kiosk = createFakeKiosk();
  openKiosk = vi.fn(async () => ok({ kiosk: { ...kiosk, notes: ['a note'] }, close }));
  vi.doMock('electron', () => fake.electron);
  vi.doMock('./open-kiosk.ts', () => ({ openKiosk }));
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function startHost(): Promise<void> {
  await import('./electron.ts');
  await eventually(() => expect(fake.contents.loadURL).toHaveBeenCalledWith('kiosk://app/'));
}

describe('start', () => {
  it('registers the scheme, drops the menu and forbids page zoom before the app is ready', async () => {
    await startHost();
    const early = fake.steps.slice(0, fake.steps.indexOf('ready'));
    expect(early).toEqual([
      'scheme [{"scheme":"kiosk","privileges":{"standard":true,"secure":true,"supportFetchAPI":true,"stream":true}}]',
      'menu null',
      'switch disable-pinch',
      'switch overscroll-history-navigation',
    ]);
    expect(fake.steps).toContain('powerSave prevent-display-sleep');
  });

  it('locks the session down before there is a window', async () => {
    await startHost();
    for (const step of ['permissionRequest', 'permissionCheck', 'devicePermission', 'beforeRequest']) {
      expect(fake.steps.indexOf(step)).toBeGreaterThan(-1);
      expect(fake.steps.indexOf(step)).toBeLessThan(fake.steps.indexOf('window'));
    }
  });

  it('opens one full-screen window with a page that is shut in', async () => {
    await startHost();
    expect(fake.windows).toHaveLength(1);
    expect(fake.windows[0]?.options).toMatchObject({
      kiosk: true,
      webPreferences: {
        preload: '/app/out/electron/preload.cjs',
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        webviewTag: false,
        devTools: false,
      },
    });
  });

  it('prints the notes and that it is ready', async () => {
    await startHost();
    expect(printed).toEqual(['a note\n', 'kiosk ready: kiosk://app/\n']);
  });

  it('gives way to a kiosk that runs already', async () => {
    fake.app.requestSingleInstanceLock.mockReturnValue(false);
    await import('./electron.ts');
    expect(fake.app.exit).toHaveBeenCalledWith(1);
    expect(printed.join('')).toContain('Another kiosk is running');
    expect(openKiosk).not.toHaveBeenCalled();
  });

  it('says why the kiosk cannot be opened, and ends', async () => {
    openKiosk.mockResolvedValue(err('Another kiosk (process 7) is using the data folder.'));
    await import('./electron.ts');
    await eventually(() => expect(fake.app.exit).toHaveBeenCalledWith(1));
    expect(printed.join('')).toContain('process 7');
    expect(fake.windows).toHaveLength(0);
  });
});

describe('page', () => {
  it('cannot go anywhere else', async () => {
    await startHost();
    for (const url of ['https://evil.example/', 'file:///etc/passwd', 'kiosk://app/other', 'kiosk://evil/']) {
      expect(isPrevented(fake.contents, 'will-navigate', { url })).toBe(true);
      expect(isPrevented(fake.contents, 'will-frame-navigate', { url, isMainFrame: true })).toBe(true);
      expect(isPrevented(fake.contents, 'will-redirect', { url })).toBe(true);
    }
    const ownPage = { url: 'kiosk://app/', isMainFrame: false };
    expect(isPrevented(fake.contents, 'will-frame-navigate', ownPage)).toBe(true);
  });

  it('can be reloaded', async () => {
    await startHost();
    expect(isPrevented(fake.contents, 'will-navigate', { url: 'kiosk://app/' })).toBe(false);
  });

  it('opens no windows, no webviews and no downloads, and cannot be closed by keys', async () => {
    await startHost();
    expect(fake.contents.windowOpenHandler?.({ url: 'kiosk://app/' })).toEqual({ action: 'deny' });
    expect(isPrevented(fake.contents, 'will-attach-webview')).toBe(true);
    expect(isPrevented(fake.session, 'will-download')).toBe(true);
    expect(fake.windows[0] && isPrevented(fake.windows[0], 'close')).toBe(true);
  });

  it('is not zoomed by a pinch', async () => {
    await startHost();
    fake.contents.emit('did-finish-load');
    expect(fake.contents.setVisualZoomLevelLimits).toHaveBeenCalledWith(1, 1);
  });

  it('reaches its own addresses only', async () => {
    await startHost();
    const cancelled = (url: string) => {
      let answer: unknown;
      fake.ask('beforeRequest', { url }, (response: { cancel: boolean }) => {
        answer = response.cancel;
      });
      return answer;
    };
    expect(cancelled('kiosk://app/assets/main.js')).toBe(false);
    expect(cancelled('blob:kiosk://app/1')).toBe(false);
    for (const url of [
      'https://evil.example/',
      'http://127.0.0.1:9222/',
      'ws://x/',
      'file:///',
      'kiosk://x/',
    ]) {
      expect(cancelled(url)).toBe(true);
    }
  });

  it('is not let through by a bad certificate', async () => {
    await startHost();
    const answer = vi.fn();
    expect(
      isPrevented(fake.app, 'certificate-error', {}, fake.contents, 'https://x', 'bad', {}, answer),
    ).toBe(true);
    expect(answer).toHaveBeenCalledWith(false);
  });

  it('is loaded again when it crashes, hangs or does not load', async () => {
    await startHost();
    const loads = () => fake.contents.loadURL.mock.calls.length;
    fake.contents.emit('render-process-gone', {}, { reason: 'crashed' });
    await vi.waitFor(() => expect(loads()).toBe(2), { timeout: 3000 });
    fake.contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'kiosk://app/', true);
    await vi.waitFor(() => expect(loads()).toBe(3), { timeout: 3000 });
    fake.contents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'kiosk://app/', true);
    fake.contents.emit('unresponsive');
    expect(fake.contents.forcefullyCrashRenderer).toHaveBeenCalledOnce();
    expect(loads()).toBe(3);
  });
});

describe('a page that says nothing any more', () => {
  it('is ended by force, and so loaded again, though nobody has touched it', async () => {
    await startHost();
    const event = { sender: fake.contents, senderFrame: fake.contents.mainFrame };
    expect(await fake.ask('kiosk:call', event, 'tellAlive', {})).toEqual({ ok: true, value: {} });
    expect(fake.contents.forcefullyCrashRenderer).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(fake.contents.forcefullyCrashRenderer).toHaveBeenCalledOnce(), {
      timeout: 20_000,
    });
  }, 30_000);
});

describe('bridge', () => {
  const call = (event: object) => fake.ask('kiosk:call', event, 'getBoard', {});

  it('answers the page', async () => {
    await startHost();
    const event = { sender: fake.contents, senderFrame: fake.contents.mainFrame };
    expect(await call(event)).toEqual({ ok: true, value: [] });
    expect(await fake.ask('kiosk:call', event, 'constructor', {})).toMatchObject({
      error: { kind: 'badCall' },
    });
    expect(await fake.ask('kiosk:call', event, { toString: 1 }.toString, {})).toMatchObject({ ok: false });
  });

  it('refuses everybody else', async () => {
    await startHost();
    const { mainFrame } = fake.contents;
    const strangers = [
      { sender: {}, senderFrame: mainFrame },
      { sender: fake.contents, senderFrame: null },
      { sender: fake.contents, senderFrame: { url: 'kiosk://app/' } },
    ];
    for (const stranger of strangers) {
      expect(await call(stranger)).toMatchObject({ ok: false, error: { kind: 'notAllowed' } });
    }
    mainFrame.url = 'https://evil.example/';
    expect(await call({ sender: fake.contents, senderFrame: mainFrame })).toMatchObject({
      error: { kind: 'notAllowed' },
    });
  });

  it('passes events to the page', async () => {
    await startHost();
    kiosk.emit('kioskStatusChanged', { kind: 'inService' });
    expect(fake.contents.sent).toEqual([['kiosk:event', 'kioskStatusChanged', { kind: 'inService' }]]);
  });
});

describe('protocol', () => {
  it('hands files to the kiosk, with the security headers', async () => {
    await startHost();
    const response = await fake.ask('protocol kiosk', new Request('kiosk://app/files/photos/1/screen'));
    expect(kiosk.fileRequests).toEqual(['GET kiosk://app/files/photos/1/screen']);
    expect(response).toBeInstanceOf(Response);
    if (response instanceof Response) {
      expect(response.headers.get('content-security-policy')).toContain("connect-src 'self' blob:;");
    }
  });

  it('is nobody under another name', async () => {
    await startHost();
    for (const url of [
      'kiosk://evil/files/photos',
      'kiosk://user@app/files/photos',
      'kiosk://app:1/files/photos',
    ]) {
      // `Request` does not take a user in an address, Electron hands over what it got.
      expect(await fake.ask('protocol kiosk', { url, method: 'GET' })).toMatchObject({ status: 404 });
    }
    expect(kiosk.fileRequests).toEqual([]);
  });
});

describe('quit', () => {
  it('closes the kiosk first, once', async () => {
    await startHost();
    expect(isPrevented(fake.app, 'before-quit')).toBe(true);
    expect(isPrevented(fake.app, 'before-quit')).toBe(true);
    await eventually(() => expect(fake.app.exit).toHaveBeenCalledWith(0));
    expect(close).toHaveBeenCalledOnce();
  });
});
