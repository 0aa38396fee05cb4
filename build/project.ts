import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Root of the project. */
export const projectDir = join(import.meta.dirname, '..');
/** Folder of the built renderer. */
export const rendererDir = join(projectDir, 'out', 'renderer');
export const electronBundleDir = join(projectDir, 'out', 'electron');
/** The browser host as it is installed, and its screen. */
export const serviceBundleDir = join(projectDir, 'out', 'service');

/** Electron's program, if set-up could fetch it. Importing the package instead would start the download. */
export function findElectron(): string | undefined {
  const packageDir = join(projectDir, 'node_modules', 'electron');
  const pathFile = join(packageDir, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(packageDir, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

/** What Electron is started with to run this project: Chromium in it refuses to run sandboxed for root. */
export const electronArgs = (): string[] => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  projectDir,
];
