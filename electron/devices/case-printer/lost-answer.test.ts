import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeIppServer } from './test-kit/fake-ipp-server.ts';
import { bootIppPrinter, createKioskDisk, type KioskDisk, printJob } from './test-kit/printer-rig.ts';

let server: Awaited<ReturnType<typeof startFakeIppServer>>;
let disk: KioskDisk;
beforeEach(async () => {
  server = await startFakeIppServer();
  disk = createKioskDisk();
});
afterEach(async () => {
  await server.stop();
  disk.erase();
});

const pictures = () => server.jobs.filter((job) => job.hasPicture).length;

describe.each(['garbage', 'silence', 'wrongId'] as const)('an answer that is %s', (how) => {
  it('to Create-Job leaves an empty job, which is cleared away, and the job may be sent', async () => {
    server.breakOperation('createJob', how, true);
    const printer = bootIppPrinter(server.url, disk);
    expect(await printer.submit(printJob('A'))).toMatchObject({ ok: false, error: { kind: 'unclear' } });
    server.mend();
    const reborn = bootIppPrinter(server.url, disk);
    expect(await reborn.jobState('A')).toEqual({ kind: 'neverSeen' });
    expect(server.jobs.map((job) => job.state)).toEqual([7]);
    expect(await reborn.submit(printJob('A'))).toMatchObject({ ok: true });
    expect(await reborn.jobState('A')).toEqual({ kind: 'printing' });
    expect(pictures()).toBe(1);
  });

  it('to Send-Document leaves doubt, which the printer itself lifts', async () => {
    server.breakOperation('sendDocument', how, true);
    const printer = bootIppPrinter(server.url, disk);
    expect(await printer.submit(printJob('A'))).toMatchObject({ ok: false, error: { kind: 'unclear' } });
    const reborn = bootIppPrinter(server.url, disk);
    expect(await reborn.jobState('A')).toEqual({ kind: 'printing' });
    expect(await reborn.submit(printJob('A'))).toMatchObject({ ok: false, error: { kind: 'unclear' } });
    expect(pictures()).toBe(1);
  });

  it('to a question about the job is no answer', async () => {
    const printer = bootIppPrinter(server.url, disk);
    await printer.submit(printJob('A'));
    server.breakOperation('getJobAttributes', how);
    server.breakOperation('getJobs', how);
    expect(await printer.jobState('A')).toEqual({ kind: 'unknown' });
    server.mend();
    expect(await printer.jobState('A')).toEqual({ kind: 'printing' });
  });

  it('to the question for its status means that nothing can be printed now', async () => {
    server.breakOperation('getPrinterAttributes', how);
    const printer = bootIppPrinter(server.url, disk);
    const silent = { kind: 'disconnected' };
    const status = how === 'silence' ? silent : { kind: 'attention', reason: 'other' };
    expect(await printer.status()).toEqual(status);
    expect(await printer.submit(printJob('A'))).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(server.heard).not.toContain('createJob');
  });
});

describe('a printer that refuses', () => {
  it('the picture has printed nothing: its empty job is cancelled and the job may be sent again', async () => {
    server.breakOperation('sendDocument', 'busy');
    const printer = bootIppPrinter(server.url, disk);
    expect(await printer.submit(printJob('A'))).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(server.jobs.map((job) => job.state)).toEqual([7]);
    expect(await printer.jobState('A')).toEqual({ kind: 'neverSeen' });
    server.mend();
    expect(await printer.submit(printJob('A'))).toMatchObject({ ok: true });
    expect(pictures()).toBe(1);
  });
});

describe('a job that neither memory nor printer knows', () => {
  it('is certainly new to a printer that has been on for longer than any sale', async () => {
    disk.loseMemory();
    server.world.upTimeSeconds = 48 * 3600;
    expect(await bootIppPrinter(server.url, disk).jobState('A')).toEqual({ kind: 'neverSeen' });
  });

  it('is not, once both may have forgotten it', async () => {
    disk.loseMemory();
    expect(await bootIppPrinter(server.url, disk).jobState('A')).toEqual({ kind: 'unknown' });
  });

  it('is not, while the list cannot be read whole', async () => {
    server.breakOperation('getJobs', 'garbage');
    expect(await bootIppPrinter(server.url, disk).jobState('A')).toEqual({ kind: 'unknown' });
  });
});

describe('a kiosk that dies while it submits', () => {
  it('before the picture went out may send it again', async () => {
    const { memory } = disk.bootMemory();
    const begun = {
      deviceJobId: null,
      startedAtMs: 0,
      sentAtMs: null,
      files: [],
      goneAtMs: null,
      ended: null,
    };
    memory.write({ jobs: [{ jobId: 'A', stage: 'begun', ...begun }] });
    expect(await bootIppPrinter(server.url, disk).jobState('A')).toEqual({ kind: 'neverSeen' });
  });

  it('while the picture went out may not, even where the printer does not know the job', async () => {
    const { memory } = disk.bootMemory();
    const begun = { deviceJobId: 5, startedAtMs: 0, sentAtMs: null, files: [], goneAtMs: null, ended: null };
    memory.write({ jobs: [{ jobId: 'A', stage: 'sending', ...begun }] });
    const printer = bootIppPrinter(server.url, disk);
    expect(await printer.jobState('A')).toEqual({ kind: 'unknown' });
    expect(await printer.submit(printJob('A'))).toMatchObject({ ok: false, error: { kind: 'unclear' } });
    expect(server.heard).not.toContain('createJob');
  });
});
