import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SettingChange } from '../../../shared/contract/staff-settings.ts';
import { syncFiles } from '../../system/atomic-file.ts';
import { createSettings } from '../../system/config/kept-settings.ts';
import { configShape } from '../../system/config/setting-shape.ts';
import { openSettingsFile } from '../../system/config/settings-file.ts';
import { silentLog } from '../../system/log.ts';
import { isPin } from '../staff/pin.ts';
import { createSettingsService } from './settings-service.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const GIVEN = {
  deviceId: 'D1',
  backend: { url: 'http://shop.example', account: 'a', password: 'hush-hush-backend' },
  payments: [{ type: 7 }],
  notify: { port: 0, secret: { env: 'NOTIFY_SECRET' } },
  gobox: { url: 'http://books.example', token: 'hush-hush-gobox', devId: 3 },
  staff: { pinHash: 'scrypt$hush$hush' },
};

async function open(given: object = GIVEN, mistakes: readonly string[] = [], isFull = false) {
  writeFileSync(join(folder, 'kiosk.json'), JSON.stringify(given));
  const files = {
    ...syncFiles,
    writeSync: () => {
      throw new Error('no space');
    },
  };
  const settings = createSettings({
    configFile: join(folder, 'kiosk.json'),
    environment: { NOTIFY_SECRET: 'hush-hush-notify' },
    file: openSettingsFile(join(folder, 'data'), isFull ? files : syncFiles),
    now: () => 1_000,
    check: async ({ shopName }) => (shopName === 'Bad' ? ['shopName: expected a better one'] : []),
  });
  await settings.begin();
  const told = { restarts: 0, live: [] as unknown[] };
  const service = createSettingsService({
    settings,
    shape: configShape(),
    log: silentLog,
    mistakes,
    onLive: (json) => told.live.push(json),
    restart: () => {
      told.restarts += 1;
    },
  });
  return { settings, service, told };
}

const set = (path: string[], value: unknown): SettingChange => ({ kind: 'set', path, value });

describe('what the page gets to see', () => {
  it('holds no secret, of whatever part, and says where each comes from', async () => {
    const { service } = await open();
    const view = service.view();
    expect(JSON.stringify(view)).not.toContain('hush');
    expect(view.value).toMatchObject({
      backend: { url: 'http://shop.example', password: { hidden: 'kept' } },
      notify: { secret: { hidden: 'environment', name: 'NOTIFY_SECRET' } },
      staff: { pinHash: { hidden: 'kept' } },
    });
  });
});

describe('settings that hold at once', () => {
  it('are kept and told, without a restart', async () => {
    const { service, settings, told } = await open();
    expect(await service.apply([set(['shopName'], 'New'), set(['idleSeconds'], 33)], false)).toEqual({
      kind: 'applied',
    });
    expect(told).toMatchObject({ restarts: 0, live: [{ shopName: 'New', idleSeconds: 33 }] });
    expect(settings.inUse().kept).toMatchObject({ trial: null });
    expect(JSON.parse(readFileSync(join(folder, 'kiosk.json'), 'utf8'))).toEqual(GIVEN);
  });
});

