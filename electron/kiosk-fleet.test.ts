import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { type Mosquitto, startMosquitto } from './services/fleet/test-kit/mosquitto.ts';
import { OWNER, PLACE } from './services/fleet/test-kit/open-fleet.ts';
import { commandOf, misfits, type Owner, openOwner, signed } from './services/fleet/test-kit/owner.ts';
import { topicsOf } from './services/fleet/topics.ts';
import { systemClock } from './system/clock.ts';
import { silentLog } from './system/log.ts';
import { beginSale, call, FAST_CONFIG, payByPhone, untilStage } from './test-kit/shopper.ts';

/* The whole kiosk at mosquitto, as its configuration says. */

let broker: Mosquitto;
let owner: Owner;
let folder: string;
let kiosk: Kiosk | undefined;
let restarts = 0;
beforeAll(async () => {
  broker = await startMosquitto({ users: { owner: 'o', 'north/k1': 'a-secret-word' } });
  owner = await openOwner(broker.url, { username: 'owner', password: 'o', ca: broker.ca });
  folder = mkdtempSync(join(tmpdir(), 'casepress-kiosk-fleet-'));
  writeFileSync(join(folder, 'ca.crt'), broker.ca);
});
afterEach(async () => {
  await kiosk?.close();
  kiosk = undefined;
  expect(misfits(owner.heard)).toEqual([]);
  owner.heard.length = 0;
});
afterAll(async () => {
  await owner.close();
  await broker.close();
  rmSync(folder, { recursive: true, force: true });
});

const FLEET = {
  siteId: PLACE.siteId,
  kioskId: PLACE.kioskId,
  user: 'north/k1',
  password: { env: 'FLEET_PASSWORD' },
  commandKeys: { [OWNER.name]: OWNER.publicKey },
  stateSeconds: 1,
};
const configFile = () => join(folder, 'kiosk.json');
const dataDir = () => join(folder, 'data');

async function open(fleet: object = {}): Promise<Kiosk> {
  const config = {
    ...FAST_CONFIG,
    fleet: { ...FLEET, url: broker.url, caFile: join(folder, 'ca.crt'), ...fleet },
  };
  writeFileSync(configFile(), JSON.stringify(config));
  kiosk = await createKiosk({
    configFile: configFile(),
    dataDir: dataDir(),
    log: silentLog,
    clock: systemClock,
    environment: { FLEET_PASSWORD: 'a-secret-word' },
    host: {
      restart: () => {
        restarts += 1;
      },
    },
  });
  return kiosk;
}
const until = (read: () => unknown, wanted: unknown) =>
  expect.poll(read, { timeout: 15_000, interval: 20 }).toEqual(wanted);
const order = (command: object) =>
  owner.publish(topicsOf(PLACE).command, signed(commandOf(command, Date.now())));
const outcomes = () => owner.of('result').map(({ outcome, reason }) => reason ?? outcome);

it('tells each step of a sale once, and nothing of who bought it or what is on it', {
  timeout: 60_000,
}, async () => {
  const to = await open();
  const { sale } = await beginSale(to);
  await call(to, 'choosePayment', { saleId: sale.saleId, payType: 1 });
  const { qrText } = await untilStage(to, 'awaitingPayment');
  await payByPhone(qrText);
  const heard = () => owner.of('event/sale').filter(({ saleId }) => saleId === sale.saleId);
  await until(() => heard().some(({ progress }) => progress === 'ready'), true);
  const steps = heard();
  expect(steps.map(({ progress }) => progress).slice(0, 5)).toEqual([
    'open',
    'paid',
    'ordered',
    'making',
    'ready',
  ]);
  expect(new Set(steps.map(({ eventId }) => eventId)).size).toBe(steps.length);
  expect(Object.keys(steps[0] ?? {}).toSorted()).toEqual([
    ...['atMs', 'currency', 'eventId', 'kiosk', 'modelId', 'modelName', 'orderId', 'origin', 'owedMinor'],
    ...['paidMinor', 'payType', 'priceMinor', 'progress', 'saleId', 'seq', 'site', 'state', 'version'],
  ]);
});

it('closes and opens at a word of the owner’s', async () => {
  const to = await open();
  await order({ kind: 'setOutOfService', message: { en: 'Back at noon', 'zh-CN': null } });
  await until(outcomes, ['accepted', 'done']);
  const status = () => call(to, 'getKioskStatus', {});
  await expect
    .poll(status, { timeout: 10_000 })
    .toMatchObject({ kind: 'outOfService', reason: 'staff', message: { en: 'Back at noon' } });
  await until(() => owner.of('state').at(-1)?.canSell, false);
  await order({ kind: 'setInService' });
  await until(() => owner.of('state').at(-1)?.canSell, true);
});

