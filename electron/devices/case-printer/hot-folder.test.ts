import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../services/sale/simulation/virtual-clock.ts';
import { diskFiles } from '../../system/files.ts';
import type { HotFiles } from './hot-folder-files.ts';
import { createHotFolderDriver, hotFolderSchema } from './hot-folder-printer.ts';
import { openJobMemory } from './job-memory.ts';
import { createPrinterDevice } from './printer-device.ts';
import { createKioskDisk, type KioskDisk, printJob, testGround } from './test-kit/printer-rig.ts';

let disk: KioskDisk;
let hot: string;
let done: string;
let failed: string;
beforeEach(() => {
  disk = createKioskDisk();
  [hot, done, failed] = ['hot', 'done', 'failed'].map((name) => join(disk.folder, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [hot, done, failed]) mkdirSync(folder);
});
afterEach(() => disk.erase());

function boot(more: object = {}, files?: HotFiles) {
  const clock = createVirtualClock(0);
  const ground = { ...testGround, clock };
  const config = hotFolderSchema.parse({ driver: 'hot-folder', folder: hot, minFreeMegabytes: 0, ...more });
  const driver = createHotFolderDriver(config, ground, openJobMemory(disk.bootMemory()), files);
  return { clock, printer: createPrinterDevice(driver, ground) };
}
const withRip = () => boot({ doneFolder: done, errorFolder: failed });
const attachments = [
  { fileName: 'A.json', mediaType: 'application/json', bytes: Buffer.from('{}') },
  { fileName: 'A-white.png', mediaType: 'image/png', bytes: Buffer.from('white') },
];

describe('a hot folder', () => {
  it('gets all files whole, the ticket last', async () => {
    const order: string[] = [];
    const files: HotFiles = {
      ...diskFiles,
      rename: async (from, to) => {
        order.push(String(to).slice(hot.length + 1));
        await diskFiles.rename(from, to);
      },
    };
    const { printer } = boot({}, files);
    expect(await printer.submit(printJob('A', { attachments }))).toMatchObject({ ok: true });
    expect(order).toEqual(['A.png', 'A-white.png', 'A.json']);
    expect(readdirSync(hot).sort()).toEqual(['A-white.png', 'A.json', 'A.png']);
    expect(readFileSync(join(hot, 'A.png')).equals(printJob('A').picture)).toBe(true);
  });

  it('never gets a file outside itself', async () => {
    const { printer } = boot();
    const evil = [{ fileName: '../../evil.json', mediaType: 'application/json', bytes: Buffer.from('{}') }];
    await printer.submit(printJob('../B', { attachments: evil }));
    expect(readdirSync(disk.folder).sort()).toEqual(['done', 'failed', 'hot', 'jobs.json']);
    expect(readdirSync(hot)).toHaveLength(2);
  });

  it('is followed by where the RIP puts the file', async () => {
    const { printer } = withRip();
    await printer.submit(printJob('A'));
    expect(await printer.status()).toEqual({ kind: 'busy' });
    expect(await printer.jobState('A')).toEqual({ kind: 'printing' });
    renameSync(join(hot, 'A.png'), join(done, 'A.png'));
    expect(await printer.jobState('A')).toEqual({ kind: 'done' });
    await printer.submit(printJob('B'));
    renameSync(join(hot, 'B.png'), join(failed, 'B.png'));
    expect(await printer.jobState('B')).toEqual({ kind: 'failed', reason: 'other' });
    expect(await printer.status()).toEqual({ kind: 'ready' });
  });

  it('without a done folder counts its time from when the file was taken', async () => {
    const { clock, printer } = boot({ printSeconds: 100 });
    await printer.submit(printJob('A'));
    rmSync(join(hot, 'A.png'));
    expect(await printer.jobState('A')).toEqual({ kind: 'printing' });
    await clock.advance(99_000);
    expect(await printer.jobState('A')).toEqual({ kind: 'printing' });
    await clock.advance(1_000);
    expect(await printer.jobState('A')).toEqual({ kind: 'done' });
  });

  it('tells that the RIP does not run when a file lies for too long', async () => {
    const { clock, printer } = withRip();
    await printer.submit(printJob('A'));
    await clock.advance(61_000);
    expect(await printer.status()).toEqual({ kind: 'attention', reason: 'stopped' });
  });

  it('gives a job back that the RIP has not taken, and no other', async () => {
    const { printer } = withRip();
    await printer.submit(printJob('A'));
    expect(await printer.cancel('A')).toMatchObject({ ok: true });
    expect(await printer.jobState('A')).toEqual({ kind: 'failed', reason: 'cancelled' });
    expect(readdirSync(hot)).toEqual([]);
    await printer.submit(printJob('B'));
    rmSync(join(hot, 'B.png'));
    expect(await printer.cancel('B')).toMatchObject({ ok: false, error: { kind: 'tooLate' } });
  });

  it('that is gone is a printer that is disconnected', async () => {
    const { printer } = withRip();
    await printer.submit(printJob('A'));
    rmSync(hot, { recursive: true });
    expect(await printer.status()).toEqual({ kind: 'disconnected' });
    expect(await printer.jobState('A')).toEqual({ kind: 'unknown' });
    expect(await printer.submit(printJob('B'))).toMatchObject({ ok: false, error: { kind: 'rejected' } });
  });
});

describe('a full disk', () => {
  const refuseWrites: HotFiles = {
    ...diskFiles,
    open: async () => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    },
  };

  it('takes nothing, leaves nothing behind, and the job may be sent again', async () => {
    const { printer } = boot({}, refuseWrites);
    expect(await printer.submit(printJob('A'))).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(readdirSync(hot)).toEqual([]);
    expect(await printer.jobState('A')).toEqual({ kind: 'neverSeen' });
    expect(await boot().printer.submit(printJob('A'))).toMatchObject({ ok: true });
  });

  it('is seen before it is too late', async () => {
    const { printer } = boot({ minFreeMegabytes: Number.MAX_SAFE_INTEGER });
    expect(await printer.status()).toEqual({ kind: 'attention', reason: 'storageFull' });
    expect(await printer.submit(printJob('A'))).toMatchObject({ ok: false, error: { kind: 'rejected' } });
  });
});

describe('a kiosk that dies while it writes', () => {
  const dieAt = (stage: 'begun' | 'sending') => {
    const { memory } = disk.bootMemory();
    const rest = { deviceJobId: null, startedAtMs: 0, sentAtMs: null, goneAtMs: null, ended: null };
    memory.write({ jobs: [{ jobId: 'A', stage, files: ['A.png', 'A.json'], ...rest }] });
  };

  it('before a file has its name may write it again', async () => {
    dieAt('begun');
    writeFileSync(join(hot, '.A.png.part'), 'half');
    const { printer } = withRip();
    expect(await printer.jobState('A')).toEqual({ kind: 'neverSeen' });
    expect(await printer.submit(printJob('A'))).toMatchObject({ ok: true });
    expect(readdirSync(hot)).toEqual(['A.png']);
  });

  it('between two files leaves doubt', async () => {
    dieAt('sending');
    writeFileSync(join(hot, 'A.png'), 'whole');
    const { printer } = withRip();
    expect(await printer.jobState('A')).toEqual({ kind: 'unknown' });
    expect(await printer.submit(printJob('A'))).toMatchObject({ ok: false });
  });
});
