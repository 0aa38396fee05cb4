import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { actedSchema, MACHINE_PATHS, machineStateSchema } from '../../shared/contract/machine-panel.ts';
import { createKiosk, type Kiosk } from '../kiosk.ts';
import { systemClock } from '../system/clock.ts';
import { silentLog } from '../system/log.ts';
import { beginSale, call, FAST_CONFIG, payByPhone, untilStage } from '../test-kit/shopper.ts';
import { DEMO_DELIVERY_PRODUCT, DEMO_MACHINE_NO } from './backend/vending-platform/machines.ts';

let folder: string;
let kiosk: Kiosk;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-panel-'));
  const configFile = join(folder, 'kiosk.json');
  const dispenser = {
    ...{ driver: 'vendingPlatform', machineNo: DEMO_MACHINE_NO, collectSeconds: 1, resultLimitSeconds: 5 },
    dispense: { productId: DEMO_DELIVERY_PRODUCT },
  };
  const devices = { casePrinter: FAST_CONFIG.devices.casePrinter, dispenser };
  writeFileSync(configFile, JSON.stringify({ ...FAST_CONFIG, devices, vendingPlatform: {} }));
  const dataDir = join(folder, 'data');
  kiosk = await createKiosk({ configFile, dataDir, log: silentLog, clock: systemClock });
});
afterEach(async () => {
  await kiosk.close();
  rmSync(folder, { recursive: true, force: true });
});

async function look() {
  const answer = await kiosk.handleFile(new Request(`http://kiosk/${MACHINE_PATHS.state}`));
  const { parts } = z.parse(machineStateSchema, await answer.json());
  return parts.find(({ partId }) => partId === 'vendingPlatform')?.look;
}

async function act(verb: string, args: object = {}) {
  const body = JSON.stringify({ partId: 'vendingPlatform', verb, args });
  const request = new Request(`http://kiosk/${MACHINE_PATHS.act}`, { method: 'POST', body });
  return z.parse(actedSchema, await (await kiosk.handleFile(request)).json());
}

describe('the vending platform on the machine panel', () => {
  it('is told what the next orders meet, one after the other', async () => {
    const verbs = ['vendSucceed', 'vendFail', 'vendSilent', 'vendTwice', 'vendUnclear', 'vendContradict'];
    for (const verb of verbs) expect(await act(verb)).toEqual({ kind: 'done' });
    expect(await act('vendLate', { seconds: 7 })).toEqual({ kind: 'done' });
    expect(await look()).toMatchObject({
      next: ['success', 'failure', 'silence', 'duplicate', 'unknownBody', 'contradiction', 'success'],
    });
    await act('goOffline');
    await act('takeOffShelf');
    expect(await look()).toMatchObject({ isOnline: false, isOnShelf: false });
    expect(await act('vendLate', { seconds: -1 })).toMatchObject({ kind: 'refused' });
  });

  it('has a paid case not come out, and the shopper has a claim for it', async () => {
    await act('vendFail');
    const { sale } = await beginSale(kiosk);
    await call(kiosk, 'choosePayment', { saleId: sale.saleId, payType: 1 });
    await payByPhone((await untilStage(kiosk, 'awaitingPayment')).qrText);
    expect(await untilStage(kiosk, 'claim')).toMatchObject({ reason: 'dispenseFailed' });
    expect(await look()).toMatchObject({ orders: 1, told: 1, next: [] });
  });
});
