import * as z from 'zod';
import { type Clock, systemClock } from '../../system/clock.ts';
import { createSerialTransport } from './serial-transport.ts';
import { createTcpTransport } from './tcp-transport.ts';
import type { Transport } from './types.ts';

const usbId = z.string().regex(/^[0-9a-fA-F]{4}$/, { error: 'expected four hexadecimal digits' });

/** Where a device is connected, for the configuration of every driver that speaks over bytes. */
export const connectionSchema = z.union(
  [
    z.strictObject({ path: z.string().min(1), baudRate: z.number().int().positive().optional() }),
    z.strictObject({
      usb: z.strictObject({
        vendorId: usbId,
        productId: usbId,
        /** Needed where two devices of the same kind are connected. */
        serialNumber: z.string().min(1).optional(),
      }),
      baudRate: z.number().int().positive().optional(),
    }),
    z.strictObject({ host: z.string().min(1), port: z.number().int().min(1).max(65_535) }),
  ],
  { error: 'expected {"path": …}, {"usb": {"vendorId", "productId"}} or {"host", "port"}' },
);
export type Connection = z.infer<typeof connectionSchema>;

/** The device's usual line settings, where the configuration does not say otherwise. */
export interface LineDefaults {
  readonly baudRate: number;
  readonly parity?: 'none' | 'even' | 'odd';
}

/** A transport by the configuration; it is not open yet. */
export function createTransport(
  connection: Connection,
  { baudRate, ...line }: LineDefaults,
  clock: Clock = systemClock,
): Transport {
  if ('host' in connection) return createTcpTransport(connection, clock);
  const place = 'path' in connection ? { path: connection.path } : { usb: connection.usb };
  return createSerialTransport({ place, ...line, baudRate: connection.baudRate ?? baudRate }, clock);
}
