import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { machineStateSchema } from '../../../../shared/contract/machine-panel.ts';
import { createKiosk, type Kiosk } from '../../../kiosk.ts';
import { systemClock } from '../../../system/clock.ts';
import { silentLog } from '../../../system/log.ts';

/** Every device simulated, and every one behind its real driver. */
export const WIRED = {
  pollSeconds: 0.2,
  network: { lanAddress: '127.0.0.1' },
  devices: {
    casePrinter: { driver: 'simulated', printSeconds: 0.5, wire: true },
    dispenser: { driver: 'simulated', collectSeconds: 1, wire: true },
    mdb: { driver: 'simulated' },
    receiptPrinter: { driver: 'simulated' },
    board: { driver: 'simulated' },
    scanner: { driver: 'simulated' },
  },
};
export const SOON = { timeout: 8_000, interval: 30 };
export const LONG = { timeout: 30_000, interval: 50 };

/** A place on the disk for one kiosk after the other. What is open when the test ends is closed and erased. */
export function createMachineRig() {
  const folder = mkdtempSync(join(tmpdir(), 'casepress-machine-'));
  let kiosk: Kiosk | undefined;
  onTestFinished(async () => {
    await kiosk?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const open = async (config: object = WIRED, isPackaged = false): Promise<Kiosk> => {
    const configFile = join(folder, 'kiosk.json');
    writeFileSync(configFile, JSON.stringify(config));
    const dataDir = join(folder, 'data');
    kiosk = await createKiosk({ configFile, dataDir, log: silentLog, clock: systemClock, isPackaged });
    return kiosk;
  };
  return { folder, open };
}

export async function readState(to: Kiosk) {
  const answer = await to.handleFile(new Request('http://kiosk/files/machine'));
  return machineStateSchema.parse(await answer.json());
}

/** A hand at the simulated machine, by the machine panel's own path. */
export async function act(to: Kiosk, partId: string, verb: string, args: object = {}): Promise<unknown> {
  const body = JSON.stringify({ partId, verb, args });
  const answer = await to.handleFile(new Request('http://kiosk/files/machine/act', { method: 'POST', body }));
  return answer.json();
}

export const statusOf = async (to: Kiosk, deviceId: string) =>
  (await readState(to)).devices.find((device) => device.deviceId === deviceId)?.status;
export const lookAt = async (to: Kiosk, partId: string) =>
  (await readState(to)).parts.find((part) => part.partId === partId)?.look;

export async function untilAllFound(to: Kiosk): Promise<void> {
  await expect
    .poll(async () => (await readState(to)).devices.map(({ status }) => status), SOON)
    .toEqual(Array.from({ length: 6 }, () => 'ready'));
}
