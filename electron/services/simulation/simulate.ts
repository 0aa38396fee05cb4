// `npm run simulate -- --seeds N [--from M]`: as many runs of the simulated kiosk; `-- --seed N`: one, with its trace.
// `-- --bugs`: the deliberate bugs, one after the other, and the seed that catches each.

import { parseArgs } from 'node:util';
import { catchBugs } from './bugs/catch-bugs.ts';
import { type Breach, runSeeds } from './run/run-seeds.ts';

const print = (line = '') => void process.stdout.write(`${line}\n`);
const whole = (text: string | undefined, fallback: number): number => {
  const number = text === undefined ? fallback : Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`a whole number above 0 was expected, not ${text}`);
  return number;
};

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    from: { type: 'string' },
    bugs: { type: 'boolean' },
  },
});

/** The last lines of a failed run on the spot, and how to have all of it. */
function tell({ seed, breaches, trace }: Breach): void {
  print(`\nseed ${seed} failed:`);
  for (const breach of breaches) print(`  ${breach}`);
  print('  its end:');
  for (const line of trace.slice(-12)) print(`    ${line}`);
  print(`  replay: npm run simulate -- --seed ${seed}`);
}

async function replay(seed: number): Promise<boolean> {
  const { breached, traces } = await runSeeds({ from: seed, count: 1, isTraced: true });
  const [breach] = breached;
  for (const line of breach?.trace ?? traces.get(seed) ?? []) print(line);
  print();
  for (const line of breach?.breaches ?? []) print(line);
  print(breach ? `seed ${seed} failed` : `seed ${seed} passed`);
  return breach === undefined;
}

async function runMany(from: number, count: number): Promise<boolean> {
  const startedAtMs = performance.now();
  const { passed, breached } = await runSeeds({ from, count, onBreach: tell });
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  const failed = breached.map(({ seed }) => seed).join(', ');
  print(`\n${passed} seeds passed, ${breached.length} failed${failed && ` (${failed})`}, in ${seconds} s`);
  return breached.length === 0 && passed === count;
}

async function showBugs(count: number): Promise<boolean> {
  const caught = await catchBugs(count, ({ name, seed, breach }) =>
    print(seed === null ? `MISSED  ${name}` : `caught  ${name}: by seed ${seed} (${breach})`),
  );
  return caught.every(({ seed }) => seed !== null);
}

const run = () => {
  if (values.seed !== undefined) return replay(whole(values.seed, 1));
  if (values.bugs) return showBugs(whole(values.seeds, 2_000));
  return runMany(whole(values.from, 1), whole(values.seeds, 2_000));
};
process.exitCode = (await run()) ? 0 : 1;
