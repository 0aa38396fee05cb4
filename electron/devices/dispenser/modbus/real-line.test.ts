import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../system/clock.ts';
import { createModbusLinks } from '../../board/modbus/link-config.ts';
import { type BoardServer, serveSerial, serveTcp } from '../../board/modbus/simulator-servers.ts';
import { startPtyPair } from '../../transport/test-kit/pty-pair.ts';
import { waitUntil } from '../../transport/test-kit/wait-until.ts';
import { FRESH_MOTION_MEMORY } from '../motion-memory.ts';
import { SILENT_LOG } from '../test-kit/modbus-rig.ts';
import type { DispenserDevice } from '../types.ts';
import { modbusDispenserSchema } from './config.ts';
import { openModbusDispenser } from './modbus-dispenser.ts';
import { createSimulatedModbusDispenser } from './simulator.ts';

/** These run against modbus-serial's own servers, over a pseudo terminal and over TCP, in real time. */
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function openAt(connection: object) {
  const config = modbusDispenserSchema.parse({ driver: 'modbus', connection });
  const simulator = createSimulatedModbusDispenser({ clock: systemClock, config });
  let state = FRESH_MOTION_MEMORY;
  const dispenser = openModbusDispenser(config, {
    clock: systemClock,
    log: SILENT_LOG,
    links: createModbusLinks(systemClock),
    memory: {
      read: () => state,
      write: (next) => {
        state = next;
      },
    },
  });
  let kind = 'disconnected';
  dispenser.onStatus((status) => {
    kind = status.kind;
  });
  closers.push(dispenser.stop);
  return {
    simulator,
    dispenser,
    reaches: (wanted: string, limitMs?: number) => waitUntil(wanted, () => kind === wanted, limitMs),
  };
}

async function dispenseOne({ simulator, dispenser }: ReturnType<typeof openAt>, id: string) {
  expect(await dispenser.dispense(id)).toMatchObject({ ok: true });
  await waitForEnd(dispenser, id);
  expect(await dispenser.motionState(id)).toEqual({ kind: 'dropped' });
  expect(simulator.machine.book).toMatchObject({ collisions: 0 });
  simulator.act('collect');
}

async function waitForEnd(dispenser: DispenserDevice, id: string) {
  let isOver = false;
  const look = async () => {
    const { kind } = await dispenser.motionState(id);
    isOver = kind !== 'moving' && kind !== 'unknown';
  };
  await waitUntil(
    `end of ${id}`,
    () => {
      void look();
      return isOver;
    },
    15_000,
  );
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

describe('Modbus RTU over a pseudo terminal', () => {
  it('dispenses, is seen to go within a second, and is back within three', async () => {
    const pty = await startPtyPair();
    closers.push(pty.stop);
    const rig = openAt({ path: pty.kioskPath });
    let server: BoardServer = await serveSerial(rig.simulator.tables, pty.devicePath);
    rig.dispenser.start();
    await rig.reaches('ready', 3_000);
    await dispenseOne(rig, 'd1');

    await pty.unplug();
    await rig.reaches('disconnected', 1_000);
    await server.stop();
    await pty.plugIn();
    server = await serveSerial(rig.simulator.tables, pty.devicePath);
    closers.push(server.stop);
    await rig.reaches('ready', 3_000);
    await dispenseOne(rig, 'd2');
    expect(rig.simulator.machine.book).toMatchObject({ pushes: 2, fallen: 2 });
    expect(rig.dispenser.counters().reconnects).toBeGreaterThan(0);
  });

  it('settles a motion when the port disappears in the middle of it', async () => {
    const pty = await startPtyPair();
    closers.push(pty.stop);
    const rig = openAt({ path: pty.kioskPath });
    const first = await serveSerial(rig.simulator.tables, pty.devicePath);
    rig.dispenser.start();
    await rig.reaches('ready', 3_000);
    await rig.dispenser.dispense('d1');
    await waitUntil('push', () => rig.simulator.machine.book.pushes === 1);
    await pty.unplug();
    await first.stop();
    await waitUntil('fall', () => rig.simulator.machine.book.fallen === 1);
    await pty.plugIn();
    const second = await serveSerial(rig.simulator.tables, pty.devicePath);
    closers.push(second.stop);
    await waitForEnd(rig.dispenser, 'd1');
    expect(await rig.dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  });
});

describe('Modbus TCP', () => {
  it('dispenses, is seen to go within a second, and is back within three', async () => {
    const port = await freePort();
    const rig = openAt({ host: '127.0.0.1', port });
    const first = await serveTcp(rig.simulator.tables, port);
    rig.dispenser.start();
    await rig.reaches('ready', 3_000);
    await dispenseOne(rig, 'd1');
    await first.stop();
    await rig.reaches('disconnected', 1_000);
    const second = await serveTcp(rig.simulator.tables, port);
    closers.push(second.stop);
    await rig.reaches('ready', 3_000);
    await dispenseOne(rig, 'd2');
    rig.simulator.act('pullPlug');
    await rig.reaches('disconnected', 1_000);
    rig.simulator.act('plugIn');
    await rig.reaches('ready', 3_000);
  });
});
