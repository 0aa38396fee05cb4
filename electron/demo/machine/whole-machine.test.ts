import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beginSale, call, currentSale, payByPhone, untilStage } from '../../test-kit/shopper.ts';
import {
  act,
  createMachineRig,
  LONG,
  lookAt,
  readState,
  SOON,
  statusOf,
  untilAllFound,
  WIRED,
} from './test-kit/machine-rig.ts';

const open = (config?: object, isPackaged?: boolean) => createMachineRig().open(config, isPackaged);

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
    const rig = createMachineRig();
    const first = await rig.open();
    await untilAllFound(first);
    await act(first, 'dispenser', 'emptySlot', { slot: 1 });
    const file = join(rig.folder, 'data', 'machine', 'demo-dispenser.json');
    await expect.poll(() => readFileSync(file, 'utf8'), SOON).toContain('"slots":{"1":0}');
    await first.close();
    const second = await rig.open();
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
