import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulateMdb } from '../../electron/demo/machine/simulate-money.ts';
import { EMPTY_BOOK } from '../../electron/devices/mdb/books.ts';
import { createMdb } from '../../electron/devices/mdb/create-mdb.ts';
import { measurePolls } from '../../electron/devices/mdb/measure.ts';
import { volatileMemory } from '../../electron/devices/simulated-memory.ts';
import {
  LOPSIDED_CASE,
  motley,
  paintPicture,
  produce,
} from '../../electron/services/print-production/test-kit/production-rig.ts';
import { systemClock } from '../../electron/system/clock.ts';
import { silentLog } from '../../electron/system/log.ts';
import type { Row } from './table.ts';

const DPI = 600;
/** As large as a phone case with its wrap: 1890 × 3898 pixels at 600 dpi. */
const PHONE = { ...LOPSIDED_CASE, widthMm: 76, heightMm: 161 };
const ALL = { dpi: DPI, bleedMm: 2, mirrored: true, keepCutOutsFree: true } as const;
const FOUND_MS = 3_000;
const PRINTS = 12;

/** How evenly coins, notes and cards are asked while a print file is made in the same process. */
export async function measureMdbPolls(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'casepress-bench-'));
  const ground = { clock: systemClock, log: silentLog, currency: 'CNY', folder };
  const simulated = await simulateMdb('qibixx', ground);
  const mdb = createMdb(simulated.config, { ...ground, memory: volatileMemory(EMPTY_BOOK) });
  const picture = await paintPicture(motley, PHONE, DPI);
  mdb.device.start();
  await systemClock.sleep(FOUND_MS);
  const polls = measurePolls(mdb.bus);
  const beganMs = performance.now();
  for (let print = 0; print < PRINTS; print++) await produce(picture, ALL, PHONE);
  const printMs = (performance.now() - beganMs) / PRINTS;
  polls.stop();
  const { pollGapP1Ms, pollGapP99Ms } = polls.measures();
  await mdb.device.stop();
  await simulated.stop();
  rmSync(folder, { recursive: true, force: true });
  return [
    {
      what: 'MDB poll to poll while a 600 dpi print is made, p99',
      measured: pollGapP99Ms ?? Number.NaN,
      target: 200,
      unit: 'ms',
    },
    { what: 'the same, p1 (at least 25)', measured: pollGapP1Ms ?? Number.NaN, target: null, unit: 'ms' },
    { what: 'the print file made meanwhile', measured: printMs, target: null, unit: 'ms' },
  ];
}
