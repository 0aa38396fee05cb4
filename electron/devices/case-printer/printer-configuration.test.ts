import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { casePrinterSchema, openCasePrinter } from './open-case-printer.ts';
import { createKioskDisk, type KioskDisk, printJob, testGround } from './test-kit/printer-rig.ts';

let disk: KioskDisk;
beforeEach(() => {
  disk = createKioskDisk();
});
afterEach(() => disk.erase());

describe('the configuration of the case printer', () => {
  it.each([
    [{ driver: 'ipp', url: 'ftp://x' }, 'ipp, ipps, http or https'],
    [{ driver: 'ipp', url: 'ipps://x', fingerprint256: '12' }, 'fingerprint'],
    [{ driver: 'cups', queue: 'a/b' }, 'CUPS queue'],
    [{ driver: 'raw', host: 'x', confirm: 'hope' }, 'confirm'],
    [{ driver: 'hot-folder' }, 'folder'],
    [{ driver: 'hot-folder', folder: '/x', colour: true }, 'colour'],
    [{ driver: 'fax' }, 'driver'],
  ])('names the mistake in %j', (config, word) => {
    expect(JSON.stringify(casePrinterSchema.safeParse(config).error?.issues)).toContain(word);
  });

  it.each([
    { driver: 'ipp', url: 'ipp://127.0.0.1:9' },
    { driver: 'cups', queue: 'case', scheduler: 'ipp://127.0.0.1:9' },
    { driver: 'raw', host: '127.0.0.1', port: 9 },
    { driver: 'hot-folder', folder: '/nowhere/at/all' },
  ])('of a printer that is away: %j', async (config) => {
    const printer = openCasePrinter(casePrinterSchema.parse(config), testGround, disk.folder);
    printer.start();
    expect(printer.description).toContain(config.driver);
    expect(await printer.status()).toEqual({ kind: 'disconnected' });
    expect(await printer.submit(printJob('A'))).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(await printer.supplies()).toEqual([]);
    expect(await printer.cancel('A')).toMatchObject({ ok: false });
    expect((await printer.selfTest())[0]).toMatchObject({ outcome: 'failed' });
    await printer.stop();
  });
});

describe('a memory that is damaged', () => {
  it('is not trusted, so that nothing counts as never seen', async () => {
    mkdirSync(join(disk.folder, 'hot'));
    writeFileSync(join(disk.folder, 'case-printer-hot-folder-jobs.json'), '{"jobs": [');
    const config = casePrinterSchema.parse({ driver: 'hot-folder', folder: join(disk.folder, 'hot') });
    expect(await openCasePrinter(config, testGround, disk.folder).jobState('A')).toEqual({ kind: 'unknown' });
    expect(await openCasePrinter(config, testGround, disk.folder).jobState('A')).toEqual({
      kind: 'neverSeen',
    });
  });
});
