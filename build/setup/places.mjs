// Plain JavaScript: set-up runs under whatever Node 20 or later is there, with nothing installed.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the project. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What set-up remembers. Not in node_modules, which `npm ci` empties. */
export const memoryDir = join(root, 'out', 'setup');

/** @param {string} file */
export const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The Node that came with the dependencies, if it is there. */
export const bundledNode = () =>
  firstExisting([
    join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
  ]);

/** Electron's program, if it was downloaded. Not asked of the package itself: that would start the download. */
export const electronBinary = () => {
  const packageDir = join(root, 'node_modules', 'electron');
  const pathFile = join(packageDir, 'path.txt');
  return existsSync(pathFile)
    ? firstExisting([join(packageDir, 'dist', readFileSync(pathFile, 'utf8'))])
    : undefined;
};

/** Chromium, looked for where the browser host looks for it. */
export const chromium = () => {
  const named = process.env.CASEPRESS_CHROMIUM;
  const places = readJson(join(root, 'electron', 'hosts', 'browser-host', 'chromium-places.json'));
  return firstExisting(named ? [named] : (places[process.platform] ?? []));
};

/** @param {string[]} files */
const firstExisting = (files) => files.find((file) => existsSync(file));
