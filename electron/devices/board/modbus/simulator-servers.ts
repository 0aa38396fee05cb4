import { ServerSerial, ServerTCP } from 'modbus-serial';
import type { BoardTables } from './slave.ts';

declare module 'modbus-serial/ServerSerial' {
  interface ServerSerial {
    /** Documented by the library, and missing from its types. */
    getPort(): NodeJS.EventEmitter;
  }
}

export interface BoardServer {
  stop(): Promise<void>;
}

/** Serves a simulated board as Modbus TCP on loopback, by modbus-serial's own server. */
export async function serveTcp(tables: BoardTables, port: number): Promise<BoardServer> {
  const server = new ServerTCP(vectorOf(tables), { host: '127.0.0.1', port, unitID: ANY_UNIT });
  await new Promise<void>((resolve, reject) => {
    server.once('initialized', () => resolve());
    server.once('serverError', reject);
  });
  return { stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

/** Serves a simulated board as Modbus RTU on a serial port, by modbus-serial's own server. */
export async function serveSerial(tables: BoardTables, path: string, baudRate = 9600): Promise<BoardServer> {
  const server = await new Promise<ServerSerial>((resolve, reject) => {
    const created: ServerSerial = new ServerSerial(vectorOf(tables), {
      path,
      baudRate,
      unitID: ANY_UNIT,
      openCallback: (error: Error | null) => (error ? reject(error) : resolve(created)),
    });
    // A port that goes away closes by itself; there is nobody to tell.
    created.on('socketError', () => undefined);
    created.on('error', () => undefined);
    // An answer into a cable that was just pulled fails at the port itself, which the server does not listen to.
    created.getPort().on('error', () => undefined);
  });
  return { stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

/** The server answers for every unit: the tables themselves know which one they are. */
const ANY_UNIT = 255;

// The number of a handler's arguments tells modbus-serial that it answers with a promise.
const vectorOf = (tables: BoardTables) => ({
  getCoil: (address: number, unit: number) => tables.getCoil(address, unit),
  getDiscreteInput: (address: number, unit: number) => tables.getDiscreteInput(address, unit),
  getInputRegister: (address: number, unit: number) => tables.getInputRegister(address, unit),
  getHoldingRegister: (address: number, unit: number) => tables.getHoldingRegister(address, unit),
  setCoil: (address: number, on: boolean, unit: number) => tables.setCoil(address, on, unit),
  setRegister: (address: number, value: number, unit: number) => tables.setRegister(address, value, unit),
});
