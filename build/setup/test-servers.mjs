import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstall, installPackages, readOsRelease } from './debian.mjs';
import { SetUpError } from './step.mjs';

/** The programs that tests of the drivers talk to, and the Debian package of each. None of them is part of the product. */
const PROGRAMS = {
  socat: 'socat',
  ippeveprinter: 'cups-ipp-utils',
  'dbus-daemon': 'dbus-daemon',
  mosquitto: 'mosquitto',
  openssl: 'openssl',
  ip: 'iproute2',
  curl: 'curl',
  ps: 'procps',
  'apt-ftparchive': 'apt-utils',
  gpg: 'gpg',
  'gpg-agent': 'gpg-agent',
};
/** What goes without them. */
const CONSEQUENCE =
  'the tests of serial lines, of printers, of the fleet, of the Debian package and of its updates fail or are left out';

const missing = () =>
  Object.keys(PROGRAMS).filter((program) => {
    const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
    return !folders.some((folder) => existsSync(join(folder, program)));
  });

/** @type {import('./step.mjs').Step} */
export const testServers = {
  title: 'Installing what the tests of the drivers talk to',
  vital: false,
  isDone: () => missing().length === 0,
  run: async () => {
    const packages = Object.entries(PROGRAMS)
      .filter(([program]) => missing().includes(program))
      .map(([, name]) => name);
    if (!canInstall(readOsRelease(), process.getuid?.())) {
      throw new SetUpError(
        `Not found: ${missing().join(', ')}. On Debian: apt-get install ${packages.join(' ')}. Without them ${CONSEQUENCE}.`,
      );
    }
    const result = await installPackages(packages);
    if (result.ok) return;
    throw new SetUpError(
      `${packages.join(', ')} could not be installed (apt-get ${result.reason}): ${CONSEQUENCE}.`,
      result.output,
    );
  },
};
