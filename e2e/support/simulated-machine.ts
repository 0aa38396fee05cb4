import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Device = 'case-printer' | 'dispenser';

const fileOf = (dataDir: string, device: Device): string => join(dataDir, 'machine', `${device}.json`);

/** What the simulated devices remember on disk: the world's own book of what really moved. */
export function readMachine(dataDir: string): { printJobs: unknown[]; motions: unknown[] } {
  return { printJobs: read(dataDir, 'case-printer').jobs, motions: read(dataDir, 'dispenser').motions };
}

/** Empties the ink of a kiosk that is not running. */
export function emptyInk(dataDir: string): void {
  change(dataDir, 'case-printer', { trouble: 'inkEmpty' });
}

/** Lets the next case get stuck on its way out, of a kiosk that is not running. */
export function jamNextCase(dataDir: string): void {
  change(dataDir, 'dispenser', { nextFailure: 'noDrop' });
}

/** A device that has never moved has no file yet. */
const FRESH = {
  'case-printer': { power: true, trouble: null, jobs: [] },
  dispenser: { power: true, trouble: null, nextFailure: null, motions: [], collected: [] },
} as const;

function read(dataDir: string, device: Device) {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir, device), 'utf8'));
  } catch {
    return FRESH[device];
  }
}

function change(dataDir: string, device: Device, part: object): void {
  mkdirSync(join(dataDir, 'machine'), { recursive: true });
  writeFileSync(fileOf(dataDir, device), JSON.stringify({ ...read(dataDir, device), ...part }));
}
