import { readFileSync } from 'node:fs';
import { LIMITS } from './limits.mjs';
import { runCommand } from './run-command.mjs';

/**
 * Whether set-up can install packages itself. Ubuntu is no Debian here: its package of Chromium is an empty shell around a
 * snap.
 *
 * @param {string} osRelease text of /etc/os-release
 * @param {number | undefined} userId
 */
export function canInstall(osRelease, userId) {
  return userId === 0 && /^ID="?(debian|raspbian)"?$/m.test(osRelease);
}

/**
 * Installs Debian packages, after looking up what there is.
 *
 * @param {readonly string[]} packages
 */
export async function installPackages(packages) {
  const update = await aptGet(['update']);
  return update.ok ? aptGet(['install', '--yes', '--no-install-recommends', ...packages]) : update;
}

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

export function readOsRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
