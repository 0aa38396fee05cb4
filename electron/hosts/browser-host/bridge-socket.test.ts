import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { CLOSE_CODES, SOCKET_LIMITS } from './bridge-socket.ts';
import { type ServerRig, startServerRig } from './test-kit/server-rig.ts';

let rig: ServerRig;
beforeEach(async () => {
  rig = await startServerRig();
});
afterEach(() => rig.close());

function openSocket(
  query = `token=${rig.token}`,
  origin: string | undefined = rig.base,
  path = '/bridge',
): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${rig.port}${path}?${query}`, origin === undefined ? {} : { origin });
}

const opened = (socket: WebSocket) =>
  new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
const closed = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));
const nextMessage = (socket: WebSocket) =>
  new Promise<unknown>((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));
/** HTTP status with which an upgrade is refused. */
const refused = (socket: WebSocket) =>
  new Promise<number>((resolve, reject) =>
    socket
      .once('unexpected-response', (request, response) => {
        resolve(response.statusCode ?? 0);
        request.destroy();
      })
      .once('open', () => reject(new Error('the socket was let in')))
      .on('error', () => undefined),
  );

describe('bridge', () => {
  it('answers a call and passes events on', async () => {
    const socket = openSocket();
    await opened(socket);
    const answer = nextMessage(socket);
    socket.send(JSON.stringify({ kind: 'call', id: 5, method: 'getBoard', input: {} }));
    expect(await answer).toEqual({ kind: 'answer', id: 5, answer: { ok: true, value: [] } });

    const event = nextMessage(socket);
    rig.kiosk.emit('kioskStatusChanged', { kind: 'inService' });
    expect(await event).toEqual({
      kind: 'event',
      name: 'kioskStatusChanged',
      payload: { kind: 'inService' },
    });
    socket.close();
    await closed(socket);
    await expect.poll(() => rig.kiosk.listeners()).toBe(0);
  });

  it('refuses a wrong token', async () => {
    for (const query of ['', 'token=', `token=${rig.token.slice(1)}`, `token=y&token=${rig.token}`]) {
      expect(await refused(openSocket(query))).toBe(403);
    }
  });

  it('refuses a wrong or missing origin', async () => {
    for (const origin of ['https://evil.example', 'null', `http://127.0.0.1:${rig.port + 1}`, undefined]) {
      const socket =
        origin === undefined
          ? new WebSocket(`ws://127.0.0.1:${rig.port}/bridge?token=${rig.token}`)
          : openSocket(undefined, origin);
      expect(await refused(socket)).toBe(403);
    }
  });

  it('refuses a foreign host name', async () => {
    const headers = { host: `evil.example:${rig.port}` };
    const socket = new WebSocket(`ws://127.0.0.1:${rig.port}/bridge?token=${rig.token}`, {
      origin: rig.base,
      headers,
    });
    expect(await refused(socket)).toBe(403);
  });

  it('checks the token however the path is written', async () => {
    expect(await refused(openSocket('token=x', rig.base, '/%62ridge'))).toBe(403);
  });

  it.each([
    ['no JSON', 'hello'],
    ['no call', '{"kind":"answer","id":1}'],
    ['an array', '[]'],
    ['bytes', Buffer.from('{"kind":"call","id":1,"method":"getBoard","input":{}}')],
  ])('closes on %s', async (_name, message) => {
    const socket = openSocket();
    await opened(socket);
    socket.send(message);
    expect(await closed(socket)).toBe(CLOSE_CODES.policyViolation);
  });

  it('closes on a message that is too big', async () => {
    const socket = openSocket();
    await opened(socket);
    socket.send('x'.repeat(SOCKET_LIMITS.messageMaxBytes + 1));
    expect(await closed(socket)).toBe(CLOSE_CODES.tooBig);
  });

  it('limits the calls that wait', async () => {
    const release = rig.kiosk.holdCalls();
    const socket = openSocket();
    await opened(socket);
    const first = nextMessage(socket);
    for (let id = 0; id <= SOCKET_LIMITS.callsInFlight; id += 1) {
      socket.send(JSON.stringify({ kind: 'call', id, method: 'getBoard', input: {} }));
    }
    expect(await first).toMatchObject({
      id: SOCKET_LIMITS.callsInFlight,
      answer: { ok: false, error: { kind: 'unavailable' } },
    });
    release();
    socket.close();
    await closed(socket);
  });

  it('limits the sockets', async () => {
    const sockets = Array.from({ length: SOCKET_LIMITS.sockets }, () => openSocket());
    await Promise.all(sockets.map(opened));
    expect(await closed(openSocket())).toBe(CLOSE_CODES.tryAgainLater);
    for (const socket of sockets) socket.close();
    await Promise.all(sockets.map(closed));
  });
});
