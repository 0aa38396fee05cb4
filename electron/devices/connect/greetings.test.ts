import { afterEach, describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../services/sale/simulation/virtual-clock.ts';
import { serveOver } from '../board/modbus/slave.ts';
import { createSimulatedAcceptor } from '../cctalk/simulator.ts';
import { createSimulatedVmc } from '../dispenser/vmc/simulator.ts';
import { createSimulatedMdb } from '../mdb/simulator/simulated-mdb.ts';
import { createReceiptPrinterSimulator } from '../receipt-printer/simulator.ts';
import type { PortChoice } from '../transport/list-ports.ts';
import { createTransportPair } from '../transport/paired-transport.ts';
import type { Transport } from '../transport/types.ts';
import { findPorts } from './find-ports.ts';
import type { Language } from './greetings.ts';

const clock = createVirtualClock(0);
const stops: (() => unknown)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const TABLES = {
  getCoil: async () => false,
  getDiscreteInput: async () => false,
  getInputRegister: async () => 0,
  getHoldingRegister: async () => 0,
  setCoil: async () => undefined,
  setRegister: async () => undefined,
};

/** What stands at the far end, and what the port's line has to be set to before it understands anything. */
const DEVICES: Record<Language, { baudRate: number; attach(transport: Transport): unknown }> = {
  qibixx: {
    baudRate: 115_200,
    attach: (line) => createSimulatedMdb({ clock }).attach('qibixx', line).stop,
  },
  wafer: { baudRate: 9_600, attach: (line) => createSimulatedMdb({ clock }).attach('wafer', line).stop },
  escpos: { baudRate: 115_200, attach: (line) => void createReceiptPrinterSimulator(line) },
  vmc: {
    baudRate: 57_600,
    attach: (line) => {
      const board = createSimulatedVmc(line, clock);
      board.start();
      return () => void board.stop();
    },
  },
  modbus: { baudRate: 9_600, attach: (line) => serveOver(line, 'rtu', TABLES) },
  cctalk: { baudRate: 9_600, attach: (line) => createSimulatedAcceptor().attach(line) },
};

const port = (path: string, part: Partial<PortChoice> = {}): PortChoice => ({
  path,
  hasTwin: false,
  ...part,
});

/** A port with a device behind it that hears nothing at another speed. */
async function portWith(language: Language | null) {
  const pair = createTransportPair({ clock, name: 'port' });
  await pair.device.open();
  const speeds: number[] = [];
  if (language) {
    const stop = DEVICES[language].attach(pair.device);
    if (typeof stop === 'function') stops.push(() => stop());
  }
  const open = (_path: string, baudRate: number): Transport => {
    speeds.push(baudRate);
    const isHeard = language !== null && DEVICES[language].baudRate === baudRate;
    return {
      ...pair.kiosk,
      write: async (bytes, timeoutMs) =>
        isHeard ? pair.kiosk.write(bytes, timeoutMs) : { ok: true, value: undefined },
      onBytes: (listener) => (isHeard ? pair.kiosk.onBytes(listener) : () => undefined),
    };
  };
  return { open, speeds };
}

async function run<Value>(work: Promise<Value>): Promise<Value> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  work.then(over, over);
  await clock.advanceUntil(() => isOver, 120_000);
  return work;
}

describe('the search for serial devices', () => {
  it.each(['qibixx', 'wafer', 'escpos', 'vmc', 'modbus', 'cctalk'] as const)(
    'knows a device that speaks %s, and gives its settings',
    async (language) => {
      const { open } = await portWith(language);
      const usb = { vendorId: '16d0', productId: '0a1b' };
      const [found] = await run(
        findPorts({ clock, held: [], list: async () => [port('/dev/ttyACM0', usb)], open }),
      );
      expect(found).toMatchObject({ state: 'answers', found: { speaks: language } });
      expect(found?.found?.settings).toEqual({ driver: language, connection: { usb } });
    },
  );

  it('says so of a port at which nothing answers', async () => {
    const { open } = await portWith(null);
    const [found] = await run(findPorts({ clock, held: [], list: async () => [port('COM3')], open }));
    expect(found).toMatchObject({ path: 'COM3', state: 'silent', found: null });
  });

  it.each([
    ['by its path', { path: '/dev/ttyACM0' }],
    ['by its USB ids', { usb: { vendorId: '16D0', productId: '0a1b' } }],
  ])('does not touch a port that the kiosk has %s', async (_name, place) => {
    const { open, speeds } = await portWith('qibixx');
    const usb = { vendorId: '16d0', productId: '0a1b' };
    const [found] = await run(
      findPorts({ clock, held: [place], list: async () => [port('/dev/ttyACM0', usb)], open }),
    );
    expect(found).toMatchObject({ state: 'held', found: null });
    expect(speeds).toEqual([]);
  });

  it('names a port by its path where two devices have the same ids and no number', async () => {
    const { open } = await portWith('escpos');
    const twin = port('/dev/ttyUSB1', { vendorId: '0403', productId: '6001', hasTwin: true });
    const [found] = await run(findPorts({ clock, held: [], list: async () => [twin], open }));
    expect(found?.found?.settings).toMatchObject({ connection: { path: '/dev/ttyUSB1' } });
  });
});
