import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadConfig } from './load.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function load(content: object, environment: NodeJS.ProcessEnv = {}) {
  const file = join(folder, 'kiosk.json');
  writeFileSync(file, JSON.stringify(content));
  return loadConfig(file, environment);
}
const mistakesOf = (content: object, environment?: NodeJS.ProcessEnv) => {
  const result = load(content, environment);
  return result.ok ? [] : result.error;
};

const GOBOX = {
  url: 'http://books.example',
  token: { env: 'GOBOX_TOKEN' },
  devId: 7,
  goods: { MM1: { barcode: '690', costMinor: 1_200 } },
  staff: { c8Url: 'http://c8.example', setOfBook: 'B', userName: 'u', c8Token: { env: 'C8_TOKEN' } },
};
const VENDING = {
  url: 'https://vending.example',
  appId: 'ds1',
  appSecret: { env: 'VENDING_SECRET' },
  notifyUrl: 'https://relay.example/k1/notify/dispense',
};

const A4 = { size: 'A4', caliper: '70g', color: 'mono', side: 1, unitMinor: 25 };
const PRINT_SHOP = {
  url: 'https://print.example',
  token: { env: 'PRINT_TOKEN' },
  pointId: '0026',
  qr: 'https://pay.example/{order_id}?amount={amount}',
  prices: [A4, { ...A4, side: 2, unitMinor: 40 }],
};

it('takes the print shop whole, empty for the demo, and leaves it out where it is missing', () => {
  const whole = load({ printShop: PRINT_SHOP }, { PRINT_TOKEN: 'a' });
  const usual = { tokenHeader: 'Authorization', tokenPrefix: 'Bearer ' };
  expect(whole).toMatchObject({ ok: true, value: { printShop: { ...PRINT_SHOP, ...usual } } });
  expect(load({ printShop: {} })).toMatchObject({
    value: { printShop: { rangeCounts: 'laidOut', dispatching: false } },
  });
  const without = load({});
  expect(without.ok && 'printShop' in without.value).toBe(false);
  expect(without.ok).toBe(true);
});

it.each<[object, RegExp]>([
  [{ url: 'https://print.example' }, /^printShop: expected url, token, pointId, qr and prices together$/],
  [{ ...PRINT_SHOP, pointId: 26 }, /^printShop\.pointId: /],
  [{ ...PRINT_SHOP, qr: 'https://pay.example/' }, /^printShop\.qr: expected a template with \{order_id\}$/],
  [{ ...PRINT_SHOP, prices: [A4, A4] }, /^printShop\.prices: expected one price for each paper$/],
  [{ ...PRINT_SHOP, prices: [{ ...A4, unitMinor: 0.5 }] }, /^printShop\.prices\[0\]\.unitMinor: /],
  [{ ...PRINT_SHOP, prices: [] }, /^printShop\.prices: /],
  [PRINT_SHOP, /^printShop\.token: .*PRINT_TOKEN/],
])('names what is wrong with the print shop: %j', (printShop, mistake) => {
  expect(mistakesOf({ printShop })).toEqual([expect.stringMatching(mistake)]);
});

it('takes whole settings, and empty ones for the demo', () => {
  const environment = { GOBOX_TOKEN: 'a', C8_TOKEN: 'b', VENDING_SECRET: 'c' };
  expect(mistakesOf({ gobox: GOBOX, vendingPlatform: VENDING }, environment)).toEqual([]);
  const demo = load({ gobox: {}, vendingPlatform: {} });
  expect(demo).toMatchObject({ ok: true, value: { gobox: { shopperId: 'walk-in', goods: {} } } });
});

it('names what is missing of a part, and secrets whose variable is empty', () => {
  expect(mistakesOf({ gobox: { url: 'http://books.example' }, vendingPlatform: { appId: 'x' } })).toEqual([
    'gobox: expected url, token and devId together',
    'vendingPlatform: expected url, appId, appSecret and notifyUrl together',
  ]);
  expect(mistakesOf({ gobox: GOBOX, vendingPlatform: VENDING })).toEqual([
    expect.stringMatching(/^vendingPlatform\.appSecret: .*VENDING_SECRET/),
    expect.stringMatching(/^gobox\.token: .*GOBOX_TOKEN/),
    expect.stringMatching(/^gobox\.staff\.c8Token: .*C8_TOKEN/),
  ]);
});

it('names a wrong machine number and a slot that is none', () => {
  const dispenser = {
    driver: 'vendingPlatform',
    machineNo: '123',
    dispense: { productId: 0 },
    feeds: { left: {} },
  };
  expect(mistakesOf({ devices: { dispenser } })).toEqual([
    'devices.dispenser.machineNo: expected the eight digits of the machine',
    expect.stringMatching(/^devices\.dispenser\.dispense\.productId: /),
    expect.stringMatching(/^devices\.dispenser\.feeds\.left: /),
  ]);
});
