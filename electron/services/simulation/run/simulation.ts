import crypto from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { openDatabase } from '../../../journal/database.ts';
import { createRandom } from '../world/random.ts';
import { runSeed, type SeedResult } from './run-seed.ts';

/**
 * Runs seeds in this thread, one after the other. The thread belongs to the simulation: its `fetch` is the simulated
 * network, and its random ids come from the seed, so that a seed gives the same trace every time.
 */
export function createSimulation(folder: string, isTraced: boolean) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const template = join(folder, 'template.sqlite');
  openDatabase(template).close();
  // Errors are made by the hundred thousand, to be thrown away: without their stacks that costs little.
  Error.stackTraceLimit = isTraced ? 20 : 0;
  let take: (error: unknown) => void = () => undefined;
  process.on('uncaughtException', (error) => take(error));
  process.on('unhandledRejection', (error) => take(error));

  return {
    run: async (seed: number): Promise<SeedResult> => {
      seedIds(seed);
      return runSeed(seed, {
        folder: join(folder, 'disk'),
        template,
        onStray: (next) => {
          take = next;
        },
      });
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** `randomUUID` and `randomBytes` are numbers of the seed from here on. */
function seedIds(seed: number): void {
  const random = createRandom(seed ^ 0x5eed);
  const hex = (digits: number) =>
    random
      .below(16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const nextId = () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}` as const;
  crypto.randomUUID = nextId;
  const nextBytes = (size: number) => Buffer.from(Array.from({ length: size }, () => random.below(256)));
  Object.assign(crypto, { randomBytes: nextBytes });
  syncBuiltinESMExports();
}
