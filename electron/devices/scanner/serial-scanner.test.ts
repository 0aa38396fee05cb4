import { afterEach, describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../services/sale/simulation/virtual-clock.ts';
import { systemClock } from '../../system/clock.ts';
import { createTransport } from '../transport/open-transport.ts';
import { createTransportPair } from '../transport/paired-transport.ts';
import { startPtyPair } from '../transport/test-kit/pty-pair.ts';
import { waitUntil } from '../transport/test-kit/wait-until.ts';
import { SCANNER_LINE, serialScannerSchema } from './config.ts';
import { openScanner } from './open-scanner.ts';
import { openSerialScanner } from './serial-scanner.ts';
import { createSimulatedScanner } from './simulator.ts';

const LOG = { info: () => undefined, warn: () => undefined };

function createRig(options: object = {}) {
  const clock = createVirtualClock(Date.UTC(2026, 5, 1));
  const pair = createTransportPair({ clock });
  void pair.device.open();
  const config = serialScannerSchema.parse({ driver: 'serial', connection: { path: 'COM7' }, ...options });
  const scanner = openSerialScanner(config, { clock, log: LOG, transport: pair.kiosk });
  const simulator = createSimulatedScanner(pair.device, pair);
  const heard: string[] = [];
  scanner.onCode(({ text }) => heard.push(text));
  scanner.onRefused((reason) => heard.push(`refused: ${reason}`));
  scanner.start();
  return { clock, scanner, simulator, heard };
}

describe('a scanner at a serial port', () => {
  it('tells each code once, however often it is read', async () => {
    const { clock, simulator, heard, scanner } = createRig();
    await clock.advance(100);
    for (let reading = 0; reading < 5; reading++) {
      simulator.act('scan', { text: 'CP-1234' });
      await clock.advance(1_500);
    }
    expect(heard).toEqual(['CP-1234']);
    await clock.advance(2_000);
    simulator.act('scan', { text: 'CP-1234' });
    await clock.advance(100);
    expect(heard).toEqual(['CP-1234', 'CP-1234']);
    expect(scanner.counters()).toMatchObject({ codes: 2, duplicates: 4 });
    await scanner.stop();
  });

  it('ends a code by a pause where no line end comes', async () => {
    const { clock, simulator, heard, scanner } = createRig();
    await clock.advance(100);
    simulator.act('setLineEnd', { lineEnd: '' });
    simulator.act('scan', { text: 'A1' });
    await clock.advance(20);
    expect(heard).toEqual([]);
    await clock.advance(60);
    expect(heard).toEqual(['A1']);
    await scanner.stop();
  });

  it('takes prefix and suffix off', async () => {
    const { clock, simulator, heard, scanner } = createRig({ prefix: ']Q1', suffix: '#' });
    await clock.advance(100);
    simulator.act('scan', { text: ']Q1CP-9#' });
    await clock.advance(100);
    expect(heard).toEqual(['CP-9']);
    await scanner.stop();
  });

  it('says what it refused', async () => {
    const { clock, simulator, heard, scanner } = createRig({ maxBytes: 8 });
    await clock.advance(100);
    simulator.act('sendBytes', { hex: '1b5b410d' });
    simulator.act('scan', { text: '123456789' });
    await clock.advance(100);
    expect(heard).toEqual(['refused: controlCharacter', 'refused: tooLong']);
    await scanner.stop();
  });

  it('does not join half a code before the cable was pulled to the next one', async () => {
    const { clock, simulator, heard, scanner } = createRig();
    await clock.advance(100);
    simulator.act('sendBytes', { hex: '4142' });
    await clock.advance(10);
    simulator.act('pullPlug');
    await clock.advance(100);
    expect(await scanner.status()).toEqual({ kind: 'disconnected' });
    simulator.act('plugIn');
    await clock.advance(3_000);
    expect(await scanner.status()).toEqual({ kind: 'ready' });
    simulator.act('scan', { text: 'C3' });
    await clock.advance(100);
    expect(heard).toEqual(['C3']);
    await scanner.stop();
  });
});

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

it('reads over a pseudo terminal, is seen to go within a second, and is back within three', async () => {
  const pty = await startPtyPair();
  closers.push(pty.stop);
  const config = serialScannerSchema.parse({ driver: 'serial', connection: { path: pty.kioskPath } });
  const scanner = openSerialScanner(config, { clock: systemClock, log: LOG });
  const heard: string[] = [];
  let kind = 'disconnected';
  scanner.onCode(({ text }) => heard.push(text));
  scanner.onStatus((status) => {
    kind = status.kind;
  });
  const scan = async (text: string) => {
    const line = createTransport({ path: pty.devicePath }, SCANNER_LINE);
    expect(await line.open()).toMatchObject({ ok: true });
    createSimulatedScanner(line).act('scan', { text });
    await waitUntil(text, () => heard.includes(text));
    await line.close();
  };
  scanner.start();
  closers.push(scanner.stop);
  await waitUntil('ready', () => kind === 'ready', 3_000);
  await scan('订单-1');
  await pty.unplug();
  await waitUntil('disconnected', () => kind === 'disconnected', 1_000);
  await pty.plugIn();
  await waitUntil('ready', () => kind === 'ready', 3_000);
  await scan('订单-2');
  expect(heard).toEqual(['订单-1', '订单-2']);
});

describe('a keyboard wedge', () => {
  it('trusts the page no more than a wire', () => {
    const opened = openScanner(
      { driver: 'wedge', prefix: [], suffix: ['Enter'], maxGapMs: 35, minLength: 6, maxLength: 20 },
      { clock: createVirtualClock(0), log: LOG },
    );
    if (opened.kind !== 'wedge') throw new Error('not a wedge');
    const heard: string[] = [];
    opened.scanner.onCode(({ text }) => heard.push(text));
    opened.scanner.onRefused((reason) => heard.push(`refused: ${reason}`));
    for (const text of ['CP-1', 'CP-1', '', 'x'.repeat(21), 'A\u0007']) opened.scanner.report(text);
    expect(heard).toEqual(['CP-1', 'refused: tooLong', 'refused: controlCharacter']);
    expect(opened.scanner.counters()).toMatchObject({ duplicates: 1 });
  });
});
