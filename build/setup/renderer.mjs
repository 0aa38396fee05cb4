import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findNode } from './dependencies.mjs';
import { LIMITS } from './limits.mjs';
import { memoryDir, root } from './places.mjs';
import { runCommand } from './run-command.mjs';
import { SetUpError } from './step.mjs';

/** Everything that ends up in the page, or decides how it is built. */
const SOURCES = [
  'renderer',
  'shared',
  'assets',
  'build/vite.config.ts',
  'package-lock.json',
  'tsconfig.json',
];
const builtPage = join(root, 'out', 'renderer', 'index.html');
const stampFile = join(memoryDir, 'renderer.sha256');

/** @type {import('./step.mjs').Step} */
export const renderer = {
  title: 'Building the page',
  vital: true,
  isDone: () =>
    existsSync(builtPage) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === hashSources(root, SOURCES),
  run: async () => {
    // Taken first: a file that is saved during the build makes the next start build again.
    const hash = hashSources(root, SOURCES);
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const args = [vite, 'build', '--config', 'build/vite.config.ts', '--logLevel', 'warn'];
    const result = await runCommand(findNode() ?? process.execPath, args, {
      cwd: root,
      limitMs: LIMITS.rendererBuildMs,
    });
    if (!result.ok)
      throw new SetUpError(`The page could not be built: vite ${result.reason}.`, result.output);
    mkdirSync(memoryDir, { recursive: true });
    writeFileSync(stampFile, hash);
  },
};

/**
 * One hash over the names and contents of all source files. Contents, since a checkout gives old files new times.
 *
 * @param {string} folder
 * @param {string[]} sources files and folders in it
 */
export function hashSources(folder, sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => listFiles(join(folder, source)))) {
    hash
      .update(`${relative(folder, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function listFiles(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}
