import { expect, it } from 'vitest';
import { wiredDispenserSchema } from './open-dispenser.ts';

const PLACE = { driver: 'modbus', connection: { host: '192.168.1.31', port: 502 } };
const issuesOf = (config: object) =>
  wiredDispenserSchema.safeParse(config).error?.issues.map((issue) => issue.path.join('.')) ?? [];

it('needs no more than a place, and has the documented wiring then', () => {
  const config = wiredDispenserSchema.parse(PLACE);
  expect(config).toMatchObject({
    unit: 1,
    wiring: {
      pushOut: { coil: 0, runMs: 3_000 },
      feeds: { 1: { coil: 2, runMs: 3_000 } },
      dropCounter: { table: 'inputRegister', address: 0 },
      tray: { table: 'discreteInput', address: 1, inverted: false },
      lift: null,
    },
  });
});

it('wants the sensors without which two cases could meet', () => {
  expect(issuesOf({ ...PLACE, wiring: { tray: null } })).toEqual(['wiring.tray']);
  expect(issuesOf({ ...PLACE, wiring: { dropCounter: null, curtain: null } })).toEqual(['wiring']);
});

it('names a mistake by its path', () => {
  expect(issuesOf({ ...PLACE, wiring: { door: { address: 99_999 } } })).toEqual(['wiring.door.address']);
  expect(issuesOf({ ...PLACE, wiring: { feeds: { left: { coil: 1 } } } })).toEqual(['wiring.feeds.left']);
  expect(issuesOf({ driver: 'vmc', connection: { path: 'COM3' }, dispenseSlot: 0 })).toEqual([
    'dispenseSlot',
  ]);
});
