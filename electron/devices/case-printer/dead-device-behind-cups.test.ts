import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cupsPrinterSchema, openCupsPrinter } from './open-ipp-printer.ts';
import { startFakeIppServer } from './test-kit/fake-ipp-server.ts';
import { createKioskDisk, type KioskDisk, printJob, testGround } from './test-kit/printer-rig.ts';

type Server = Awaited<ReturnType<typeof startFakeIppServer>>;
let scheduler: Server;
let device: Server;
let disk: KioskDisk;
beforeEach(async () => {
  scheduler = await startFakeIppServer();
  device = await startFakeIppServer();
  disk = createKioskDisk();
});
afterEach(async () => {
  await scheduler.stop();
  await device.stop();
  disk.erase();
});

function open(deviceUrl?: string) {
  const scheme = {
    driver: 'cups',
    queue: 'Case Printer'.replace(' ', '_'),
    scheduler: scheduler.url.replace(/\/ipp.*/, ''),
  };
  const config = cupsPrinterSchema.parse({ ...scheme, ...(deviceUrl === undefined ? {} : { deviceUrl }) });
  return openCupsPrinter(config, testGround, disk.bootMemory());
}

describe('a device that is dead behind CUPS', () => {
  it('is disconnected, whatever the queue says, and gets no job', async () => {
    const printer = open(device.url);
    expect(await printer.status()).toEqual({ kind: 'ready' });
    await device.stop();
    expect(await printer.status()).toEqual({ kind: 'disconnected' });
    expect(await printer.submit(printJob('A'))).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(scheduler.jobs).toEqual([]);
  });

  it('does not show where nobody can ask it', async () => {
    const printer = open();
    await device.stop();
    expect(await printer.status()).toEqual({ kind: 'ready' });
  });

  it('does not take the jobs: they go to the queue', async () => {
    const printer = open(device.url);
    expect(await printer.submit(printJob('A'))).toMatchObject({ ok: true });
    expect(scheduler.jobs).toMatchObject([{ name: 'A 星空 case', hasPicture: true }]);
    expect(device.jobs).toEqual([]);
    expect(await printer.jobState('A')).toEqual({ kind: 'printing' });
  });
});
