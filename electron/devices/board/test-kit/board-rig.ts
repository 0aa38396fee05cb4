import { createVirtualClock } from '../../../services/sale/simulation/virtual-clock.ts';
import { modbusDispenserSchema } from '../../dispenser/modbus/config.ts';
import { openModbusDispenser } from '../../dispenser/modbus/modbus-dispenser.ts';
import { createSimulatedModbusDispenser } from '../../dispenser/modbus/simulator.ts';
import { FRESH_MOTION_MEMORY } from '../../dispenser/motion-memory.ts';
import { createTransportPair } from '../../transport/paired-transport.ts';
import { boardSchema } from '../config.ts';
import { createModbusLinks } from '../modbus/link-config.ts';
import { createModbusLink } from '../modbus/modbus-link.ts';
import { shareLine } from '../modbus/shared-line.ts';
import { serveOver } from '../modbus/slave.ts';
import { openBoard } from '../modbus-board.ts';
import { createSimulatedBoard } from '../simulator.ts';

const PLACE = { driver: 'modbus', connection: { path: '/dev/ttyUSB0' } };
const LOG = { info: () => undefined, warn: () => undefined };

/** A cabinet board of unit 2 and a dispenser of unit 1 on one simulated line. */
export function createBoardRig(options: object = {}) {
  const clock = createVirtualClock(0);
  const pair = createTransportPair({ clock });
  void pair.device.open();
  const config = boardSchema.parse({ ...PLACE, unit: 2, ...options });
  const dispenserConfig = modbusDispenserSchema.parse({ ...PLACE, unit: 1 });
  const simulator = createSimulatedBoard({ clock, config });
  const machine = createSimulatedModbusDispenser({ clock, config: dispenserConfig });
  serveOver(pair.device, 'rtu', shareLine({ 1: machine.tables, 2: simulator.tables }));
  let openedLinks = 0;
  const links = createModbusLinks(clock, (_, framing) => {
    openedLinks++;
    return createModbusLink({ transport: pair.kiosk, framing, clock });
  });
  let state = FRESH_MOTION_MEMORY;
  const memory = {
    read: () => state,
    write: (next: typeof state) => {
      state = next;
    },
  };
  const board = openBoard(config, { clock, log: LOG, links });
  const dispenser = openModbusDispenser(dispenserConfig, { clock, log: LOG, links, memory });
  return { clock, pair, simulator, machine, board, dispenser, openedLinks: () => openedLinks };
}
