import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createSerialTransport } from '../../transport/serial-transport.ts';
import { startPtyPair } from '../../transport/test-kit/pty-pair.ts';
import { waitUntil } from '../../transport/test-kit/wait-until.ts';
import { serveSerial } from './simulator-servers.ts';
import type { BoardTables } from './slave.ts';

/** Read coil 0 of unit 1, as Modbus RTU. */
const READ_COIL = Uint8Array.of(1, 1, 0, 0, 0, 1, 0xfd, 0xca);

it('a simulated board whose cable is pulled before its answer is out takes nothing down with it', async () => {
  const pty = await startPtyPair();
  const kiosk = createSerialTransport({ place: { path: pty.kioskPath }, baudRate: 9600 });
  let unplugged: Promise<void> | null = null;
  const never = async () => {
    throw new Error('only the coil is asked for');
  };
  const tables: BoardTables = {
    getCoil: async () => {
      unplugged = pty.unplug();
      // Without giving way, so that the server still takes its port for a good one when it answers.
      const deadlineMs = performance.now() + 10_000;
      while (existsSync(pty.devicePath) && performance.now() < deadlineMs);
      return true;
    },
    getDiscreteInput: never,
    getInputRegister: never,
    getHoldingRegister: never,
    setCoil: never,
    setRegister: never,
  };
  const server = await serveSerial(tables, pty.devicePath);
  try {
    await kiosk.open();
    await kiosk.write(READ_COIL, 1_000);
    await waitUntil('question', () => unplugged !== null);
    await unplugged;
    await waitUntil('the loss to be noticed', () => !kiosk.isOpen());
    // The answer failed with EIO meanwhile. Were that not listened to, the process would have ended here.
    expect(kiosk.isOpen()).toBe(false);
  } finally {
    await server.stop();
    await kiosk.close();
    await pty.stop();
  }
});
