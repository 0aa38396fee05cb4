import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from './limits.mjs';
import { bundledNode, readJson, root } from './places.mjs';
import { lastLines, runCommand } from './run-command.mjs';
import { SetUpError } from './step.mjs';

/** First version with everything that the project's TypeScript sources need of Node. */
const NODE_MAJOR = 24;
const isWindows = process.platform === 'win32';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages
 */

/**
 * Whether everything that the lock file names is installed in that version. `installed` is npm's own record of what is
 * in node_modules, so it does not matter who installed it. Optional packages are those of other platforms.
 *
 * @param {LockedPackages} locked
 * @param {LockedPackages} installed
 */
export function isInstalled(locked, installed) {
  return Object.entries(locked).every(([path, wanted]) => {
    const found = installed[path];
    if (path === '') return true;
    if (!found) return Boolean(wanted.optional || wanted.devOptional);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** The Node to run the project with: the one in node_modules, or our own if it is new enough. */
export function findNode() {
  const ownMajor = Number(process.versions.node.split('.')[0]);
  return bundledNode() ?? (ownMajor >= NODE_MAJOR ? process.execPath : undefined);
}

/** @type {import('./step.mjs').Step} */
export const dependencies = {
  title: 'Installing the dependencies',
  vital: true,
  isDone: () => {
    const record = join(root, 'node_modules', '.package-lock.json');
    if (!existsSync(record) || !findNode()) return false;
    const lock = readJson(join(root, 'package-lock.json'));
    return isInstalled(lock.packages, readJson(record).packages);
  },
  run: async () => {
    const first = await npm(cleanInstall ? ['ci'] : ['install', '--no-save']);
    // A registry that lacks packages of other platforms leaves gaps in the lock file, and `npm ci` then does nothing.
    const result = !first.ok && first.output.includes('EUSAGE') ? await npm(['install', '--no-save']) : first;
    if (!result.ok) {
      throw new SetUpError(`The dependencies could not be installed: npm ${result.reason}.`, result.output);
    }
    await ensureNode();
  },
};

// On Windows the running node.exe may lie in node_modules and cannot be deleted, which is what `npm ci` begins with.
const cleanInstall = !isWindows || !existsSync(join(root, 'node_modules'));

const NPM_FLAGS = [
  '--include=dev',
  '--no-audit',
  '--no-fund',
  '--no-progress',
  '--no-update-notifier',
  '--no-engine-strict',
  '--loglevel=error',
  `--fetch-timeout=${LIMITS.npmFetchMs}`,
];

/** Runs the npm that runs this script, else the one on the path. @param {string[]} command */
function npm(command) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const args = [...command, ...NPM_FLAGS];
  if (!script?.endsWith('npm-cli.js') || !existsSync(script)) {
    return runCommand('npm', args, { cwd: root, shell: isWindows, limitMs: LIMITS.npmMs });
  }
  const program = node && existsSync(node) ? node : process.execPath;
  return runCommand(program, [script, ...args], { cwd: root, limitMs: LIMITS.npmMs });
}

/** The `node` package fetches its program by an install script, which many people have switched off. */
async function ensureNode() {
  if (findNode()) return;
  const script = join(root, 'node_modules', 'node', 'installArchSpecificPackage.js');
  const result = await runCommand(process.execPath, [script], {
    cwd: join(root, 'node_modules', 'node'),
    limitMs: LIMITS.nodeDownloadMs,
  });
  if (findNode()) return;
  throw new SetUpError(
    `Node ${NODE_MAJOR} could not be fetched: install it and start again.`,
    lastLines(result.output),
  );
}
