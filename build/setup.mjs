// Brings the working copy to where a command can run. `node build/setup.mjs --need renderer,chromium` does it by hand.
import { pathToFileURL } from 'node:url';
import { chromium } from './setup/chromium.mjs';
import { dependencies } from './setup/dependencies.mjs';
import { electron } from './setup/electron.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';
import { electronBinary } from './setup/places.mjs';
import { renderer } from './setup/renderer.mjs';
import { lastLines } from './setup/run-command.mjs';
import { SetUpError, say } from './setup/step.mjs';
import { testServers } from './setup/test-servers.mjs';

/**
 * What a command can need beyond the dependencies. `window`: something to show the kiosk in, if there is a display.
 * `servers`: what the tests of the drivers talk to.
 *
 * @typedef {'electron' | 'chromium' | 'renderer' | 'window' | 'servers'} Need
 */

/** @type {readonly string[]} */
const NEEDS = ['electron', 'chromium', 'renderer', 'window', 'servers'];

/**
 * Reads `--need a,b` and `--again` in front of the rest.
 *
 * @param {string[]} args
 * @returns {{ needs: Need[], again: boolean, rest: string[] }}
 */
export function parseSetUpArgs(args) {
  const rest = [...args];
  /** @type {Need[]} */
  let needs = [];
  let again = false;
  for (;;) {
    if (rest[0] === '--again') again = true;
    else if (rest[0] === '--need') needs = readNeeds(rest.splice(1, 1)[0] ?? '');
    else return { needs, again, rest };
    rest.shift();
  }
}

/** @param {string} list @returns {Need[]} */
function readNeeds(list) {
  const names = list.split(',');
  const wrong = names.find((name) => !NEEDS.includes(name));
  if (wrong !== undefined)
    throw new SetUpError(`--need has "${wrong}", expected some of ${NEEDS.join(', ')}.`);
  return /** @type {Need[]} */ (names);
}

/**
 * The steps for these needs, in their order. Each decides when it is its turn whether there is anything to do.
 *
 * @param {Need[]} needs
 * @param {{ again: boolean, hasDisplay: boolean, hasElectron: () => boolean }} circumstances
 * @returns {import('./setup/step.mjs').Step[]}
 */
export function planSteps(needs, { again, hasDisplay, hasElectron }) {
  const windowChromium = {
    ...chromium,
    isDone: () => !hasDisplay || hasElectron() || chromium.isDone(),
  };
  return [
    dependencies,
    ...(needs.includes('electron') ? [electron({ again })] : []),
    ...(needs.includes('chromium') ? [chromium] : []),
    ...(needs.includes('window') ? [windowChromium] : []),
    ...(needs.includes('servers') ? [testServers] : []),
    ...(needs.includes('renderer') ? [renderer] : []),
  ];
}

/**
 * Does what is not done yet and says so. What is not vital and fails is named, with what goes without it.
 *
 * @param {Need[]} needs
 * @param {{ again?: boolean }} [options]
 * @returns {Promise<boolean>} false: a vital step failed, and the reason was said
 */
export async function setUp(needs, { again = false } = {}) {
  const steps = planSteps(needs, {
    again,
    hasDisplay: process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY),
    hasElectron: () => electronBinary() !== undefined,
  });
  try {
    // Nearly always there is nothing to do, and then there is nothing to wait for.
    if (!steps.every((step) => step.isDone())) await oneAtATime(() => carryOut(steps));
    return true;
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    report(error);
    return false;
  }
}

/** @param {import('./setup/step.mjs').Step[]} steps */
async function carryOut(steps) {
  for (const step of steps) {
    if (step.isDone()) continue;
    const startMs = Date.now();
    say(`${step.title} …`);
    try {
      await step.run();
      say(`${step.title}: done in ${((Date.now() - startMs) / 1000).toFixed(1)} s`);
    } catch (error) {
      if (step.vital || !(error instanceof SetUpError)) throw error;
      report(error);
    }
  }
}

/** @param {SetUpError} error */
function report(error) {
  if (error.output) say(lastLines(error.output));
  say(error.message);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { needs, again } = parseSetUpArgs(process.argv.slice(2));
    process.exitCode = (await setUp(needs, { again })) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    report(error);
    process.exitCode = 2;
  }
}
