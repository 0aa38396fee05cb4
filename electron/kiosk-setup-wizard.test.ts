import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRestartable } from './hosts/restartable-kiosk.ts';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { systemClock } from './system/clock.ts';
import { silentLog } from './system/log.ts';
import { beginSale, call, FAST_CONFIG, payByPhone, untilStage } from './test-kit/shopper.ts';

const PIN = '927461';
const SITE = {
  ...{ locales: ['en' as const], shopName: 'Corner shop', timeZone: 'Europe/London', currency: 'GBP' },
  pin: PIN,
};

let folder: string;
let kiosk: Kiosk | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-setup-'));
});
afterEach(async () => {
  await kiosk?.close();
  kiosk = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function open(isPackaged: boolean): Promise<Kiosk> {
  const configFile = join(folder, 'kiosk.json');
  writeFileSync(configFile, JSON.stringify(FAST_CONFIG));
  kiosk = await openRestartable({
    create: (restart) =>
      createKiosk({
        ...{ configFile, dataDir: join(folder, 'data'), log: silentLog, clock: systemClock, isPackaged },
        ...{ environment: {}, host: { restart }, demoPin: '135790' },
      }),
    log: silentLog,
    giveUp: () => undefined,
  });
  return kiosk;
}

const offerOf = async (to: Kiosk) => (await call(to, 'getKioskInfo', {})).setUp;

it('an installed kiosk is set up by whoever stands there, up to the PIN, and from there by its owner', async () => {
  const to = await open(true);
  expect(await offerOf(to)).toBe('begin');
  // Nothing but the first PIN is anybody's.
  for (const ask of [
    () => call(to, 'getSetUp', {}),
    () => call(to, 'passSetUpStep', { step: 'devices' }),
    () => call(to, 'beginTestSale', {}),
    () => call(to, 'endSetUp', { kind: 'skipped' }),
    () => call(to, 'getSettings', {}),
  ])
    await expect(ask()).rejects.toThrow(/notAllowed/);
  expect(await call(to, 'beginSetUp', { ...SITE, pin: '123456' })).toMatchObject({ reason: 'pinTooEasy' });
  expect(await call(to, 'beginSetUp', SITE)).toEqual({ kind: 'restarting' });
  const currency = () => call(to, 'getKioskInfo', {}).then((info) => info.currency);
  await expect.poll(currency, { timeout: 10_000 }).toBe('GBP');
  await expect
    .poll(async () => (await call(to, 'getKioskStatus', {})).kind, { timeout: 10_000 })
    .toBe('inService');
  expect(await call(to, 'getKioskInfo', {})).toMatchObject({ setUp: 'goOn', timeZone: 'Europe/London' });

  expect(await call(to, 'beginSetUp', { ...SITE, pin: '864209' })).toMatchObject({ reason: 'notOffered' });
  await expect(call(to, 'getSetUp', {})).rejects.toThrow(/notAllowed/);
  expect(await call(to, 'enterStaff', { pin: '135790' })).toEqual({ kind: 'wrongPin' });
  expect(await call(to, 'enterStaff', { pin: PIN })).toMatchObject({ kind: 'entered' });

  expect(await call(to, 'beginTestSale', {})).toEqual({ kind: 'done' });
  expect((await call(to, 'getSetUp', {})).testSale).toBe('begun');
  const { sale } = await beginSale(to);
  await call(to, 'choosePayment', { saleId: sale.saleId, payType: 1 });
  await payByPhone((await untilStage(to, 'awaitingPayment')).qrText);
  await untilStage(to, 'queued');
  await expect.poll(async () => (await call(to, 'getSetUp', {})).testSale, { timeout: 10_000 }).toBe('made');
  expect(await call(to, 'endSetUp', { kind: 'finished' })).toEqual({ kind: 'done' });
  expect(await offerOf(to)).toBeUndefined();
  const { lines } = await call(to, 'listAudit', { before: null });
  expect(lines).toContainEqual(
    expect.objectContaining({ action: 'beginSetUp', personId: null, outcome: 'ordered' }),
  );
  expect(JSON.stringify(lines)).not.toContain(PIN);
}, 40_000);

it('a demo from its source is not asked to be set up', async () => {
  const to = await open(false);
  expect(await offerOf(to)).toBeUndefined();
  expect(await call(to, 'beginSetUp', SITE)).toMatchObject({ reason: 'notOffered' });
});
