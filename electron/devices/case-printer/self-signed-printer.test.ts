import { once } from 'node:events';
import { connect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type IppEvePrinter, startIppEvePrinter } from './test-kit/ippeveprinter.ts';
import {
  bootIppPrinter,
  createKioskDisk,
  type KioskDisk,
  printJob,
  untilJob,
} from './test-kit/printer-rig.ts';

let real: IppEvePrinter;
let disk: KioskDisk;
beforeEach(async () => {
  disk = createKioskDisk();
  real = await startIppEvePrinter();
});
afterEach(async () => {
  await real.stop();
  disk.erase();
});

async function fingerprintOf(port: number): Promise<string> {
  const socket = connect({ host: 'localhost', port, rejectUnauthorized: false });
  try {
    await once(socket, 'secureConnect');
    return socket.getPeerCertificate().fingerprint256;
  } finally {
    socket.destroy();
  }
}

describe('a printer that has signed its own certificate', () => {
  it('is trusted by its fingerprint, and by nothing else', async () => {
    const url = real.url.replace('ipp:', 'ipps:');
    const fingerprint256 = await fingerprintOf(real.port);
    const printer = bootIppPrinter(url, disk, { fingerprint256 });
    expect(await printer.status()).toEqual({ kind: 'ready' });
    expect(await printer.submit(printJob('A'))).toMatchObject({ ok: true });
    expect(await untilJob(printer, 'A', 'done')).toEqual({ kind: 'done' });

    const stranger = bootIppPrinter(url, disk, { fingerprint256: fingerprint256.replace(/^../, '00') });
    expect(await stranger.status()).toEqual({ kind: 'attention', reason: 'other' });
    expect(await stranger.submit(printJob('B'))).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    const unpinned = bootIppPrinter(url, disk);
    expect(await unpinned.status()).toEqual({ kind: 'attention', reason: 'other' });
    expect(real.printed()).toHaveLength(1);
  });
});
