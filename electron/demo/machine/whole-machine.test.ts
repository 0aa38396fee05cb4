import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { machineStateSchema } from '../../../shared/contract/machine-panel.ts';
import { createKiosk, type Kiosk } from '../../kiosk.ts';
import { systemClock } from '../../system/clock.ts';
import { silentLog } from '../../system/log.ts';
import { beginSale, call, currentSale, payByPhone, untilStage } from '../../test-kit/shopper.ts';

/** Every device simulated, and every one behind its real driver. */
const WIRED = {
  pollSeconds: 0.2,
  network: { lanAddress: '127.0.0.1' },
  devices: {
    casePrinter: { driver: 'simulated', printSeconds: 0.5, wire: true },
    dispenser: { driver: 'simulated', collectSeconds: 1, wire: true },
    mdb: { driver: 'simulated' },
    receiptPrinter: { driver: 'simulated' },
    board: { driver: 'simulated' },
    scanner: { driver: 'simulated' },
  },
};
const SOON = { timeout: 8_000, interval: 30 };
const LONG = { timeout: 30_000, interval: 50 };

let folder: string;
let kiosk: Kiosk | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-machine-'));
});
afterEach(async () => {
  await kiosk?.close();
  kiosk = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function open(config: object = WIRED, isPackaged = false): Promise<Kiosk> {
  const configFile = join(folder, 'kiosk.json');
  writeFileSync(configFile, JSON.stringify(config));
  const dataDir = join(folder, 'data');
  kiosk = await createKiosk({ configFile, dataDir, log: silentLog, clock: systemClock, isPackaged });
  return kiosk;
}

async function readState(to: Kiosk) {
  const answer = await to.handleFile(new Request('http://kiosk/files/machine'));
  return machineStateSchema.parse(await answer.json());
}

async function act(to: Kiosk, partId: string, verb: string, args: object = {}): Promise<unknown> {
  const body = JSON.stringify({ partId, verb, args });
  const answer = await to.handleFile(new Request('http://kiosk/files/machine/act', { method: 'POST', body }));
  return answer.json();
}

const statusOf = async (to: Kiosk, deviceId: string) =>
  (await readState(to)).devices.find((device) => device.deviceId === deviceId)?.status;
const lookAt = async (to: Kiosk, partId: string) =>
  (await readState(to)).parts.find((part) => part.partId === partId)?.look;

async function untilAllFound(to: Kiosk): Promise<void> {
  await expect
    .poll(async () => (await readState(to)).devices.map(({ status }) => status), SOON)
    .toEqual(Array.from({ length: 6 }, () => 'ready'));
}

describe('the demo’s whole machine, behind the real drivers', () => {
  it('sells a case: fed, printed, dispensed, collected, with a slip of paper', async () => {
    const to = await open();
    await untilAllFound(to);
    const { sale } = await beginSale(to);
    await call(to, 'choosePayment', { saleId: sale.saleId, payType: 1 });
    await payByPhone((await untilStage(to, 'awaitingPayment')).qrText);
    await untilStage(to, 'queued');
    await expect
      .poll(async () => (await currentSale(to)).stage, LONG)
      .toMatchObject({ kind: 'queued', status: 10 });
    expect(await lookAt(to, 'dispenser')).toMatchObject({
      tray: 0,
      feedPosition: 0,
      book: { fed: 1, fallen: 1, collected: 1, collisions: 0 },
    });
    await expect
      .poll(async () => (await call(to, 'getSlip', { saleId: sale.saleId })).slip, SOON)
      .toBe('printed');
    const { slips } = await readState(to);
    expect(slips).toEqual([0]);
    const paper = await to.handleFile(new Request('http://kiosk/files/machine/slips/0'));
    expect(paper.headers.get('content-type')).toBe('image/png');
  }, 60_000);

  it('says that there is no slip when the paper is out, and sells all the same', async () => {
    const to = await open();
    await untilAllFound(to);
    expect(await act(to, 'receiptPrinter', 'runOutOfPaper')).toEqual({ kind: 'done' });
    const { sale } = await beginSale(to);
    await call(to, 'choosePayment', { saleId: sale.saleId, payType: 1 });
    await payByPhone((await untilStage(to, 'awaitingPayment')).qrText);
    await untilStage(to, 'queued');
    await expect
      .poll(async () => (await call(to, 'getSlip', { saleId: sale.saleId })).slip, SOON)
      .toBe('missing');
    expect((await readState(to)).slips).toEqual([]);
  }, 60_000);

  it.each([
    ['dispenser', 'pullCable', 'plugCable', 'dispenser: not connected'],
    ['casePrinter', 'pullPlug', 'plugIn', 'case printer: not connected'],
    ['dispenser', 'jam', 'freeJam', 'dispenser: jam'],
    ['board', 'cutMains', 'restoreMains', 'cabinet: onBattery'],
    ['board', 'openDoor', 'closeDoor', 'cabinet: doorOpen'],
  ])(
    'is out of service after %s %s, and back after %s',
    async (partId, verb, undo, detail) => {
      const to = await open();
      await untilAllFound(to);
      await act(to, partId, verb);
      await expect
        .poll(async () => call(to, 'getKioskStatus', {}), SOON)
        .toMatchObject({ kind: 'outOfService', detail: [detail] });
      await act(to, partId, undo);
      await expect.poll(async () => (await call(to, 'getKioskStatus', {})).kind, SOON).toBe('inService');
    },
    40_000,
  );

  it('lets a scanned code through only while a screen wants it', async () => {
    const to = await open();
    await untilAllFound(to);
    const codes: unknown[] = [];
    to.subscribe((name, payload) => {
      if (name === 'codeScanned') codes.push(payload);
    });
    await act(to, 'scanner', 'scan', { text: 'UNWANTED-1' });
    await expect.poll(async () => lookAt(to, 'scanner'), SOON).toMatchObject({ scanned: ['UNWANTED-1'] });
    expect(await call(to, 'listenForCodes', { forSeconds: 30 })).toEqual({ kind: 'serial' });
    await act(to, 'scanner', 'scan', { text: 'WANTED-2' });
    await expect.poll(() => codes, SOON).toEqual([{ text: 'WANTED-2' }]);
  }, 30_000);

  it('remembers over a restart what lies in the machine', async () => {
    const first = await open();
    await untilAllFound(first);
    await act(first, 'dispenser', 'emptySlot', { slot: 1 });
    const file = join(folder, 'data', 'machine', 'demo-dispenser.json');
    await expect.poll(() => readFileSync(file, 'utf8'), SOON).toContain('"slots":{"1":0}');
    await first.close();
    const second = await open();
    expect(await lookAt(second, 'dispenser')).toMatchObject({ slots: { 1: 0 } });
    expect(await statusOf(second, 'mdb')).toBeDefined();
  }, 30_000);

  it('shows devices to staff alone', async () => {
    const to = await open({ ...WIRED, staff: { pinHash: 'scrypt$none' } });
    expect(await to.handlers.listDevices({})).toMatchObject({ ok: false, error: { kind: 'notAllowed' } });
    expect(await to.handlers.testDevice({ deviceId: 'board' })).toMatchObject({
      ok: false,
      error: { kind: 'notAllowed' },
    });
  });

  it.each([
    ['nothing is simulated', { ...WIRED, demoMachine: false }, false],
    ['the product is installed', WIRED, true],
  ])('has no panel where %s', async (_name, config, isPackaged) => {
    const to = await open(config, isPackaged);
    expect(to.hasMachinePanel).toBe(false);
    expect((await to.handleFile(new Request('http://kiosk/files/machine'))).status).toBe(404);
  });

  it('refuses an act that it does not know, or that is not complete', async () => {
    const to = await open();
    expect(await act(to, 'dispenser', 'explode')).toMatchObject({ kind: 'refused' });
    expect(await act(to, 'changer', 'insertCoin', { valueMinor: 'much' })).toMatchObject({ kind: 'refused' });
    expect(await act(to, 'nobody', 'jam')).toMatchObject({ kind: 'refused' });
  });
});
