import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { runSeeds } from './run/run-seeds.ts';

/** Only to end a hang: a busy machine takes many times as long as a quiet one. */
const LIMIT_MS = 15 * 60_000;
const SIMULATE = join(import.meta.dirname, 'simulate.ts');

describe('the simulated kiosk', () => {
  it(
    'keeps every rule about money and cases in 2,000 seeds',
    async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [SIMULATE, '--seeds', '2000']).catch(
        (error: { readonly stdout: string; readonly message: string }) => ({
          stdout: `${error.stdout}\n${error.message}`,
        }),
      );
      expect(stdout).toContain('2000 seeds passed, 0 failed');
    },
    LIMIT_MS,
  );

  it(
    'tells the same story for the same seed',
    async () => {
      const tell = () => runSeeds({ from: 7, count: 6, threads: 2, isTraced: true });
      const [once, again] = [await tell(), await tell()];
      expect(once.traces.size).toBe(6);
      expect(again.traces).toEqual(once.traces);
    },
    LIMIT_MS,
  );
});
