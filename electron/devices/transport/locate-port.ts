import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { TransportError } from './types.ts';

/** How a serial port is named in the configuration: by its path, or by what USB says of it. */
export type PortPlace =
  | { readonly path: string }
  | {
      readonly usb: {
        readonly vendorId: string;
        readonly productId: string;
        readonly serialNumber?: string | undefined;
      };
    };

/** The part of a port listing that places are found by. */
export interface ListedPort {
  readonly path: string;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly serialNumber?: string | undefined;
}

/**
 * The path of the one port that fits. A device found by USB ids keeps its place when it comes back under another name.
 * `absent`: none fits; `denied`: several do, and guessing would talk to the wrong device.
 */
export function locatePort(place: PortPlace, ports: readonly ListedPort[]): Result<string, TransportError> {
  if ('path' in place) return ok(place.path);
  const fitting = ports.filter((port) => fits(place.usb, port));
  const [first, second] = fitting;
  if (!first) return err({ kind: 'absent', detail: `no serial port is ${describePlace(place)}` });
  if (second) {
    const found = fitting.map((port) => `${port.path} (serial number ${port.serialNumber ?? 'none'})`);
    return err({
      kind: 'denied',
      detail: `several ports are ${describePlace(place)}: ${found.join(', ')}. Name the device by its serial number, or by its path`,
    });
  }
  return ok(first.path);
}

export function describePlace(place: PortPlace): string {
  if ('path' in place) return place.path;
  const { vendorId, productId, serialNumber } = place.usb;
  return `usb ${vendorId}:${productId}${serialNumber === undefined ? '' : ` ${serialNumber}`}`;
}

function fits(usb: Extract<PortPlace, { usb: unknown }>['usb'], port: ListedPort): boolean {
  const isSame = (wanted: string, seen: string | undefined) => seen?.toLowerCase() === wanted.toLowerCase();
  if (!isSame(usb.vendorId, port.vendorId) || !isSame(usb.productId, port.productId)) return false;
  return usb.serialNumber === undefined || isSame(usb.serialNumber, port.serialNumber);
}
