import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../system/clock.ts';
import { createSimulatedCasePrinter, FRESH_PRINTER } from '../case-printer/simulated.ts';
import { type IppSimulator, startIppSimulator } from '../case-printer/simulator-ipp.ts';
import { createReceiptPrinterSimulator } from '../receipt-printer/simulator.ts';
import { volatileMemory } from '../simulated-memory.ts';
import { startTcpDevice } from '../transport/test-kit/tcp-device.ts';
import { askAddress } from './ask-address.ts';
import { findPrinters, urlOf } from './find-printers.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function startPrinter(): Promise<IppSimulator & { port: number }> {
  const printer = createSimulatedCasePrinter({
    memory: volatileMemory(FRESH_PRINTER),
    printMs: 1_000,
    clock: systemClock,
  });
  const server = await startIppSimulator(printer, systemClock);
  stops.push(server.stop);
  return { ...server, port: Number(new URL(server.url.replace(/^ipp/, 'http')).port) };
}

describe('printers of the network', () => {
  it('are asked for themselves, and come with their settings', async () => {
    const { port } = await startPrinter();
    const announced = { name: 'Printer', host: 'printer.local', port, addresses: ['127.0.0.1'], txt: {} };
    const [found] = await findPrinters(systemClock, async () => [announced, announced]);
    expect(found).toMatchObject({ speaks: 'ipp', place: `ipp://127.0.0.1:${port}/ipp/print` });
    expect(found).toMatchObject({
      part: 'casePrinter',
      settings: { driver: 'ipp', url: `ipp://127.0.0.1:${port}/ipp/print` },
    });
  });

  it('are left out where they announce themselves and are silent', async () => {
    const gone = { name: 'Gone', host: '127.0.0.1', port: 9, addresses: [], txt: { rp: 'ipp/print' } };
    expect(await findPrinters(systemClock, async () => [gone])).toEqual([]);
  });

  it('are none where the network cannot be listened to', async () => {
    expect(await findPrinters(systemClock, () => Promise.reject(new Error('no network')))).toEqual([]);
  });

  it.each([
    [{ rp: 'printers/case' }, 'ipp://192.168.1.40:631/printers/case'],
    [{ rp: '/ipp/print' }, 'ipp://192.168.1.40:631/ipp/print'],
    [{ rp: 'http://evil/?x' }, 'ipp://192.168.1.40:631/ipp/print'],
    [{}, 'ipp://192.168.1.40:631/ipp/print'],
  ])('are addressed by what they announce: %j', (txt, url) => {
    const addresses = ['fe80::1', '192.168.1.40'];
    expect(urlOf({ name: '', host: 'p.local', port: 631, addresses, txt })).toBe(url);
  });
});

describe('an address that was typed in', () => {
  it('is asked as a printer', async () => {
    const { port } = await startPrinter();
    const found = await askAddress(`127.0.0.1:${port}`, systemClock);
    expect(found).toMatchObject([{ speaks: 'ipp' }]);
  });

  it('is asked as whatever else speaks at that port', async () => {
    const device = await startTcpDevice();
    stops.push(device.stop);
    createReceiptPrinterSimulator(device.device);
    const found = await askAddress(`127.0.0.1:${device.port}`, systemClock);
    expect(found).toMatchObject([{ speaks: 'escpos' }]);
    expect(found).toMatchObject([
      {
        part: 'receiptPrinter',
        settings: { driver: 'escpos', connection: { host: '127.0.0.1', port: device.port } },
      },
    ]);
  }, 30_000);

  it.each(['', 'http://x/', '1.2.3.4:99999', 'a b'])('is refused where it is none: %j', async (address) => {
    expect(await askAddress(address, systemClock)).toEqual([]);
  });
});
