import { SerialPort } from 'serialport';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../system/clock.ts';
import { keepOpen } from './reconnect.ts';
import { createSerialTransport } from './serial-transport.ts';
import { type PtyPair, startPtyPair } from './test-kit/pty-pair.ts';
import { waitUntil } from './test-kit/wait-until.ts';
import type { Transport } from './types.ts';

let pair: PtyPair;
let kiosk: Transport;
let device: Transport;
beforeEach(async () => {
  pair = await startPtyPair();
  kiosk = createSerialTransport({ place: { path: pair.kioskPath }, baudRate: 9600 });
  device = createSerialTransport({ place: { path: pair.devicePath }, baudRate: 9600 });
});
afterEach(async () => {
  await kiosk.close();
  await device.close();
  await pair.stop();
});

const collect = (transport: Transport) => {
  const seen: number[] = [];
  transport.onBytes((bytes) => seen.push(...bytes));
  return seen;
};

describe('a serial port', () => {
  it('carries bytes both ways, zero and 0xFF included', async () => {
    const atDevice = collect(device);
    const atKiosk = collect(kiosk);
    expect(await kiosk.open()).toEqual({ ok: true, value: undefined });
    expect(await device.open()).toEqual({ ok: true, value: undefined });
    await kiosk.write(Uint8Array.of(0, 255, 17, 19, 10, 13), 500);
    await device.write(Uint8Array.of(1, 2, 3), 500);
    await waitUntil('bytes on both sides', () => atDevice.length === 6 && atKiosk.length === 3);
    expect(atDevice).toEqual([0, 255, 17, 19, 10, 13]);
    expect(atKiosk).toEqual([1, 2, 3]);
  });

  it('says once that it is gone, and refuses writes at once then', async () => {
    let closings = 0;
    kiosk.onClosed(() => closings++);
    await kiosk.open();
    await pair.unplug();
    await waitUntil('the port to be noticed as gone', () => !kiosk.isOpen());
    const beganMs = performance.now();
    expect(await kiosk.write(Uint8Array.of(1), 5_000)).toMatchObject({
      ok: false,
      error: { kind: 'closed' },
    });
    expect(performance.now() - beganMs).toBeLessThan(500);
    await waitUntil('the closing to be told', () => closings > 0);
    await kiosk.close();
    expect(closings).toBe(1);
  });

  it('settles a write during which the port disappears', async () => {
    await kiosk.open();
    // Nobody reads the other end, so this fills every buffer and stays in mid-write.
    const writing = kiosk.write(new Uint8Array(1_000_000), 10_000);
    await pair.unplug();
    expect(await writing).toMatchObject({ ok: false, error: { kind: 'closed' } });
  });

  it('gives a write up at its deadline', async () => {
    await kiosk.open();
    const result = await kiosk.write(new Uint8Array(1_000_000), 100);
    expect(result).toMatchObject({ ok: false, error: { kind: 'timeout' } });
  });

  it('is absent where there is no such port', async () => {
    const nowhere = createSerialTransport({ place: { path: '/dev/casepress-none' }, baudRate: 9600 });
    expect(await nowhere.open()).toMatchObject({ ok: false, error: { kind: 'absent' } });
    expect(await nowhere.write(Uint8Array.of(1), 100)).toMatchObject({
      ok: false,
      error: { kind: 'closed' },
    });
  });

  it.each([
    ['Error: Permission denied, cannot open /dev/ttyUSB0', 'denied'],
    ['Error Resource temporarily unavailable Cannot lock port', 'denied'],
    ['Opening COM3: Access denied', 'denied'],
    ['Opening COM3: File not found', 'absent'],
  ])('tells from "%s" that it is %s', async (message, kind) => {
    const create = () => {
      const port = new SerialPort({ path: '/dev/none', baudRate: 9600, autoOpen: false });
      port.open = (callback) => callback?.(new Error(message));
      return port;
    };
    const place = { path: '/dev/none' };
    const binding = { list: async () => [], create };
    const transport = createSerialTransport({ place, baudRate: 9600 }, undefined, binding);
    expect(await transport.open()).toMatchObject({ ok: false, error: { kind, detail: message } });
  });

  it('comes back within 3 s of being plugged in again', async () => {
    const kept = keepOpen(kiosk, {
      clock: systemClock,
      onOpened: () => undefined,
      onClosed: () => undefined,
    });
    kept.start();
    await waitUntil('the first opening', () => kiosk.isOpen());
    await pair.unplug();
    await waitUntil('the unplugging', () => !kiosk.isOpen());
    await pair.plugIn();
    await waitUntil('the second opening', () => kiosk.isOpen(), 3_000);
    expect(kept.openings()).toBe(2);
    await kept.stop();
    expect(kiosk.isOpen()).toBe(false);
  });
});
