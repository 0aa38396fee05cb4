import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../services/sale/simulation/virtual-clock.ts';
import { createTransportPair } from '../transport/paired-transport.ts';
import { startTcpDevice, type TcpDevice } from '../transport/test-kit/tcp-device.ts';
import { openJobMemory } from './job-memory.ts';
import { createPjlReader } from './pjl.ts';
import { createPrinterDevice } from './printer-device.ts';
import { createRawDriver, openRawPrinter, rawPrinterSchema } from './raw-printer.ts';
import { createKioskDisk, type KioskDisk, printJob, testGround, until } from './test-kit/printer-rig.ts';

let disk: KioskDisk;
beforeEach(() => {
  disk = createKioskDisk();
});
afterEach(() => disk.erase());

function boot(confirm: 'time' | 'pjl') {
  const clock = createVirtualClock(0);
  const pair = createTransportPair({ clock });
  const config = { confirm, printSeconds: 60, closeAfterJob: true };
  const ground = { ...testGround, clock };
  const driver = createRawDriver(config, ground, pair.kiosk, openJobMemory(disk.bootMemory()));
  const printer = createPrinterDevice(driver, ground);
  const heard: Uint8Array[] = [];
  pair.device.onBytes((bytes) => heard.push(bytes));
  const say = (text: string) => pair.device.write(Buffer.from(text, 'latin1'), 1_000);
  return { clock, pair, printer, say, heard: () => Buffer.concat(heard) };
}

async function bootReady(confirm: 'time' | 'pjl') {
  const world = boot(confirm);
  await world.pair.device.open();
  world.printer.start();
  await world.clock.advance(1_000);
  return world;
}

describe('a raw port without an answer', () => {
  it('counts a job as printed after its time, and gets exactly its bytes', async () => {
    const { clock, printer, heard } = await bootReady('time');
    expect(await printer.submit(printJob('A'))).toMatchObject({ ok: true });
    await clock.advance(59_000);
    expect(await printer.status()).toEqual({ kind: 'busy' });
    expect(await printer.jobState('A')).toEqual({ kind: 'printing' });
    await clock.advance(2_000);
    expect(await printer.jobState('A')).toEqual({ kind: 'done' });
    expect(heard().equals(printJob('A').picture)).toBe(true);
    await printer.stop();
  });

  it.each([900_000, -3_600_000])(
    'counts that time by itself when the clock is set by %i ms',
    async (setByMs) => {
      const { clock, printer } = await bootReady('time');
      await printer.submit(printJob('A'));
      clock.jump(setByMs);
      await clock.advance(59_000);
      expect(await printer.jobState('A')).toEqual({ kind: 'printing' });
      await clock.advance(2_000);
      expect(await printer.jobState('A')).toEqual({ kind: 'done' });
      await printer.stop();
    },
  );

  it('cannot tell of a job from before a restart, and does not print it again', async () => {
    const first = await bootReady('time');
    await first.printer.submit(printJob('A'));
    const reborn = await bootReady('time');
    await reborn.clock.advance(600_000);
    expect(await reborn.printer.jobState('A')).toEqual({ kind: 'unknown' });
    expect(await reborn.printer.submit(printJob('A'))).toMatchObject({
      ok: false,
      error: { kind: 'unclear' },
    });
    expect(await reborn.printer.jobState('B')).toEqual({ kind: 'neverSeen' });
    await first.printer.stop();
    await reborn.printer.stop();
  });

  it('does not count a job while the printer is away', async () => {
    const { clock, pair, printer } = await bootReady('time');
    await printer.submit(printJob('A'));
    await clock.advance(10_000);
    pair.unplug();
    await clock.advance(100_000);
    expect(await printer.status()).toEqual({ kind: 'disconnected' });
    expect(await printer.jobState('A')).toEqual({ kind: 'printing' });
    await printer.stop();
  });

  it('leaves doubt when it takes only a part', async () => {
    const { clock, pair, printer } = await bootReady('time');
    pair.stall();
    const submitted = printer.submit(printJob('A'));
    await clock.advance(1_000);
    pair.unplug();
    pair.unstall();
    await clock.advance(1_000);
    expect(await submitted).toMatchObject({ ok: false, error: { kind: 'unclear' } });
    expect(await printer.jobState('A')).toEqual({ kind: 'unknown' });
    await printer.stop();
  });

  it('has no way to call bytes back', async () => {
    const { printer } = await bootReady('time');
    await printer.submit(printJob('A'));
    expect(await printer.cancel('A')).toMatchObject({ ok: false, error: { kind: 'tooLate' } });
    expect(await printer.cancel('B')).toMatchObject({ ok: false, error: { kind: 'notFound' } });
    await printer.stop();
  });
});

