import { canInstall, installPackages, readOsRelease } from './debian.mjs';
import { chromium as findChromium } from './places.mjs';
import { SetUpError } from './step.mjs';

/** Fonts for the Chinese of the phone's upload page and of whatever the page's own fonts lack. */
const PACKAGES = ['chromium', 'fonts-noto-cjk'];
/** What goes without it. */
const CONSEQUENCE = 'no window opens, and the tests on the screen fail';

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
    const result = await installPackages(PACKAGES);
    if (result.ok) return;
    throw new SetUpError(
      `Chromium could not be installed (apt-get ${result.reason}): ${CONSEQUENCE}.`,
      result.output,
    );
  },
};
