import { connect, type Socket } from 'node:net';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { type Clock, systemClock } from '../../system/clock.ts';
import { withDeadline } from './deadline.ts';
import { TRANSPORT_DELAYS } from './delays.ts';
import { createListeners } from './listeners.ts';
import type { Transport, TransportError } from './types.ts';

export interface TcpPlace {
  readonly host: string;
  readonly port: number;
}

/** A TCP connection to a device on the local network, or to a serial server. */
export function createTcpTransport(place: TcpPlace, clock: Clock = systemClock): Transport {
  const name = `${place.host}:${place.port}`;
  const bytesSeen = createListeners<Uint8Array>();
  const closed = createListeners<void>();
  let socket: Socket | null = null;
  let opening: Promise<Result<void, TransportError>> | null = null;

  const forget = (gone: Socket) => {
    if (socket !== gone) return;
    socket = null;
    closed.tell();
  };

  const openNow = async (): Promise<Result<void, TransportError>> => {
    const candidate = connect({ ...place, noDelay: true });
    candidate.setKeepAlive(true, TRANSPORT_DELAYS.tcpKeepAliveMs);
    candidate.on('data', (bytes) => socket === candidate && bytesSeen.tell(Uint8Array.from(bytes)));
    // The other side's half-close is the end for us: no device here goes on listening after it.
    candidate.on('end', () => candidate.destroy());
    candidate.on('close', () => forget(candidate));
    const connected = await withDeadline(connectSocket(candidate), TRANSPORT_DELAYS.tcpOpenMs, clock);
    if (connected.kind === 'late') {
      candidate.destroy();
      return err({ kind: 'absent', detail: `${name} does not answer` });
    }
    if (connected.value.ok) socket = candidate;
    return connected.value;
  };

  return {
    name,
    isOpen: () => socket !== null && !socket.destroyed,
    open: async () => {
      if (socket && !socket.destroyed) return ok(undefined);
      opening ??= openNow().finally(() => {
        opening = null;
      });
      return opening;
    },
    write: async (bytes, timeoutMs) => {
      const target = socket;
      if (!target || target.destroyed) return err({ kind: 'closed', detail: `${name} is not open` });
      const written = await withDeadline(writeSocket(target, bytes), timeoutMs, clock);
      if (written.kind === 'done') return written.value;
      return err({ kind: 'timeout', detail: `${name} took no bytes for ${timeoutMs} ms` });
    },
    onBytes: bytesSeen.add,
    onClosed: closed.add,
    close: async () => {
      await opening;
      const target = socket;
      if (!target) return;
      target.destroy();
      forget(target);
    },
  };
}

function connectSocket(socket: Socket): Promise<Result<void, TransportError>> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(ok(undefined)));
    // Also keeps a later error of the connection from ending the process; 'close' follows it and is what counts.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const kind = error.code === 'EACCES' || error.code === 'EPERM' ? 'denied' : 'absent';
      resolve(err({ kind, detail: error.message }));
    });
  });
}

function writeSocket(socket: Socket, bytes: Uint8Array): Promise<Result<void, TransportError>> {
  return new Promise((resolve) => {
    const gone = () => finish(err({ kind: 'closed', detail: 'the connection closed while writing' }));
    const finish = (result: Result<void, TransportError>) => {
      socket.off('close', gone);
      resolve(result);
    };
    socket.once('close', gone);
    socket.write(bytes, (error) => (error ? gone() : finish(ok(undefined))));
  });
}
