import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createVirtualClock } from '../../services/sale/simulation/virtual-clock.ts';
import { createReplayTransport } from '../transport/replay-transport.ts';
import { parseTrace } from '../transport/trace-file.ts';
import { boardSchema } from './config.ts';
import { createModbusLinks } from './modbus/link-config.ts';
import { createModbusLink } from './modbus/modbus-link.ts';
import { openBoard } from './modbus-board.ts';

const LOG = { info: () => undefined, warn: () => undefined };

/** A recording stands in for the board: the driver must send what it sent then, and is told what it was told. */
it('sees the door open in a recorded trace, and asks what it asked then', async () => {
  const trace = parseTrace(readFileSync(join(import.meta.dirname, 'traces', 'door-opened.trace'), 'utf8'));
  if (!trace.ok) throw new Error(trace.error);
  const clock = createVirtualClock(0);
  const transport = createReplayTransport(trace.value);
  const links = createModbusLinks(clock, (_, framing) => createModbusLink({ transport, framing, clock }));
  const place = { driver: 'modbus', connection: { path: '/dev/ttyUSB0' }, unit: 2 };
  const board = openBoard(boardSchema.parse(place), { clock, log: LOG, links });
  const doors: string[] = [];
  board.onChange(({ door }) => {
    if (door !== doors.at(-1)) doors.push(door);
  });
  board.start();
  await clock.advanceUntil(() => transport.isFinished(), 5_000);
  expect(doors.slice(0, 2)).toEqual(['closed', 'open']);
  expect(board.look().temperatureCelsius).toBeCloseTo(23.5);
  expect(transport.mismatch()).toBeNull();
  await board.stop();
});
