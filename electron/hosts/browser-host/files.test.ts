import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KioskPort } from '../../bridge/types.ts';
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
    const socket = await openUpload(BODY_MAX_BYTES + 1);
    const answers = collectAnswers(socket);
    await expect.poll(answers).toEqual(['HTTP/1.1 413']);
    expect(rig.kiosk.fileRequests).toEqual([]);
    socket.destroy();
  });

  it('answers 500 without the reason when the kiosk throws', async () => {
    rig.kiosk.answerFiles(async () => {
      throw new Error('disk of the shop');
    });
    const response = await fetch(`${rig.base}/files/photos/1/screen?token=${rig.token}`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('disk');
  });

  // Chromium sends all of its body before it looks at the answer, and sends the next request on the same connection.
  it.each<[string, KioskPort['handleFile']]>([
    ['unread', async () => new Response(null, { status: 204 })],
    [
      'cancelled after the first bytes',
      async (request) => {
        const reader = request.body?.getReader();
        await reader?.read();
        await reader?.cancel();
        return new Response(null, { status: 204 });
      },
    ],
    [
      'left after the first bytes',
      async (request) => {
        await request.body?.getReader().read();
        return new Response(null, { status: 204 });
      },
    ],
  ])('lets a long body that is %s be answered', async (_name, handleFile) => {
    rig.kiosk.answerFiles(handleFile);
    const body = Buffer.alloc(20_000_000);
    const socket = await openUpload(body.length);
    const answers = collectAnswers(socket);
    await write(socket, body);
    await expect.poll(answers).toEqual(['HTTP/1.1 204']);
    await write(socket, uploadHead(body.length));
    await write(socket, body);
    await expect.poll(answers).toEqual(['HTTP/1.1 204', 'HTTP/1.1 204']);
    socket.destroy();
  });

  it('tells the kiosk that the page went away in the middle', async () => {
    let outcome = 'reading';
    rig.kiosk.answerFiles(async (request) => {
      await request.arrayBuffer().then(
        () => (outcome = 'whole'),
        () => (outcome = 'broken off'),
      );
      return new Response(null, { status: 204 });
    });
    const socket = await openUpload(1_000_000);
    await write(socket, Buffer.alloc(500_000));
    await expect.poll(() => rig.kiosk.fileRequests).toHaveLength(1);
    socket.destroy();
    await expect.poll(() => outcome).toBe('broken off');
  });

  it('answers a body that turns out too long', async () => {
    const chunk = Buffer.alloc(1_000_000);
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sentBytes += chunk.length;
        if (sentBytes > BODY_MAX_BYTES + 2 * chunk.length) controller.close();
        else controller.enqueue(new Uint8Array(chunk));
      },
    });
    let sentBytes = 0;
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
    const response = await fetch(`${rig.base}/files/print?token=${rig.token}`, init);
    expect(response.status).toBe(413);
  });
});

const uploadHead = (contentLength: number): string =>
  [
    `POST /files/print?token=${rig.token} HTTP/1.1`,
    `Host: 127.0.0.1:${rig.port}`,
    `Content-Length: ${contentLength}`,
    '',
    '',
  ].join('\r\n');

/** A connection on which an upload has been announced. */
function openUpload(contentLength: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(rig.port, '127.0.0.1', () => {
      socket.write(uploadHead(contentLength));
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

/** Resolves when all of it has left. */
const write = (socket: Socket, data: Buffer | string) =>
  new Promise<void>((resolve, reject) => {
    socket.write(data, (error) => (error ? reject(error) : resolve()));
  });

/** Gives the beginnings of the answers so far, and what became of the connection. */
function collectAnswers(socket: Socket): () => string[] {
  let text = '';
  socket.on('data', (data) => {
    text += data;
  });
  socket.on('close', () => {
    text += 'closed';
  });
  return () => text.match(/HTTP\/1\.1 \d+|closed/g) ?? [];
}
