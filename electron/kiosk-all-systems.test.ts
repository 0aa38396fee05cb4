import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEMO_GOBOX } from './demo/backend/gobox/handlers.ts';
import { DEMO_HAIDIAN } from './demo/backend/haidian/seed.ts';
import { DEMO_PATHS } from './demo/backend/other-systems.ts';
import { DEMO_PRINT_SHOP } from './demo/backend/print-shop/seed.ts';
import { createDemoBackend, DEMO_DEVICE_ID, type DemoBackend } from './demo/backend/server.ts';
import { DEMO_DELIVERY_PRODUCT, DEMO_MACHINE_NO } from './demo/backend/vending-platform/machines.ts';
import { DEMO_APP_ID, DEMO_APP_SECRET } from './demo/backend/vending-platform/platform.ts';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { loadCaseLibrary } from './services/catalogue/case-library.ts';
import { hashPin } from './services/staff/pin.ts';
import { systemClock } from './system/clock.ts';
import { silentLog } from './system/log.ts';
import { beginSale, call, FAST_CONFIG, payByPhone, untilStage } from './test-kit/shopper.ts';

const POLL_MS = 200;
const PIN = '135790';
let folder: string;
let demo: DemoBackend;
let kiosk: Kiosk | undefined;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-all-'));
  demo = await createDemoBackend({
    dataFile: join(folder, 'backend.sqlite'),
    port: 0,
    currency: 'CNY',
    log: silentLog,
    clock: systemClock,
    cases: loadCaseLibrary(join(import.meta.dirname, '..', 'assets', 'cases')).files(),
    devices: [DEMO_DEVICE_ID],
  });
});
afterEach(async () => {
  await kiosk?.close();
  kiosk = undefined;
  await demo.close();
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Every system that there is, each at an address of its own, and a printer that is slow. */
function everythingOn(port: number): object {
  const { token, devId, c8Url, setOfBook, userName, c8Token, booksToken } = DEMO_GOBOX;
  const { casePrinter } = FAST_CONFIG.devices;
  return {
    ...FAST_CONFIG,
    pollSeconds: POLL_MS / 1000,
    deviceId: DEMO_DEVICE_ID,
    backend: { url: demo.url, account: demo.account, password: demo.password },
    payments: [{ type: 1, qr: demo.payTemplate }],
    notify: { port, secret: 'a-secret-path', orderUrl: `${demo.url}/notify/order` },
    staff: { pinHash: hashPin(PIN) },
    devices: {
      casePrinter: { ...casePrinter, printSeconds: 600 },
      dispenser: {
        driver: 'vendingPlatform',
        machineNo: DEMO_MACHINE_NO,
        dispense: { productId: DEMO_DELIVERY_PRODUCT },
      },
      documentPrinter: { driver: 'simulated' },
    },
    vendingPlatform: {
      url: demo.url + DEMO_PATHS.vendingPlatform,
      appId: DEMO_APP_ID,
      appSecret: DEMO_APP_SECRET,
      notifyUrl: `http://127.0.0.1:${port}/a-secret-path/notify/dispense`,
    },
    haidian: { url: demo.url + DEMO_PATHS.haidian, signKey: DEMO_HAIDIAN.signKey },
    gobox: {
      url: demo.url + DEMO_PATHS.gobox,
      token,
      devId,
      staff: { c8Url, setOfBook, userName, c8Token, booksToken },
    },
    printShop: {
      url: demo.url + DEMO_PATHS.printShop,
      token: DEMO_PRINT_SHOP.token,
      pointId: DEMO_PRINT_SHOP.pointId,
      qr: 'https://pay.example/{order_id}?amount={amount}',
      prices: DEMO_PRINT_SHOP.prices,
    },
  };
}

async function openKiosk(): Promise<Kiosk> {
  const configFile = join(folder, 'kiosk.json');
  writeFileSync(configFile, JSON.stringify(everythingOn(await freePort())));
  kiosk = await createKiosk({
    configFile,
    dataDir: join(folder, 'data'),
    log: silentLog,
    clock: systemClock,
  });
  return kiosk;
}

async function offerCode(to: Kiosk): Promise<string> {
  const { sale } = await beginSale(to);
  await call(to, 'choosePayment', { saleId: sale.saleId, payType: 1 });
  return (await untilStage(to, 'awaitingPayment')).qrText;
}

const countRequests = () => ({ ...demo.control.requests });

it('asks for each list once an interval at most, with every system on and several sales under way', async () => {
  const to = await openKiosk();
  // One is being made, one waits for the machine, one was left unpaid, and one waits for its money.
  for (let paid = 0; paid < 2; paid += 1) {
    await payByPhone(await offerCode(to));
    await untilStage(to, 'queued');
  }
  await offerCode(to);
  await offerCode(to);
  await call(to, 'enterStaff', { pin: PIN });
  const systems = await call(to, 'listSystems', {});
  // The owner's broker is no system that is asked for anything.
  expect(systems.filter(({ state }) => state === 'off').map(({ systemId }) => systemId)).toEqual(['fleet']);

  const before = countRequests();
  const beganAtMs = performance.now();
  await sleep(12 * POLL_MS);
  const after = countRequests();
  const intervals = Math.ceil((performance.now() - beganAtMs) / POLL_MS);
  const made = Object.entries(after)
    .map(([route, count]) => [route, count - (before[route] ?? 0)] as const)
    .filter(([, count]) => count > 0);
  for (const [route, count] of made)
    expect({ route, isPatient: count <= intervals + 1 }).toEqual({ route, isPatient: true });
  const polled = made.map(([route]) => route);
  expect(polled).toEqual(expect.arrayContaining(['/order/getPayStatus', '/order/getOrderStatus']));
  // Nothing of the others is polled while nobody wants anything of them.
  expect(polled.filter((route) => Object.values(DEMO_PATHS).some((path) => route.startsWith(path)))).toEqual(
    [],
  );
});