it('makes a support bundle with no secret in it, and leaves it on the kiosk', async () => {
  await open();
  await order({ kind: 'makeSupportBundle' });
  await until(outcomes, ['accepted', 'done']);
  const bundle = owner.of('result').at(-1)?.bundle as { path: string; bytes: number };
  const bytes = readFileSync(join(dataDir(), bundle.path));
  expect(bytes.length).toBe(bundle.bytes);
  const text = gunzipSync(bytes).toString('utf8');
  expect(text).toContain('"kioskId": "k1"');
  expect(text).not.toContain('a-secret-word');
});

it('takes up a new configuration only when it is sound, and restarts when told to', async () => {
  await open();
  const sound = readFileSync(configFile(), 'utf8');
  writeFileSync(configFile(), sound.replace('"fleet"', '"flet"'));
  await order({ kind: 'reloadConfiguration' });
  await until(outcomes, ['accepted', 'mistakes']);
  expect(owner.of('result').at(-1)?.detail).toContain('flet: is not a setting');
  expect(restarts).toBe(0);
  writeFileSync(configFile(), sound);
  await order({ kind: 'reloadConfiguration' });
  await until(() => restarts, 1);
  await kiosk?.close();
  await open();
  await until(outcomes, ['accepted', 'mistakes', 'accepted', 'done']);
});

it('restarts at the owner’s word, and not while somebody is at the screen', async () => {
  const to = await open();
  await call(to, 'startSession', { locale: 'en' });
  const before = restarts;
  await order({ kind: 'restart' });
  await until(outcomes, ['accepted']);
  expect(restarts).toBe(before);
  await call(to, 'endSession', { reason: 'finished' });
  await until(() => restarts, before + 1);
});

/** How staff see the broker. */
async function systemOf(to: Kiosk) {
  const pin = to.notes.map((note) => /PIN: (\d+)/.exec(note)?.[1]).find((each) => each !== undefined);
  await call(to, 'enterStaff', { pin: pin ?? '' });
  const systems = await call(to, 'listSystems', {});
  await call(to, 'leaveStaff', {});
  return systems.find(({ systemId }) => systemId === 'fleet');
}

it('shows staff that the broker answers', async () => {
  const to = await open();
  await expect
    .poll(() => systemOf(to), { timeout: 10_000 })
    .toMatchObject({ state: 'on', backlog: { waiting: 0 } });
});

it('sells all the same where a file of its configuration is not there, and staff read which', async () => {
  const to = await open({ caFile: join(folder, 'none.crt') });
  const detail = expect.stringContaining('none.crt cannot be read (ENOENT)');
  await expect
    .poll(() => systemOf(to), { timeout: 10_000 })
    .toMatchObject({ state: 'away', lastError: { detail } });
  expect(await call(to, 'getKioskStatus', {})).toEqual({ kind: 'inService' });
  const { sale } = await beginSale(to);
  expect(sale.stage.kind).toBe('choosingPayment');
});

it('loads nothing of MQTT where no fleet is configured', { timeout: 60_000 }, () => {
  const script = `
    import { createRequire } from 'node:module';
    import { systemClock } from './electron/system/clock.ts';
    import { silentLog } from './electron/system/log.ts';
    import { createKiosk } from './electron/kiosk.ts';
    const dataDir = process.argv[1];
    const kiosk = await createKiosk({ dataDir, log: silentLog, clock: systemClock });
    const status = await kiosk.handlers.getKioskStatus({});
    await kiosk.close();
    const loaded = Object.keys(createRequire(import.meta.url).cache).filter((file) => /node_modules.mqtt/.test(file));
    console.log(JSON.stringify({ kind: status.value.kind, loaded: loaded.length }));
    process.exit(0);
  `;
  const root = join(import.meta.dirname, '..');
  expect(existsSync(join(root, 'node_modules', 'mqtt'))).toBe(true);
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script, join(folder, 'plain')], {
    cwd: root,
    timeout: 50_000,
  });
  expect(JSON.parse(out.toString().trim().split('\n').at(-1) ?? '')).toEqual({
    kind: 'inService',
    loaded: 0,
  });
});
