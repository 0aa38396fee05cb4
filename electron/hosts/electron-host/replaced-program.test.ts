import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppUpdater } from 'electron-updater';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silentLog } from '../../system/log.ts';
import { sourceOf } from './electron-updates.ts';
import { createProgramKeeper } from './program-keeper.ts';
import { replaceProgram, wishFile } from './replace-program.ts';

let folder: string;
let appImage: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-program-'));
  appImage = join(folder, 'Casepress.AppImage');
  writeFileSync(appImage, 'version 1');
  writeFileSync(join(folder, 'download'), 'version 2');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const update = () => join(folder, 'update');
const linux = () => ({ platform: 'linux', appImage, programData: undefined }) as const;

describe('an AppImage', () => {
  it('is kept, exchanged and put back, each as a whole file', async () => {
    const keeper = createProgramKeeper({ ...linux(), folder: update(), version: '1.0.0' });
    const kept = await keeper.keepCurrent();
    expect(kept).toBe(join(update(), 'casepress-1.0.0.AppImage'));
    const launch = vi.fn();
    replaceProgram(join(folder, 'download'), { ...linux(), launch });
    expect(readFileSync(appImage, 'utf8')).toBe('version 2');
    replaceProgram(kept ?? '', { ...linux(), launch });
    expect(readFileSync(appImage, 'utf8')).toBe('version 1');
    expect(launch.mock.calls).toEqual([[appImage], [appImage]]);
    expect(readdirSync(folder).sort()).toEqual(['Casepress.AppImage', 'download', 'update']);
  });

  it('stays as it is, and nothing is started, when what should replace it is gone', () => {
    const launch = vi.fn();
    expect(() => replaceProgram(join(folder, 'nothing'), { ...linux(), launch })).toThrow('ENOENT');
    expect(readFileSync(appImage, 'utf8')).toBe('version 1');
    expect(launch).not.toHaveBeenCalled();
  });

  it('leaves no third version behind', async () => {
    mkdirSync(update());
    writeFileSync(join(update(), 'casepress-0.9.0.AppImage'), 'long gone');
    writeFileSync(join(update(), 'casepress-0.8.0.AppImage.part'), 'cut off');
    writeFileSync(join(update(), 'state.json'), '{}');
    const keeper = createProgramKeeper({ ...linux(), folder: update(), version: '1.0.0' });
    await keeper.keepCurrent();
    await keeper.keepNext('2.0.0', join(folder, 'download'));
    expect(readdirSync(update()).sort()).toEqual(['casepress-1.0.0.AppImage', 'state.json']);
  });
});

describe('on Windows', () => {
  const windows = () => ({ platform: 'win32', appImage: undefined, programData: folder }) as const;

  it('the installer is kept from the first update on', async () => {
    const first = createProgramKeeper({ ...windows(), folder: update(), version: '1.0.0' });
    expect(await first.keepCurrent()).toBeNull();
    await first.keepNext('2.0.0', join(folder, 'download'));
    const second = createProgramKeeper({ ...windows(), folder: update(), version: '2.0.0' });
    const kept = await second.keepCurrent();
    expect(kept && readFileSync(kept, 'utf8')).toBe('version 2');
  });

  it('nothing is run: the wish is left for the task that may install', () => {
    const launch = vi.fn();
    replaceProgram('C:\\update\\casepress-2.0.0.exe', { ...windows(), launch });
    expect(JSON.parse(readFileSync(wishFile(folder), 'utf8'))).toEqual({
      installer: 'C:\\update\\casepress-2.0.0.exe',
    });
    expect(launch).not.toHaveBeenCalled();
    expect(existsSync(join(folder, 'Casepress', 'update', 'wanted.json.new'))).toBe(false);
  });
});

describe('sourceOf', () => {
  it('lets electron-updater do nothing by itself, and reads the signature from the feed', async () => {
    const updater = {
      checkForUpdates: async () => ({
        isUpdateAvailable: true,
        updateInfo: {
          version: '2.0.0',
          files: [
            { url: 'a', sha512: 'h1' },
            { url: 'b', sha512: 'h2' },
          ],
          signature: 'S',
        },
      }),
      downloadUpdate: async () => ['/tmp/file'],
    } as unknown as AppUpdater;
    const install = vi.fn();
    const source = sourceOf(updater, install, silentLog);
    expect(updater).toMatchObject({
      autoDownload: false,
      autoInstallOnAppQuit: false,
      allowDowngrade: false,
    });
    expect(await source.checkForUpdate()).toEqual({
      version: '2.0.0',
      sha512s: ['h1', 'h2'],
      signature: 'S',
    });
    expect(await source.download({ version: '2.0.0', sha512s: [], signature: null })).toBe('/tmp/file');
    expect(source.install).toBe(install);
  });

  it('offers nothing where there is nothing newer', async () => {
    const updater = { checkForUpdates: async () => ({ isUpdateAvailable: false }) } as unknown as AppUpdater;
    expect(await sourceOf(updater, vi.fn(), silentLog).checkForUpdate()).toBeNull();
  });
});
