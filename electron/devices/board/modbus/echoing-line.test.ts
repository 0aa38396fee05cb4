import { expect, it } from 'vitest';
import { createVirtualClock } from '../../../services/sale/simulation/virtual-clock.ts';
import { createTransportPair } from '../../transport/paired-transport.ts';
import { createModbusLink } from './modbus-link.ts';
import { serveOver } from './slave.ts';

function createRig() {
  const clock = createVirtualClock(0);
  // An RS-485 adapter that hears itself.
  const pair = createTransportPair({ clock, toDevice: () => ({ kind: 'echo' }) });
  void pair.device.open();
  const board = { isThere: true, coils: new Map<number, boolean>() };
  const answered = <Value>(value: () => Value) =>
    board.isThere ? Promise.resolve(value()) : new Promise<Value>(() => undefined);
  serveOver(pair.device, 'rtu', {
    getCoil: (address) => answered(() => board.coils.get(address) ?? false),
    getDiscreteInput: () => answered(() => false),
    getInputRegister: () => answered(() => 7),
    getHoldingRegister: () => answered(() => 7),
    setCoil: (address, on) => answered(() => void board.coils.set(address, on)),
    setRegister: () => answered(() => undefined),
  });
  const link = createModbusLink({ transport: pair.kiosk, framing: 'rtu', clock });
  link.start();
  return { clock, board, link };
}

it('reads and writes over a line that echoes', async () => {
  const { clock, board, link } = createRig();
  await clock.advance(10);
  expect(await link.read(1, 'inputRegister', 0, 2)).toEqual({ ok: true, value: [7, 7] });
  expect(await link.writeCoil(1, 3, true)).toEqual({ ok: true, value: undefined });
  expect(board.coils.get(3)).toBe(true);
  await link.stop();
});

it('does not take the echo of a write for the board’s answer', async () => {
  const { clock, board, link } = createRig();
  await clock.advance(10);
  await link.read(1, 'inputRegister', 0, 2);
  board.isThere = false;
  const written = link.writeCoil(1, 3, true);
  await clock.advance(1_000);
  expect(await written).toMatchObject({ ok: false, error: { kind: 'noAnswer' } });
  await link.stop();
});
