import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, writeFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { type LockedPackages, listNeededFolders } from '../native-packages.ts';
import { projectDir, serviceBundleDir } from '../project.ts';

const LAUNCHERS = [
  'casepress',
  'casepress-session',
  'casepress-screen',
  'casepress-update',
  'casepress-lock-down',
];
const filesDir = join(import.meta.dirname, 'files');

/** The program as it lies in /usr/lib/casepress: a Node of its own, the bundles, the page, and packages with native parts. */
export async function stageApp(
  appDir: string,
  pageDir: string,
  bundleDir: string = serviceBundleDir,
): Promise<void> {
  await mkdir(join(appDir, 'bin'), { recursive: true });
  // The bundle is made of modules, and Node goes by this file.
  await writeFile(join(appDir, 'package.json'), '{ "type": "module" }\n');
  for (const name of LAUNCHERS) {
    await cp(join(filesDir, name), join(appDir, 'bin', name));
    await chmod(join(appDir, 'bin', name), 0o755);
  }
  await cp(ownNode(), join(appDir, 'bin', 'node'), { dereference: true });
  await cp(bundleDir, join(appDir, 'out', 'service'), { recursive: true });
  await cp(pageDir, join(appDir, 'out', 'renderer'), { recursive: true, filter: isWanted });
  // What the main process reads by itself. The page's own pictures and faces are part of out/renderer.
  await cp(join(projectDir, 'assets'), join(appDir, 'assets'), { recursive: true, filter: isWantedAsset });
  for (const folder of neededPackages()) {
    await cp(join(projectDir, folder), join(appDir, folder), {
      recursive: true,
      dereference: true,
      filter: isWanted,
    });
  }
}

/** The one that the tests ran under. */
function ownNode(): string {
  const bundled = join(projectDir, 'node_modules', 'node', 'bin', 'node');
  return existsSync(bundled) ? bundled : process.execPath;
}

/** Of the packages with native parts, and all that they need, what is installed for this platform. */
function neededPackages(): string[] {
  const lock: { packages: LockedPackages } = JSON.parse(
    readFileSync(join(projectDir, 'package-lock.json'), 'utf8'),
  );
  return listNeededFolders(lock.packages).filter((folder) => existsSync(join(projectDir, folder)));
}

const UNWANTED_ASSETS = ['fonts', 'images', 'locales', 'stickers'].map((name) =>
  join(projectDir, 'assets', name),
);

function isWantedAsset(path: string): boolean {
  // Licences of the faces go with them.
  if (UNWANTED_ASSETS.includes(path)) return path.endsWith(`${sep}fonts`);
  if (path.startsWith(join(projectDir, 'assets', 'fonts') + sep) && path.includes('.'))
    return path.endsWith('.txt');
  return isWanted(path);
}

/** No program for another platform, and nothing that is for developers only. */
export function isWanted(path: string): boolean {
  const parts = path.split(sep);
  const prebuild = parts[parts.indexOf('prebuilds') + 1];
  if (
    parts.includes('prebuilds') &&
    prebuild !== undefined &&
    prebuild !== `${process.platform}-${process.arch}`
  )
    return false;
  const name = basename(path);
  if (/\.(map|md|d\.[cm]?ts|test\.[jt]s|cpp|h|gypi?)$/.test(name) && !/licen[cs]e|copying/i.test(name))
    return false;
  return !UNWANTED_FOLDERS.includes(name);
}

const UNWANTED_FOLDERS = ['test', 'tests', '__tests__', 'docs', '.git', '.github', 'scss'];
