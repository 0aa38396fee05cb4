import type { FoundDevice, FoundPort } from '../../../shared/contract/staff-tests.ts';
import type { Clock } from '../../system/clock.ts';
import { listPorts, type PortChoice } from '../transport/list-ports.ts';
import { createTransport } from '../transport/open-transport.ts';
import type { Transport } from '../transport/types.ts';
import { CONNECT_DELAYS } from './delays.ts';
import { greetPort } from './greet-port.ts';
import { settingsFor } from './greetings.ts';

export interface FindPortsOptions {
  readonly clock: Clock;
  /** Places that drivers of this kiosk have, as the configuration names them: paths and USB ids. */
  readonly held: readonly HeldPlace[];
  readonly list?: () => Promise<readonly PortChoice[]>;
  readonly open?: (path: string, baudRate: number) => Transport;
}

export type HeldPlace = { readonly path: string } | { readonly usb: UsbIds };
interface UsbIds {
  readonly vendorId: string;
  readonly productId: string;
  readonly serialNumber?: string | undefined;
}

/**
 * Every serial port with what answers there. Ports that a driver of this kiosk has are not touched: a second master on a
 * line would spoil a sale. Never throws.
 */
export async function findPorts(options: FindPortsOptions): Promise<FoundPort[]> {
  const { clock, list = listPorts } = options;
  const open = options.open ?? ((path, baudRate) => createTransport({ path, baudRate }, { baudRate }, clock));
  const untilMs = clock.steadyMs() + CONNECT_DELAYS.portsMs;
  const found: FoundPort[] = [];
  for (const port of await list()) {
    const named = { path: port.path, name: nameOf(port) };
    if (options.held.some((place) => isAt(place, port))) {
      found.push({ ...named, state: 'held', found: null });
      continue;
    }
    if (clock.steadyMs() >= untilMs) {
      found.push({ ...named, state: 'notAsked', found: null });
      continue;
    }
    const greeted = await greetPort((baudRate) => open(port.path, baudRate), clock);
    if (greeted.kind === 'answers') {
      const { speaks, part } = greeted.greeting;
      const device: FoundDevice = {
        ...{ place: port.path, name: named.name, speaks },
        part,
        settings: settingsFor(greeted.greeting, connectionOf(port)),
      };
      found.push({ ...named, state: 'answers', found: device });
    } else found.push({ ...named, state: greeted.kind, found: null });
  }
  return found;
}

/** By USB ids where those are the device's alone: it keeps its place when it comes back under another name. */
function connectionOf({ path, vendorId, productId, serialNumber, hasTwin }: PortChoice): object {
  if (vendorId === undefined || productId === undefined) return { path };
  if (!hasTwin) return { usb: { vendorId, productId } };
  return serialNumber === undefined ? { path } : { usb: { vendorId, productId, serialNumber } };
}

function nameOf({ manufacturer, vendorId, productId, serialNumber }: PortChoice): string {
  const usb = vendorId === undefined ? [] : [`USB ${vendorId}:${productId}`];
  return [manufacturer, ...usb, serialNumber].filter((part) => part !== undefined).join(' · ');
}

function isAt(place: HeldPlace, port: PortChoice): boolean {
  if ('path' in place) return place.path === port.path;
  const isSame = (wanted: string, seen: string | undefined) => seen?.toLowerCase() === wanted.toLowerCase();
  const { vendorId, productId, serialNumber } = place.usb;
  if (!isSame(vendorId, port.vendorId) || !isSame(productId, port.productId)) return false;
  return serialNumber === undefined || isSame(serialNumber, port.serialNumber);
}
