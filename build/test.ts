// `npm test`: everything that is checked by machine, in order, and all of it, whatever fails on the way.
// `build/test.ts types lint` runs only these steps; what follows the names goes to the runner of the last one.

import { STEP_NAMES, STEPS, type StepName } from './test/steps.ts';
import { addTallies, isGreen, summarise, type Tally } from './test/tally.ts';

const print = (line = '') => void process.stdout.write(`${line}\n`);
const isStepName = (name: string | undefined): name is StepName => STEP_NAMES.some((known) => known === name);

const args = process.argv.slice(2);
const chosen: StepName[] = [];
while (isStepName(args[0])) chosen.push(args.splice(0, 1)[0] as StepName);

const names = chosen.length > 0 ? chosen : STEP_NAMES;
const tallies: Tally[] = [];
for (const name of names) {
  print(`\n── ${STEPS[name].title}`);
  const tally = await STEPS[name].run(name === names.at(-1) ? args : []);
  print(`── ${STEPS[name].title}: ${summarise(tally)}`);
  tallies.push(tally);
}

const total = addTallies(tallies);
print();
for (const { name, reason } of total.skipped) print(`skipped: ${name} (${reason})`);
if (total.skipped.length > 0) print(`${total.skipped.length} skipped`);
for (const problem of total.problems) print(`failed: ${problem}`);
if (total.passed + total.failed === 0) print('failed: nothing was tested');
print(summarise(total));
process.exitCode = isGreen(total) ? 0 : 1;
