import * as z from 'zod';
import type { Clock } from '../../../system/clock.ts';
import { type Connection, connectionSchema, createTransport } from '../../transport/open-transport.ts';
import { createModbusLink, type ModbusLink } from './modbus-link.ts';
import type { Framing } from './modbus-port.ts';

/** Where a Modbus board is. For the configuration of every driver that speaks Modbus. */
export const modbusPlaceSchema = z.strictObject({
  connection: connectionSchema,
  /** Without it: `tcp` for a network address, `rtu` for a serial port. Serial servers want `rtu` at a network address. */
  framing: z.enum(['rtu', 'tcp']).optional(),
  unit: z.number().int().min(1).max(247).default(1),
  parity: z.enum(['none', 'even', 'odd']).default('none'),
  /** How long an answer may take, in milliseconds, on a slow line. Without it: `MODBUS_DELAYS.answerMs`. */
  answerMs: z.number().int().min(100).max(5_000).optional(),
});
export type ModbusPlace = z.infer<typeof modbusPlaceSchema>;

/** What relay boards are sold with. The standard's own default is 19200 8E1. */
const USUAL_BAUD_RATE = 9600;

export interface LinkLease {
  readonly link: ModbusLink;
  start(): void;
  stop(): Promise<void>;
}

/** Gives devices at the same place the same connection: two masters on one line would talk at once. */
export interface ModbusLinks {
  lease(place: ModbusPlace): LinkLease;
}

export type OpenModbusLink = (place: ModbusPlace, framing: Framing) => ModbusLink;

export function createModbusLinks(clock: Clock, open: OpenModbusLink = openBy(clock)): ModbusLinks {
  const shared = new Map<string, { readonly link: ModbusLink; holders: number }>();
  return {
    lease: (place) => {
      const framing = place.framing ?? ('host' in place.connection ? 'tcp' : 'rtu');
      const key = JSON.stringify([addressOf(place.connection), framing]);
      const entry = shared.get(key) ?? { link: open(place, framing), holders: 0 };
      shared.set(key, entry);
      let isHeld = false;
      return {
        link: entry.link,
        start: () => {
          if (isHeld) return;
          isHeld = true;
          if (++entry.holders === 1) entry.link.start();
        },
        stop: async () => {
          if (!isHeld) return;
          isHeld = false;
          if (--entry.holders === 0) await entry.link.stop();
        },
      };
    },
  };
}

/** Settings of the line do not make another place of it. */
function addressOf(connection: Connection): unknown {
  if ('host' in connection) return [connection.host, connection.port];
  return 'path' in connection ? connection.path : connection.usb;
}

const openBy =
  (clock: Clock): OpenModbusLink =>
  (place, framing) => {
    const transport = createTransport(
      place.connection,
      { baudRate: USUAL_BAUD_RATE, parity: place.parity },
      clock,
    );
    const { answerMs } = place;
    return createModbusLink({ transport, framing, clock, ...(answerMs !== undefined && { answerMs }) });
  };
