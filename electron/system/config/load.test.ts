import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig, readSecret } from './load.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function load(content: string | object, environment: NodeJS.ProcessEnv = {}) {
  const file = join(folder, 'kiosk.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return loadConfig(file, environment);
}

function mistakesOf(content: string | object, environment?: NodeJS.ProcessEnv): readonly string[] {
  const result = load(content, environment);
  return result.ok ? [] : result.error;
}

describe('loadConfig', () => {
  it('needs no file: everything has its default', () => {
    const result = loadConfig(undefined, {});
    expect(result).toMatchObject({
      ok: true,
      value: { currency: 'CNY', pollSeconds: 2, locales: ['en', 'zh-CN'] },
    });
  });

  it('takes the configuration of the design as it stands there', () => {
    const documented = {
      deviceId: 'D1',
      currency: 'CNY',
      timeZone: 'Asia/Shanghai',
      locales: ['en', 'zh-CN'],
      backend: { url: 'http://shop.example/api', account: 'a', password: { env: 'SHOP_PASSWORD' } },
      payments: [
        { type: 1, qr: 'https://pay.example/{third_id}?amount={pay_amount}' },
        { type: 5 },
        { type: 7 },
      ],
      paymentTimeoutSeconds: 120,
      idleSeconds: 60,
      pollSeconds: 2,
      photoIntake: { port: 0, publicUrl: 'https://photos.example' },
      notify: {
        port: 0,
        secret: 's',
        paymentUrl: 'http://shop.example/p',
        orderUrl: 'http://shop.example/o',
      },
      devices: {
        casePrinter: { driver: 'simulated' },
        mdb: { driver: 'qibixx', connection: { path: '/dev/ttyACM0' } },
      },
      haidian: {},
      staff: { pinHash: 'scrypt$…' },
    };
    expect(mistakesOf(documented, { SHOP_PASSWORD: 'x' })).toEqual([]);
  });

  it('names every mistake by its path and what was expected', () => {
    const mistakes = mistakesOf({
      currency: 'yuan',
      timeZone: 'Mars/Olympus',
      payments: [{ type: 1 }, { type: 99 }],
      backend: { url: 'ftp://x', account: 'a', password: 'p' },
      pollSecond: 2,
    });
    expect(mistakes).toContainEqual(expect.stringMatching(/^currency: /));
    expect(mistakes).toContainEqual(expect.stringMatching(/^timeZone: expected a time zone name/));
    expect(mistakes).toContainEqual(expect.stringMatching(/^payments\[1\]\.type: /));
    expect(mistakes).toContainEqual('backend.url: expected an http or https address');
    expect(mistakes).toContainEqual('pollSecond: is not a setting');
  });

  it('names a device that there is not, a driver that there is not, and what is missing of a driver', () => {
    const mistakes = mistakesOf({
      devices: {
        printer: { driver: 'ipp' },
        casePrinter: { driver: 'inkjet' },
        dispenser: { driver: 'modbus' },
        mdb: { driver: 'qibixx', connection: { port: 'COM3' } },
        board: { driver: 'modbus', connection: { host: 'board', port: 502 }, colour: 'red' },
      },
      planogram: [{ slot: 0, modelId: 'M' }],
    });
    expect(mistakes).toEqual([
      'devices.casePrinter.driver: expected "driver" to be one of simulated, ipp, cups, raw, hot-folder',
      'devices.dispenser.connection: expected {"path": …}, {"usb": {"vendorId", "productId"}} or {"host", "port"}',
      'devices.mdb.connection: expected {"path": …}, {"usb": {"vendorId", "productId"}} or {"host", "port"}',
      'devices.board.colour: is not a setting',
      expect.stringMatching(
        /^devices\.printer: is not a device; expected casePrinter, dispenser, documentPrinter, mdb, coinAcceptor, receiptPrinter, board or scanner$/,
      ),
      expect.stringMatching(/^planogram\[0\]\.slot: /),
    ]);
  });

  it('asks for a sensor where blanks are fed', () => {
    const dispenser = {
      driver: 'modbus',
      connection: { host: 'board', port: 502 },
      wiring: { feedPosition: null },
    };
    expect(mistakesOf({ devices: { dispenser } })).toEqual([
      'devices.dispenser.wiring.feedPosition: expected a sensor where the printer takes its blanks, or no feeds',
    ]);
    expect(
      mistakesOf({ devices: { dispenser: { ...dispenser, wiring: { feedPosition: null, feeds: {} } } } }),
    ).toEqual([]);
  });

  it('asks for the QR template of a type that is paid by QR', () => {
    expect(mistakesOf({ payments: [{ type: 1 }] })).toEqual([
      'payments[0].qr: expected "qr": this type is paid by a QR code',
    ]);
  });

  it.each([
    ['a file that is not JSON', '{ "currency": ', /is not JSON/],
    ['an empty file', '', /is not JSON/],
    ['a list', '[]', /^configuration: /],
  ])('refuses %s', (_name, content, expected) => {
    expect(mistakesOf(content)).toEqual([expect.stringMatching(expected)]);
  });

  it('names a file that is not there', () => {
    expect(loadConfig(join(folder, 'absent.json'), {})).toMatchObject({
      ok: false,
      error: [expect.stringMatching(/absent\.json: cannot be read \(ENOENT\)/)],
    });
  });

  it('names the environment variable of a secret that is missing, and never its value', () => {
    const config = { backend: { url: 'http://x.example', account: 'a', password: { env: 'SHOP_PASSWORD' } } };
    expect(mistakesOf(config)).toEqual([expect.stringContaining('SHOP_PASSWORD')]);
    expect(mistakesOf(config, { SHOP_PASSWORD: 'hush' })).toEqual([]);
    expect(readSecret({ env: 'SHOP_PASSWORD' }, { SHOP_PASSWORD: 'hush' })).toBe('hush');
  });
});
