import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRestartable } from './hosts/restartable-kiosk.ts';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { hashPin } from './services/staff/pin.ts';
import { systemClock } from './system/clock.ts';
import { openSettingsFile } from './system/config/settings-file.ts';
import { createLog, silentLog } from './system/log.ts';
import { openLogFile } from './system/log-file.ts';
import { beginSale, call, FAST_CONFIG, payByPhone, untilStage } from './test-kit/shopper.ts';

const PIN = '927461';
const CONFIG = { ...FAST_CONFIG, staff: { pinHash: hashPin(PIN) } };

let folder: string;
let kiosk: Kiosk | undefined;
let gaveUp: unknown[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-kiosk-settings-'));
  gaveUp = [];
});
afterEach(async () => {
  await kiosk?.close();
  kiosk = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function open(config: object = CONFIG): Promise<Kiosk> {
  writeFileSync(join(folder, 'kiosk.json'), JSON.stringify(config));
  const logFile = openLogFile(join(folder, 'data', 'log'));
  const log = createLog({ level: 'info', destination: logFile });
  kiosk = await openRestartable({
    create: (restart) =>
      createKiosk({
        configFile: join(folder, 'kiosk.json'),
        dataDir: join(folder, 'data'),
        log,
        logFile,
        clock: systemClock,
        environment: { NOTIFY_SECRET: 'hush/hush+notify?' },
        host: { restart },
      }),
    log: silentLog,
    giveUp: (reason) => gaveUp.push(reason),
  });
  return kiosk;
}

const enter = async (to: Kiosk) =>
  expect(await call(to, 'enterStaff', { pin: PIN })).toMatchObject({ kind: 'entered' });
const status = (to: Kiosk) => call(to, 'getKioskStatus', {});
const NO_MESSAGE = { en: null, 'zh-CN': null };

describe('settings of a running kiosk', () => {
  it('that hold at once are told to the page', async () => {
    const to = await open();
    const infos: unknown[] = [];
    to.subscribe((name, payload) => name === 'kioskInfoChanged' && infos.push(payload));
    await enter(to);
    const changes = [
      { kind: 'set' as const, path: ['idleSeconds'], value: 33 },
      { kind: 'set' as const, path: ['locales'], value: ['zh-CN'] },
      { kind: 'set' as const, path: ['screen', 'brightnessPercent'], value: 50 },
    ];
    expect(await call(to, 'applySettings', { changes })).toEqual({ kind: 'applied' });
    expect(infos).toEqual([
      expect.objectContaining({ idleSeconds: 33, locales: ['zh-CN'], brightnessPercent: 50 }),
    ]);
    expect(await call(to, 'getKioskInfo', {})).toMatchObject({ idleSeconds: 33, volumePercent: 60 });
  });

  it('that need a restart get one, and a sale goes on through it', async () => {
    const to = await open();
    const { sale } = await beginSale(to);
    await call(to, 'choosePayment', { saleId: sale.saleId, payType: 1 });
    const awaiting = await untilStage(to, 'awaitingPayment');
    const told: string[] = [];
    to.subscribe((name, payload) => {
      if (name === 'kioskStatusChanged' && 'kind' in payload) told.push(JSON.stringify(payload));
    });
    await enter(to);
    const changes = [{ kind: 'set' as const, path: ['latePaymentMinutes'], value: 20 }];
    expect(await call(to, 'applySettings', { changes })).toEqual({ kind: 'restarting' });
    await expect.poll(() => told.at(-1), { timeout: 10_000 }).toBe(JSON.stringify({ kind: 'inService' }));
    expect(told[0]).toContain('starting');
    expect(await call(to, 'getSession', {})).toMatchObject({ saleId: sale.saleId });
    expect((await untilStage(to, 'awaitingPayment')).qrText).toBe(awaiting.qrText);
    await payByPhone(awaiting.qrText);
    await untilStage(to, 'queued');
    // Nobody of the staff is inside any more.
    await expect(call(to, 'getSettings', {})).rejects.toThrow(/notAllowed/);
    expect(gaveUp).toEqual([]);
  });

  it('are on trial after it, and staff take them back', async () => {
    const to = await open();
    await enter(to);
    const changes = [
      { kind: 'set' as const, path: ['photoIntake', 'publicUrl'], value: 'http://photos.example' },
    ];
    await call(to, 'applySettings', { changes });
    const file = openSettingsFile(join(folder, 'data'));
    await expect
      .poll(() => file.read(), { timeout: 10_000 })
      .toMatchObject({ kept: { trial: { starts: 1 } } });
    await expect.poll(async () => (await status(to)).kind, { timeout: 10_000 }).toBe('inService');
    await enter(to);
    expect((await call(to, 'getSettings', {})).trial?.paths).toEqual([['photoIntake', 'publicUrl']]);
    expect(await call(to, 'undoSettings', {})).toEqual({ kind: 'done' });
    await expect.poll(async () => (await status(to)).kind, { timeout: 10_000 }).toBe('outOfService');
    await expect.poll(async () => (await status(to)).kind, { timeout: 10_000 }).toBe('inService');
    expect(file.read()).toMatchObject({ kept: { changes: [], undone: { reason: 'staff' } } });
  });
});

describe('the shop', () => {
  it('is closed by staff with their words, stays so after a restart, and is opened again', async () => {
    const to = await open();
    await enter(to);
    const message = { en: 'Back at two.', 'zh-CN': null };
    expect(await call(to, 'setClosed', { closed: true, message })).toEqual({ kind: 'done' });
    const closed = { kind: 'outOfService', reason: 'staff', message };
    await expect.poll(() => status(to), { timeout: 5_000 }).toMatchObject(closed);
    await expect(call(to, 'startSession', { locale: 'en' })).rejects.toThrow(/unavailable/);
    await to.close();
    const again = await open();
    await expect.poll(() => status(again), { timeout: 5_000 }).toMatchObject(closed);
    await enter(again);
    expect((await call(again, 'getStaffOverview', {})).needs).toContainEqual(
      expect.objectContaining({ kind: 'closedByStaff' }),
    );
    await call(again, 'setClosed', { closed: false, message: NO_MESSAGE });
    await expect.poll(async () => (await status(again)).kind, { timeout: 5_000 }).toBe('inService');
  });

  it('keeps its hours: closed from the moment they are set, open when they are taken out', async () => {
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
    const to = await open();
    await enter(to);
    const hours = Object.fromEntries(days.map((day) => [day, 'closed']));
    await call(to, 'applySettings', { changes: [{ kind: 'set', path: ['openingHours'], value: hours }] });
    await expect.poll(() => status(to), { timeout: 5_000 }).toEqual({ kind: 'closed', opensAtMs: null });
    await expect(call(to, 'startSession', { locale: 'en' })).rejects.toThrow(/unavailable/);
    await call(to, 'applySettings', { changes: [{ kind: 'removed', path: ['openingHours'] }] });
    await expect.poll(async () => (await status(to)).kind, { timeout: 5_000 }).toBe('inService');
  });
});

describe('a kiosk whose configuration is broken', () => {
  it('lets staff in by its PIN, to mend it', async () => {
    const to = await open({ ...CONFIG, idleSeconds: 'soon' });
    expect(await status(to)).toMatchObject({ reason: 'configuration' });
    await expect(call(to, 'getSettings', {})).rejects.toThrow(/notAllowed/);
    await enter(to);
    expect((await call(to, 'getSettings', {})).mistakes).toEqual([expect.stringMatching(/^idleSeconds: /)]);
    expect(await call(to, 'listLog', { level: 'warn' })).toContainEqual(
      expect.objectContaining({ text: expect.stringMatching(/out of service/) }),
    );
    const changes = [{ kind: 'set' as const, path: ['idleSeconds'], value: 60 }];
    expect(await call(to, 'applySettings', { changes })).toEqual({ kind: 'restarting' });
    await expect.poll(async () => (await status(to)).kind, { timeout: 10_000 }).toBe('inService');
    expect(await call(to, 'getKioskInfo', {})).toMatchObject({ idleSeconds: 60 });
  });

  it('lets them in by the PIN of the one that worked last, where its own cannot be read', async () => {
    openSettingsFile(join(folder, 'data')).writeWorking({ given: CONFIG, changes: [] });
    const to = await open({ ...CONFIG, staff: 'nobody' });
    await enter(to);
    expect(await call(to, 'restartKiosk', {})).toEqual({ kind: 'done' });
  });
});

describe('a support bundle', () => {
  it('holds no secret of the configuration, no picture, and nothing of a design', async () => {
    const secrets = ['hush/hush+notify?', 'hush-hush-gobox'];
    const to = await open({
      ...CONFIG,
      notify: { port: 0, secret: { env: 'NOTIFY_SECRET' } },
      gobox: { url: 'http://127.0.0.1:9', token: secrets[1], devId: 3 },
    });
    const { sale } = await beginSale(to);
    await call(to, 'choosePayment', { saleId: sale.saleId, payType: 1 });
    const awaiting = await untilStage(to, 'awaitingPayment');
    await payByPhone(awaiting.qrText);
    await untilStage(to, 'queued');
    await enter(to);
    const bundle = await call(to, 'makeSupportBundle', { to: 'download' });
    if (bundle.kind !== 'ready') throw new Error(bundle.kind);
    const answer = await to.handleFile(new Request(`http://kiosk/${bundle.path}`));
    const bytes = gunzipSync(new Uint8Array(await answer.arrayBuffer()));
    const text = bytes.toString('latin1');
    expect(text).toMatch(/saleStarted/);
    expect(text).toMatch(/configuration\.json/);
    expect(text).toMatch(/log\/kiosk\.log/);
    for (const secret of [...secrets, CONFIG.staff.pinHash, PIN]) {
      for (const form of [
        secret,
        encodeURIComponent(secret),
        Buffer.from(secret).toString('base64'),
        Buffer.from(secret).toString('hex'),
      ]) {
        expect(text).not.toContain(form);
      }
    }
    for (const magic of ['\x89PNG', '\xff\xd8\xff', 'RIFF', 'data:image', '"design"', '"qrText"']) {
      expect(text).not.toContain(magic);
    }
    expect((await to.handleFile(new Request(`http://kiosk/${bundle.path}`))).status).toBe(404);
  });
});
