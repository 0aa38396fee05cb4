import { afterEach, describe, expect, it } from 'vitest';
import { createTransport } from '../transport/open-transport.ts';
import { startPtyPair } from '../transport/test-kit/pty-pair.ts';
import { startTcpDevice } from '../transport/test-kit/tcp-device.ts';
import { waitUntil } from '../transport/test-kit/wait-until.ts';
import { openReceiptPrinter, receiptPrinterSchema } from './open-receipt-printer.ts';
import { createReceiptPrinterSimulator } from './simulator.ts';
import { readQr, receiptOf, testGround } from './test-kit/receipt-rig.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function startTcp() {
  const tcp = await startTcpDevice();
  closers.push(tcp.stop);
  return { device: tcp.device, connection: { host: '127.0.0.1', port: tcp.port } };
}

async function startSerial() {
  const pty = await startPtyPair();
  const device = createTransport({ path: pty.devicePath }, { baudRate: 115_200 });
  await device.open();
  closers.push(pty.stop, device.close);
  return { device, connection: { path: pty.kioskPath } };
}

describe.each([
  ['TCP', startTcp],
  ['a serial port', startSerial],
] as const)('a receipt printer at %s', (_name, start) => {
  it('is found, prints, and passes its self-test', async () => {
    const { device, connection } = await start();
    const simulator = createReceiptPrinterSimulator(device);
    const config = receiptPrinterSchema.parse({ driver: 'escpos', connection });
    const printer = openReceiptPrinter(config, testGround);
    closers.push(printer.stop);
    const seen: string[] = [];
    printer.onStatus((status) => seen.push(status.kind));
    printer.start();
    await waitUntil('receipt printer', () => seen.at(-1) === 'ready');
    const lines = [
      { kind: 'text', text: '取件号 A017' } as const,
      { kind: 'qr', text: 'K7M2PX', caption: '' } as const,
    ];
    expect(await printer.print(receiptOf('R1', ...lines))).toMatchObject({ ok: true });
    const [slip] = simulator.slips();
    expect(slip && readQr(slip.picture)).toBe('K7M2PX');
    const outcomes = (await printer.selfTest()).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['passed', 'passed', 'passed']);
    expect(printer.traffic().length).toBeGreaterThan(4);
  });
});

describe('the configuration', () => {
  it.each([
    [{}, 'connection'],
    [{ connection: { host: 'x', port: 9100 }, widthPx: 500 }, 'widthPx'],
    [{ connection: { host: 'x', port: 9100 }, paper: 'thick' }, 'paper'],
  ])('names the mistake in %j', (part, word) => {
    const parsed = receiptPrinterSchema.safeParse({ driver: 'escpos', ...part });
    expect(JSON.stringify(parsed.error?.issues)).toContain(word);
  });
});