describe('settings that need a restart', () => {
  it('go on trial, and nothing else is changed meanwhile', async () => {
    const { service, settings, told } = await open();
    expect(await service.apply([set(['pollSeconds'], 4)], true)).toEqual({ kind: 'restarting' });
    expect(told.restarts).toBe(1);
    expect(settings.inUse().kept.trial).toMatchObject({ starts: 0, former: [] });
    expect(await service.apply([set(['shopName'], 'Other')], true)).toEqual({
      kind: 'refused',
      reason: 'onTrial',
    });
    expect(service.view().trial?.paths).toEqual([['pollSeconds']]);
    expect(service.undo()).toBe(true);
    expect(settings.inUse().json).toEqual(GIVEN);
  });

  it('keep a secret that was not typed anew, and replace one that was', async () => {
    const { service, settings } = await open();
    const backend = { url: 'http://other.example', account: 'b', password: { hidden: 'kept' } };
    await service.apply([set(['backend'], backend)], true);
    expect(settings.inUse().json.backend).toEqual({ ...backend, password: 'hush-hush-backend' });
    service.keep();
    await service.apply([set(['backend', 'password'], 'typed anew')], true);
    expect(settings.inUse().json.backend).toMatchObject({ password: 'typed anew' });
    expect(settings.inUse().kept.changes.map(({ path }) => path.join('.'))).toEqual([
      'backend.url',
      'backend.account',
      'backend.password',
    ]);
  });

  it('keep a new PIN as a hash, and refuse one that is easily guessed', async () => {
    const { service, settings } = await open();
    expect(await service.apply([set(['staff', 'pinHash'], '1234')], true)).toMatchObject({
      kind: 'wrong',
      faults: [{ path: ['staff', 'pinHash'] }],
    });
    await service.apply([set(['staff', 'pinHash'], '927461')], true);
    const { staff } = settings.inUse().json as { staff: { pinHash: string } };
    expect(await isPin('927461', staff.pinHash)).toBe(true);
    expect(JSON.stringify(settings.inUse().json)).not.toContain('927461');
  });
});

describe('a change that is refused', () => {
  it.each([
    ['a number beyond its limit', [set(['idleSeconds'], 2)], { kind: 'tooSmall', limit: 5 }],
    ['a text for a number', [set(['pollSeconds'], 'soon')], { kind: 'doesNotFit' }],
    ['a setting that there is not', [set(['hologram'], true)], { kind: 'unknown' }],
    ['an address that is none', [set(['backend', 'url'], 'shop')], { kind: 'doesNotFit' }],
    ['a part that lacks something', [set(['network'], {})], { kind: 'missing' }],
    ['a list that is empty', [set(['payments'], [])], { kind: 'missing' }],
    [
      'what no machine can use',
      [set(['shopName'], 'Bad')],
      { kind: 'doesNotFit', detail: 'expected a better one' },
    ],
    ['a name out of the language itself', [set(['__proto__', 'x'], 1)], { kind: 'unknown' }],
  ])('by its field: %s', async (_name, changes, fault) => {
    const { service, settings } = await open();
    const before = settings.inUse().kept;
    expect(await service.apply(changes, true)).toMatchObject({ kind: 'wrong', faults: [{ fault }] });
    expect((await service.check(changes)).faults).not.toEqual([]);
    expect(settings.inUse().kept).toEqual(before);
  });

  it('belongs to somebody else, or to the file alone', async () => {
    const { service } = await open();
    expect(await service.apply([set(['pollSeconds'], 4)], false)).toEqual({
      kind: 'refused',
      reason: 'notForYou',
    });
    const command = set(['power', 'shutdownCommand'], ['rm', '-rf', '/']);
    expect(await service.apply([command], true)).toEqual({ kind: 'refused', reason: 'fileOnly' });
  });

  it('could not be kept', async () => {
    const { service, told } = await open(GIVEN, [], true);
    expect(await service.apply([set(['shopName'], 'New')], true)).toEqual({
      kind: 'refused',
      reason: 'notKept',
    });
    expect(told).toEqual({ restarts: 0, live: [] });
  });
});

describe('a configuration that is broken', () => {
  it('is mended at the screen, with a restart', async () => {
    const { service, settings, told } = await open({ ...GIVEN, idleSeconds: 'soon' }, [
      'idleSeconds: expected number',
    ]);
    expect(service.view().mistakes).toEqual(['idleSeconds: expected number']);
    expect(await service.apply([set(['idleSeconds'], 60)], true)).toEqual({ kind: 'restarting' });
    expect(told.restarts).toBe(1);
    expect((await settings.begin()).ok).toBe(true);
  });
});
