import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../system/log.ts';
import { startBrowserServer } from './browser-server.ts';
import { type ServerRig, startServerRig } from './test-kit/server-rig.ts';

let rig: ServerRig;
beforeEach(async () => {
  rig = await startServerRig();
});
afterEach(() => rig.close());

/** Sends exactly this path and these headers: `fetch` would tidy both. */
function rawGet(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: rig.port, path, headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    request.on('error', reject).end();
  });
}

describe('page', () => {
  it('opens at the printed address', async () => {
    const response = await fetch(rig.url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain('kiosk');
  });

  it('carries strong headers, also when it refuses', async () => {
    for (const url of [rig.url, `${rig.base}/nothing.js`, `${rig.base}/`]) {
      const { headers } = await fetch(url);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=(self), accelerometer=()');
    }
  });

  it('lets its socket connect to this port only', async () => {
    const policy = (await fetch(rig.url)).headers.get('content-security-policy');
    expect(policy).toContain(
      `connect-src 'self' blob: ws://127.0.0.1:${rig.port} ws://localhost:${rig.port};`,
    );
  });

  it('caches hashed files for ever', async () => {
    const response = await fetch(`${rig.base}/assets/main-AbCd1234.js`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('says what to do when the token is missing or old', async () => {
    for (const query of ['', '?token=', '?token=old', `?token=${rig.token}x`]) {
      const response = await fetch(`${rig.base}/${query}`);
      expect(response.status).toBe(403);
      expect(await response.text()).toContain('Open the address that the kiosk printed');
    }
  });

  it.each([
    '/../outside.json',
    '/%2e%2e/outside.json',
    '/..%2foutside.json',
    '/assets/../../outside.json',
    '/assets/..%5c..%5coutside.json',
    '//outside.json',
    '/%2fetc/passwd',
    '/.hidden.js',
    '/assets/%2e%2e/.hidden.js',
    '/assets',
    '/%00',
  ])('finds nothing outside of the renderer: %s', async (path) => {
    const { status, body } = await rawGet(path, { host: `127.0.0.1:${rig.port}` });
    expect([400, 404]).toContain(status);
    expect(body).not.toContain('secret');
    expect(body).not.toContain('hidden');
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', '[::1]:80'])(
    'refuses the host name %s',
    async (host) => {
      expect((await rawGet(`/?token=${rig.token}`, { host })).status).toBe(403);
    },
  );

  it('answers to localhost too', async () => {
    const host = `localhost:${rig.port}`;
    expect((await rawGet(`/?token=${rig.token}`, { host })).status).toBe(200);
  });

  it('refuses writing to it', async () => {
    expect((await fetch(rig.url, { method: 'POST', body: 'x' })).status).toBe(405);
  });
});

describe('port', () => {
  it('says which one is taken', async () => {
    const second = await startBrowserServer({
      kiosk: rig.kiosk,
      rendererDir: rig.rendererDir,
      port: rig.port,
      log: silentLog,
    });
    expect(second).toEqual({ ok: false, error: { kind: 'portTaken', port: rig.port } });
  });
});
