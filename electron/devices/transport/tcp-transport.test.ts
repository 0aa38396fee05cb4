import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../system/clock.ts';
import { keepOpen } from './reconnect.ts';
import { createTcpTransport } from './tcp-transport.ts';
import { startTcpDevice, type TcpDevice } from './test-kit/tcp-device.ts';
import { waitUntil } from './test-kit/wait-until.ts';

let server: TcpDevice;
beforeEach(async () => {
  server = await startTcpDevice();
});
afterEach(() => server.stop());

describe('a TCP connection', () => {
  it('carries bytes both ways', async () => {
    const kiosk = createTcpTransport({ host: '127.0.0.1', port: server.port });
    const seen: number[] = [];
    server.device.onBytes(
      (bytes) =>
        void server.device.write(
          bytes.map((byte) => byte + 1),
          100,
        ),
    );
    kiosk.onBytes((bytes) => seen.push(...bytes));
    expect((await kiosk.open()).ok).toBe(true);
    await kiosk.write(Uint8Array.of(1, 2, 254), 500);
    await waitUntil('the answer', () => seen.length === 3);
    expect(seen).toEqual([2, 3, 255]);
    await kiosk.close();
    expect(kiosk.isOpen()).toBe(false);
  });

  it('is absent where nobody listens', async () => {
    const { port } = server;
    await server.stop();
    const opened = await createTcpTransport({ host: '127.0.0.1', port }).open();
    expect(opened).toMatchObject({ ok: false, error: { kind: 'absent' } });
    server = await startTcpDevice();
  });

  it('comes back after the connection broke, and says both', async () => {
    const kiosk = createTcpTransport({ host: '127.0.0.1', port: server.port });
    const said: string[] = [];
    const kept = keepOpen(kiosk, {
      clock: systemClock,
      onOpened: () => said.push('opened'),
      onClosed: () => said.push('closed'),
    });
    kept.start();
    await waitUntil('the first connection', () => server.device.isOpen());
    server.dropConnection();
    await waitUntil('the second connection', () => said.length === 3, 3_000);
    await kept.stop();
    expect(said).toEqual(['opened', 'closed', 'opened', 'closed']);
  });

  it('settles a write during which the connection breaks', async () => {
    const kiosk = createTcpTransport({ host: '127.0.0.1', port: server.port });
    await kiosk.open();
    await waitUntil('the connection', () => server.device.isOpen());
    const writing = kiosk.write(new Uint8Array(50_000_000), 10_000);
    server.dropConnection();
    expect(await writing).toMatchObject({ ok: false, error: { kind: 'closed' } });
  });
});