describe('a raw port with PJL', () => {
  const say = (lines: string) => `${lines}\r\n\f`;

  it('is believed when it says that the job has ended, in however many pieces', async () => {
    const world = await bootReady('pjl');
    expect(await world.printer.status()).toEqual({ kind: 'busy' });
    await world.say(say('@PJL INFO STATUS\r\nCODE=10001\r\nONLINE=TRUE'));
    await world.clock.advance(1_000);
    expect(await world.printer.status()).toEqual({ kind: 'ready' });
    await world.printer.submit(printJob('A'));
    expect(world.heard().toString('latin1')).toContain('@PJL JOB NAME="A"');
    await world.clock.advance(600_000);
    expect(await world.printer.jobState('A')).toEqual({ kind: 'printing' });
    await world.say('@PJL USTATUS JOB\r\nEN');
    await world.say('D\r\nNAME="A"\r\nPAGES=1\r\n\f');
    await world.clock.advance(1_000);
    expect(await world.printer.jobState('A')).toEqual({ kind: 'done' });
    await world.printer.stop();
  });

  it.each([
    [41003, 'mediaEmpty'],
    [40021, 'coverOpen'],
    [42015, 'jam'],
    [40010, 'inkEmpty'],
  ])('tells code %i as %s', async (code, reason) => {
    const world = await bootReady('pjl');
    await world.say(say(`@PJL USTATUS DEVICE\r\nCODE=${code}\r\nDISPLAY="?"`));
    await world.clock.advance(10);
    expect(await world.printer.status()).toEqual({ kind: 'attention', reason });
    await world.printer.stop();
  });

  it('may say anything without harm', async () => {
    const world = await bootReady('pjl');
    await world.say('x'.repeat(5_000));
    await world.say('CODE=\r\nNAME="A"\r\nEND\r\n');
    await world.clock.advance(10);
    expect(await world.printer.jobState('A')).toEqual({ kind: 'neverSeen' });
    expect(world.printer.counters()).toMatchObject({ badFrames: 1 });
    await world.printer.stop();
  });
});

describe('the reader of PJL', () => {
  it('takes 10,000 pieces of garbage without throwing, and understands the block after them', () => {
    const line = fc.constantFrom(
      '@PJL USTATUS JOB',
      'END',
      'CANCEL',
      'CODE=',
      'CODE=99999999',
      'NAME="',
      '\f',
      '\r\n',
    );
    const piece = fc.array(fc.oneof(line, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 8 });
    fc.assert(
      fc.property(piece, (pieces) => {
        const ended: string[] = [];
        const reader = createPjlReader({
          onStatus: ({ code }) => expect(Number.isInteger(code)).toBe(true),
          onJobEnded: (jobId, how) => ended.push(`${jobId} ${how}`),
          onUnreadable: () => undefined,
        });
        for (const text of pieces) reader.read(Buffer.from(text, 'latin1'));
        reader.read(Buffer.from('\r\n@PJL USTATUS JOB\r\nEND\r\nNAME="A"\r\n\f', 'latin1'));
        expect(ended.at(-1)).toBe('A done');
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('a raw port on the network', () => {
  let device: TcpDevice;
  beforeEach(async () => {
    device = await startTcpDevice();
  });
  afterEach(() => device.stop());

  it('gets the bytes over TCP', async () => {
    const heard: Uint8Array[] = [];
    device.device.onBytes((bytes) => heard.push(bytes));
    const config = rawPrinterSchema.parse({
      driver: 'raw',
      host: '127.0.0.1',
      port: device.port,
      printSeconds: 1,
    });
    const printer = openRawPrinter(config, testGround, disk.bootMemory());
    printer.start();
    await until(
      () => printer.status(),
      ({ kind }) => kind === 'ready',
    );
    await printer.submit(printJob('A'));
    await until(
      () => printer.jobState('A'),
      ({ kind }) => kind === 'done',
    );
    expect(Buffer.concat(heard).equals(printJob('A').picture)).toBe(true);
    await printer.stop();
  });
});
