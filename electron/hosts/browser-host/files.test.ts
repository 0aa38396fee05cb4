import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BODY_MAX_BYTES } from '../limit-body.ts';
import { type ServerRig, startServerRig } from './test-kit/server-rig.ts';

let rig: ServerRig;
beforeEach(async () => {
  rig = await startServerRig();
});
afterEach(() => rig.close());

describe('files', () => {
  it('hands bytes to the kiosk and its answer back, without the token', async () => {
    const body = new Uint8Array(300_000).fill(7);
    const response = await fetch(`${rig.base}/files/photos?token=${rig.token}`, { method: 'POST', body });
    expect(await response.json()).toEqual({ bytes: 300_000 });
    expect(rig.kiosk.fileRequests).toEqual([`POST ${rig.base}/files/photos`]);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('takes the token as a header, and hides it from the kiosk', async () => {
    const headers = { 'x-kiosk-token': rig.token };
    expect((await fetch(`${rig.base}/files/photos/1/screen`, { headers })).status).toBe(200);
    expect(rig.kiosk.fileRequests).toEqual([`GET ${rig.base}/files/photos/1/screen`]);
    expect(rig.kiosk.lastFileHeaders?.get('x-kiosk-token')).toBeNull();
  });

  it('refuses a wrong token and a foreign origin', async () => {
    expect((await fetch(`${rig.base}/files/photos/1/screen`)).status).toBe(403);
    const headers = { origin: 'https://evil.example', 'x-kiosk-token': rig.token };
    expect((await fetch(`${rig.base}/files/photos`, { method: 'POST', body: 'x', headers })).status).toBe(
      403,
    );
    expect(rig.kiosk.fileRequests).toEqual([]);
  });

  it('refuses an announced body over the limit before reading it', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(rig.port, '127.0.0.1', () => {
        const head = [
          `POST /files/print?token=${rig.token} HTTP/1.1`,
          `Host: 127.0.0.1:${rig.port}`,
          `Content-Length: ${BODY_MAX_BYTES + 1}`,
        ];
        socket.write(`${head.join('\r\n')}\r\n\r\n`);
      });
      socket.once('data', (data) => {
        resolve(String(data));
        socket.destroy();
      });
      socket.once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(rig.kiosk.fileRequests).toEqual([]);
  });

  it('answers 500 without the reason when the kiosk throws', async () => {
    rig.kiosk.failFiles(new Error('disk of the shop'));
    const response = await fetch(`${rig.base}/files/photos/1/screen?token=${rig.token}`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('disk');
  });
});
