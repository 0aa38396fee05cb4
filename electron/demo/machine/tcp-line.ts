import { createServer, type Socket } from 'node:net';
import { err, ok } from '../../../shared/domain/result.ts';
import { noArgs, type SimulatorVerb, verb } from '../../devices/simulator-verbs.ts';
import { createListeners } from '../../devices/transport/listeners.ts';
import type { Transport } from '../../devices/transport/types.ts';

/** A cable to a simulated device: a port of this machine, which a driver connects to as to a serial server. */
export interface TcpLine {
  readonly host: string;
  readonly port: number;
  /** The device's end of whatever connection there is. */
  readonly device: Transport;
  /** Pulls the cable and plugs it in again. */
  readonly cableVerbs: readonly SimulatorVerb[];
  isPlugged(): boolean;
  stop(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/**
 * What a simulated board may take for an answer, in milliseconds. It shares its process with the whole kiosk, and answers late while that
 * is busy: real boards do not. A pulled cable is noticed at once all the same.
 */
export const SHARED_PROCESS_ANSWER_MS = 2_000;

export async function openTcpLine(): Promise<TcpLine> {
  const bytesSeen = createListeners<Uint8Array>();
  const closed = createListeners<void>();
  let socket: Socket | null = null;
  let isPlugged = true;

  const server = createServer({ noDelay: true }, (connection) => {
    connection.on('error', () => connection.destroy());
    if (!isPlugged) return void connection.destroy();
    socket?.destroy();
    socket = connection;
    connection.on('data', (bytes) => bytesSeen.tell(Uint8Array.from(bytes)));
    connection.on('close', () => {
      if (socket === connection) socket = null;
      closed.tell();
    });
  });
  const listen = (at: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, LOOPBACK, () => {
        server.off('error', reject);
        resolve();
      });
    });
  const hangUp = () => {
    socket?.destroy();
    if (server.listening) server.close();
  };
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the line has no port');
  const { port } = address;
  // Without this an error while listening again (somebody took the port meanwhile) would end the process.
  server.on('error', hangUp);

  return {
    host: LOOPBACK,
    port,
    isPlugged: () => isPlugged,
    cableVerbs: [
      verb('pullCable', noArgs, () => {
        isPlugged = false;
        hangUp();
      }),
      verb('plugCable', noArgs, () => {
        if (isPlugged) return;
        isPlugged = true;
        server.listen(port, LOOPBACK);
      }),
    ],
    device: {
      name: `${LOOPBACK}:${port}`,
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
      isPlugged = false;
      hangUp();
    },
  };
}
