import { readFileSync } from 'node:fs';
import { LIMITS } from './limits.mjs';
import { chromium as findChromium } from './places.mjs';
import { runCommand } from './run-command.mjs';
import { SetUpError } from './step.mjs';

/** Fonts for the Chinese of the phone's upload page and of whatever the page's own fonts lack. */
const PACKAGES = ['chromium', 'fonts-noto-cjk'];
/** What goes without it. */
const CONSEQUENCE = 'no window opens, and the tests on the screen fail';

/**
 * Whether set-up can install Chromium itself. Ubuntu's package of that name is an empty shell around a snap.
 *
 * @param {string} osRelease text of /etc/os-release
 * @param {number | undefined} userId
 */
export function canInstall(osRelease, userId) {
  return userId === 0 && /^ID="?(debian|raspbian)"?$/m.test(osRelease);
}

/** @type {import('./step.mjs').Step} */
export const chromium = {
  title: 'Installing Chromium',
  vital: false,
  isDone: () => findChromium() !== undefined,
  run: async () => {
    const named = process.env.CASEPRESS_CHROMIUM;
    if (named) throw new SetUpError(`CASEPRESS_CHROMIUM names ${named}, which is not there: ${CONSEQUENCE}.`);
    if (!canInstall(readOsRelease(), process.getuid?.())) {
      throw new SetUpError(
        `Chromium was not found: install it (on Debian: apt-get install chromium), or name a browser built on it in CASEPRESS_CHROMIUM. Without it ${CONSEQUENCE}.`,
      );
    }
    const update = await aptGet(['update']);
    const result = update.ok
      ? await aptGet(['install', '--yes', '--no-install-recommends', ...PACKAGES])
      : update;
    if (result.ok) return;
    throw new SetUpError(
      `Chromium could not be installed (apt-get ${result.reason}): ${CONSEQUENCE}.`,
      result.output,
    );
  },
};

/** @param {string[]} args */
const aptGet = (args) =>
  runCommand(
    'apt-get',
    [
      '--quiet',
      '-o',
      'Acquire::http::Timeout=20',
      '-o',
      'Acquire::Retries=1',
      '-o',
      'DPkg::Lock::Timeout=60',
      ...args,
    ],
    { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, limitMs: LIMITS.aptMs },
  );

function readOsRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
