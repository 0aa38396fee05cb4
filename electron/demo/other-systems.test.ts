import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { deadAddress } from '../backends/transport/test-kit/stub.ts';
import { createKiosk, type Kiosk } from '../kiosk.ts';
import { systemClock } from '../system/clock.ts';
import { silentLog } from '../system/log.ts';
import { beginSale, call, currentSale, FAST_CONFIG, payByPhone, untilStage } from '../test-kit/shopper.ts';
import { createTestGoboxClient, deskOf } from './backend/other-systems-kit.ts';
import { DEMO_DELIVERY_PRODUCT, DEMO_MACHINE_NO } from './backend/vending-platform/machines.ts';

let folder: string;
let kiosk: Kiosk | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-systems-'));
});
afterEach(async () => {
  await kiosk?.close();
  kiosk = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const VENDING_CONFIG = {
  ...FAST_CONFIG,
  devices: {
    casePrinter: FAST_CONFIG.devices.casePrinter,
    dispenser: {
      driver: 'vendingPlatform',
      machineNo: DEMO_MACHINE_NO,
      dispense: { productId: DEMO_DELIVERY_PRODUCT },
      collectSeconds: 1,
      resultLimitSeconds: 5,
    },
  },
  vendingPlatform: {},
  gobox: {},
};

async function open(config: object): Promise<Kiosk> {
  const configFile = join(folder, 'kiosk.json');
  writeFileSync(configFile, JSON.stringify(config));
  kiosk = await createKiosk({
    configFile,
    dataDir: join(folder, 'data'),
    log: silentLog,
    clock: systemClock,
  });
  return kiosk;
}

const demoUrl = (to: Kiosk): string => {
  const url = to.notes.join('\n').match(/demo backend: (\S+)/)?.[1];
  if (url === undefined) throw new Error('the kiosk names no demo backend');
  return url;
};

async function buy(to: Kiosk): Promise<void> {
  const { sale } = await beginSale(to);
  await call(to, 'choosePayment', { saleId: sale.saleId, payType: 1 });
  await payByPhone((await untilStage(to, 'awaitingPayment')).qrText);
  await untilStage(to, 'queued');
}

const ordersSchema = z.object({ orders: z.array(z.object({ tradeId: z.string() })) });
const vendingOrders = async (to: Kiosk) => {
  const answer = await fetch(`${demoUrl(to)}/vending-platform/demo/orders`);
  return ordersSchema.parse(await answer.json()).orders;
};

async function books(to: Kiosk) {
  const client = createTestGoboxClient(demoUrl(to));
  const found = await deskOf(client).queryOrders({ start: 0, limit: 50 });
  client.close();
  return found.ok ? found.value.items.map(({ status, transId }) => ({ status, transId })) : [];
}

describe('a kiosk with a vending machine and an operator who keeps books', () => {
  it('delivers by one order of the platform, and the books have the sale once', async () => {
    const to = await open(VENDING_CONFIG);
    await buy(to);
    await expect
      .poll(async () => (await currentSale(to)).stage, { timeout: 12_000, interval: 50 })
      .toMatchObject({ kind: 'queued', status: 10 });
    const orders = await vendingOrders(to);
    expect(orders).toHaveLength(1);
    expect(orders[0]?.tradeId).toMatch(/^\d{28}$/);
    await expect
      .poll(() => books(to), { timeout: 5_000 })
      .toEqual([{ status: 100, transId: expect.stringMatching(/^PYEN/) }]);
  });

  it('owes the shopper a claim when nothing came out, and orders nothing more', async () => {
    const to = await open(VENDING_CONFIG);
    await fetch(`${demoUrl(to)}/vending-platform/demo/outcomes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'failure', afterMs: 100 }),
    });
    await buy(to);
    const claim = await untilStage(to, 'claim');
    expect(claim.reason).toBe('dispenseFailed');
    expect(await vendingOrders(to)).toHaveLength(1);
    await expect
      .poll(async () => (await books(to)).map(({ status }) => status), { timeout: 5_000 })
      .toEqual([109]);
  });
});

describe('books that nobody reaches', () => {
  it('hold up no sale, and get it once after a restart that finds them', async () => {
    const dead = { url: await deadAddress(), token: 'any-token', devId: 1001 };
    const first = await open({ ...FAST_CONFIG, gobox: dead });
    await buy(first);
    await expect
      .poll(async () => (await currentSale(first)).stage, { timeout: 12_000, interval: 50 })
      .toMatchObject({ kind: 'queued', status: 10 });
    expect(await books(first)).toEqual([]);
    await first.close();
    const second = await open({ ...FAST_CONFIG, gobox: {} });
    await expect
      .poll(() => books(second), { timeout: 8_000 })
      .toEqual([{ status: 100, transId: expect.stringMatching(/^PYEN/) }]);
  });
});

describe('a kiosk without them', () => {
  it('has no address for their results, and no line in any books', async () => {
    const to = await open(FAST_CONFIG);
    await buy(to);
    expect(await books(to)).toEqual([]);
    expect(await vendingOrders(to)).toEqual([]);
  });
});

describe('settings that do not go together', () => {
  it('are named by their paths', async () => {
    const { vendingPlatform: _, ...without } = VENDING_CONFIG;
    const to = await open({
      ...without,
      devices: {
        ...without.devices,
        dispenser: { ...without.devices.dispenser, feeds: { 2: { productId: 121 } } },
      },
    });
    expect(await call(to, 'getKioskStatus', {})).toMatchObject({
      kind: 'outOfService',
      detail: [
        'vendingPlatform: expected, since "devices.dispenser" is one of its machines',
        'devices.dispenser.feeds.1: expected, since the planogram names slot 1',
      ],
    });
  });

  it('need every part beside a real backend', async () => {
    const to = await open({
      backend: { url: 'http://127.0.0.1:9', account: 'a', password: 'p' },
      deviceId: 'K1',
      payments: [{ type: 7 }],
      gobox: {},
      vendingPlatform: { url: 'http://127.0.0.1:9' },
    });
    expect(await call(to, 'getKioskStatus', {})).toMatchObject({
      detail: ['vendingPlatform: expected url, appId, appSecret and notifyUrl together'],
    });
  });
});
