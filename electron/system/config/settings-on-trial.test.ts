import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SettingChange } from '../../../shared/contract/staff-settings.ts';
import { syncFiles } from '../atomic-file.ts';
import { createSettings, type Settings } from './kept-settings.ts';
import { openSettingsFile } from './settings-file.ts';

let folder: string;
let problems: readonly string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-trial-'));
  problems = [];
  configure({ shopName: 'Given' });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const dataFile = (name: string) => join(folder, 'data', name);
const configure = (config: object) => writeFileSync(join(folder, 'kiosk.json'), JSON.stringify(config));

function open(files = syncFiles): Settings {
  return createSettings({
    configFile: join(folder, 'kiosk.json'),
    environment: {},
    file: openSettingsFile(join(folder, 'data'), files),
    now: () => 1_000,
    check: async ({ shopName }) => (shopName === 'Useless' ? problems : []),
  });
}

/** A start of the program: what it works with, and the settings. */
async function start(files = syncFiles) {
  const settings = open(files);
  const begun = await settings.begin();
  return { settings, begun, name: begun.ok ? begun.value.shopName : begun.error.join() };
}

const nameTo = (value: string): SettingChange[] => [{ kind: 'set', path: ['shopName'], value }];

describe('new settings', () => {
  it('stay once the kiosk was in service with them', async () => {
    const first = await start();
    first.settings.replace(nameTo('New'), true);
    const second = await start();
    expect(second.name).toBe('New');
    second.settings.confirm();
    expect((await start()).name).toBe('New');
    expect((await start()).settings.inUse().kept.trial).toBeNull();
  });

  it('are taken back by the next start when the first one ended badly, and it is told why', async () => {
    (await start()).settings.replace(nameTo('New'), true);
    expect((await start()).name).toBe('New');
    const third = await start();
    expect(third.name).toBe('Given');
    expect(third.settings.inUse().kept.undone).toMatchObject({ paths: [['shopName']], reason: 'crash' });
    expect((await start()).name).toBe('Given');
  });

  it('are taken back in the same start when the kiosk could not be built from them', async () => {
    problems = ['devices: expected another printer'];
    (await start()).settings.replace(nameTo('Useless'), true);
    const second = await start();
    expect(second.name).toBe('Given');
    expect(second.settings.inUse().kept.undone).toMatchObject({ reason: 'configuration', detail: problems });
  });

  it('are not even tried where the start cannot be counted', async () => {
    (await start()).settings.replace(nameTo('New'), true);
    const full = {
      ...syncFiles,
      writeSync: () => {
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      },
    };
    expect((await start(full)).name).toBe('Given');
    // With room again they get their chance.
    expect((await start()).name).toBe('New');
  });

  it('come back to the former changes, not to the file alone', async () => {
    const first = await start();
    first.settings.replace([{ kind: 'set', path: ['idleSeconds'], value: 33 }], false);
    first.settings.replace([...first.settings.inUse().kept.changes, ...nameTo('New')], true);
    await start();
    const third = await start();
    expect(third.begun).toMatchObject({ ok: true, value: { shopName: 'Given', idleSeconds: 33 } });
  });
});

describe('a configuration of a newer version', () => {
  async function work(config: object, name: string) {
    configure(config);
    const { settings } = await start();
    settings.replace(nameTo(name), false);
    settings.confirm();
  }

  it('in the kept settings is named, refused, and what worked last is used', async () => {
    await work({ idleSeconds: 40 }, 'Worked');
    const newer = JSON.stringify({ version: 2, layers: [] });
    writeFileSync(dataFile('settings.json'), newer);
    const { settings, begun } = await start();
    expect(begun).toMatchObject({ ok: true, value: { shopName: 'Worked', idleSeconds: 40 } });
    expect(settings.inUse().refused).toEqual(['settings.json: is of version 2, newer than this program']);
    expect(readFileSync(dataFile('settings.json'), 'utf8')).toBe(newer);
  });

  it('in the configuration file is named, refused, and the file that worked last is used', async () => {
    await work({ idleSeconds: 40 }, 'Worked');
    configure({ idleSeconds: 50, hologram: { height: 3 } });
    const { settings, begun } = await start();
    expect(begun).toMatchObject({ ok: true, value: { shopName: 'Worked', idleSeconds: 40 } });
    expect(settings.inUse().refused).toEqual(['hologram: is not a setting of this version']);
    settings.confirm();
    expect(settings.working()?.given).toEqual({ idleSeconds: 40 });
  });

  it('among the kept settings is named, refused, and the ones that worked last are used', async () => {
    await work({}, 'Worked');
    const text = readFileSync(dataFile('settings.json'), 'utf8').replace('"shopName"', '"hologram"');
    writeFileSync(dataFile('settings.json'), text);
    const { settings, name } = await start();
    expect(name).toBe('Worked');
    expect(settings.inUse().refused).toEqual(['hologram: is not a setting of this version']);
  });

  it('is a mistake where nothing ever worked', async () => {
    configure({ hologram: true });
    expect((await start()).begun).toEqual({ ok: false, error: ['hologram: is not a setting'] });
    configure({});
    mkdirSync(join(folder, 'data'), { recursive: true });
    writeFileSync(dataFile('settings.json'), '{ "version": 1, "chan');
    expect((await start()).begun).toEqual({ ok: false, error: ['settings.json: cannot be read'] });
  });

  it('beside another mistake shuts the kiosk, as any mistake does', async () => {
    await work({}, 'Worked');
    configure({ hologram: true, idleSeconds: 'soon' });
    expect((await start()).begun).toMatchObject({
      ok: false,
      error: [expect.stringMatching(/^idleSeconds: /), 'hologram: is not a setting'],
    });
    configure({ idleSeconds: 'soon' });
    expect((await start()).begun).toMatchObject({
      ok: false,
      error: [expect.stringMatching(/^idleSeconds: /)],
    });
  });
});
