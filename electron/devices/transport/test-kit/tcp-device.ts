import { createServer, type Socket } from 'node:net';
import { err, ok } from '../../../../shared/domain/result.ts';
import { createListeners } from '../listeners.ts';
import type { Transport } from '../types.ts';

export interface TcpDevice {
  readonly port: number;
  /** The device's end of whatever connection there is: a simulator speaks over it. */
  readonly device: Transport;
  /** The connection breaks; the device goes on listening. */
  dropConnection(): void;
  stop(): Promise<void>;
}

/** A device that listens on a loopback port of its own. A new connection takes the place of the former. */
export async function startTcpDevice(port = 0): Promise<TcpDevice> {
  const bytesSeen = createListeners<Uint8Array>();
  const closed = createListeners<void>();
  let socket: Socket | null = null;

  const server = createServer({ noDelay: true }, (connection) => {
    socket?.destroy();
    socket = connection;
    connection.on('error', () => connection.destroy());
    connection.on('data', (bytes) => bytesSeen.tell(Uint8Array.from(bytes)));
    connection.on('close', () => {
      if (socket === connection) socket = null;
      closed.tell();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');

  return {
    port: address.port,
    dropConnection: () => socket?.destroy(),
    device: {
      name: `127.0.0.1:${address.port}`,
      isOpen: () => socket !== null,
      open: async () => ok(undefined),
      write: async (bytes) => {
        if (!socket) return err({ kind: 'closed', detail: 'nobody is connected' });
        socket.write(bytes);
        return ok(undefined);
      },
      onBytes: bytesSeen.add,
      onClosed: closed.add,
      close: async () => void socket?.destroy(),
    },
    stop: async () => {
      socket?.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
