import { availableParallelism } from 'node:os';
import { runSeeds } from '../run/run-seeds.ts';
import { BUGS } from './bugs.ts';

export interface CaughtBug {
  readonly name: string;
  /** The first seed that failed; null: none did. */
  readonly seed: number | null;
  readonly breach: string;
}

/** Makes each deliberate bug in a thread of its own, as many at once as there are cores, and runs up to `count` seeds. */
export async function catchBugs(count: number, tell: (bug: CaughtBug) => void): Promise<CaughtBug[]> {
  const waiting = [...BUGS];
  const caught: CaughtBug[] = [];
  const work = async () => {
    for (let bug = waiting.shift(); bug; bug = waiting.shift()) {
      const { breached } = await runSeeds({ from: 1, count, bug, threads: 1, stopsAtFirst: true });
      const [first] = breached;
      const found = { name: bug.name, seed: first?.seed ?? null, breach: first?.breaches[0] ?? '' };
      caught.push(found);
      tell(found);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return caught;
}
