import { describe, expect, it } from 'vitest';
import { listPorts } from './list-ports.ts';
import { locatePort } from './locate-port.ts';
import { createSerialTransport } from './serial-transport.ts';

const FTDI = { vendorId: '0403', productId: '6001' };
const twins = [
  { path: '/dev/ttyUSB0', ...FTDI, serialNumber: 'A1' },
  { path: '/dev/ttyUSB1', ...FTDI, serialNumber: 'B2' },
  { path: '/dev/ttyS0' },
];

describe('two devices of the same name', () => {
  it('are told apart by their serial numbers', () => {
    expect(locatePort({ usb: { ...FTDI, serialNumber: 'b2' } }, twins)).toEqual({
      ok: true,
      value: '/dev/ttyUSB1',
    });
  });

  it('are refused without one, naming both and the remedy', async () => {
    const located = locatePort({ usb: FTDI }, twins);
    expect(located).toMatchObject({ ok: false, error: { kind: 'denied' } });
    expect(JSON.stringify(located)).toMatch(/ttyUSB0.*A1.*ttyUSB1.*B2.*serial number/);
    const binding = {
      list: async () => twins,
      create: () => {
        throw new Error('must not be opened');
      },
    };
    const transport = createSerialTransport({ place: { usb: FTDI }, baudRate: 9600 }, undefined, binding);
    expect(await transport.open()).toMatchObject({ ok: false, error: { kind: 'denied' } });
  });

  it('are marked as twins in the list for the technician', async () => {
    const ports = await listPorts(async () => twins);
    expect(ports.map((port) => port.hasTwin)).toEqual([true, true, false]);
  });
});

describe('a device found by its USB ids', () => {
  it('is found under whatever name it came back', () => {
    const usb = { vendorId: '0403', productId: '6001', serialNumber: 'A1' };
    expect(locatePort({ usb }, [{ path: 'COM7', ...FTDI, serialNumber: 'A1' }])).toEqual({
      ok: true,
      value: 'COM7',
    });
  });

  it('is absent where nothing fits, or nothing can be listed', async () => {
    expect(locatePort({ usb: FTDI }, [])).toMatchObject({ ok: false, error: { kind: 'absent' } });
    expect(await listPorts(() => Promise.reject(new Error('no bus')))).toEqual([]);
  });
});
