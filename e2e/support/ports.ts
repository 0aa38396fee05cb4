import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

export interface TakenPort {
  readonly port: number;
  free(): Promise<void>;
}

/** Holds a port, as another program on the machine might. */
export async function takePort(host = '127.0.0.1'): Promise<TakenPort> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  return { port: portOf(server), free: () => close(server) };
}

/** A port that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const { port, free } = await takePort('0.0.0.0');
  await free();
  return port;
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the server does not listen');
  return address.port;
}

async function close(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}
