import { SerialPort } from 'serialport';
import type { ListedPort } from './locate-port.ts';

/** One serial port, as the technician sees it when connecting a device. */
export interface PortChoice extends ListedPort {
  readonly manufacturer?: string | undefined;
  /** Another port has the same USB ids: only serial number or path tell them apart. */
  readonly hasTwin: boolean;
}

/** Every serial port of the machine. Empty where none can be listed; never throws. */
export async function listPorts(
  list: () => Promise<readonly RawPort[]> = SerialPort.list,
): Promise<PortChoice[]> {
  const ports = await list().catch(() => []);
  const isTwin = (a: RawPort, b: RawPort) =>
    a.path !== b.path && a.vendorId !== undefined && a.vendorId === b.vendorId && a.productId === b.productId;
  return ports.map((port) => ({
    path: port.path,
    vendorId: port.vendorId,
    productId: port.productId,
    serialNumber: port.serialNumber,
    manufacturer: port.manufacturer,
    hasTwin: ports.some((other) => isTwin(port, other)),
  }));
}

type RawPort = ListedPort & { readonly manufacturer?: string | undefined };
