import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { fuses } from './fuses.ts';
import {
  FILE_PACKAGES,
  type LockedPackages,
  listBundledFolders,
  NATIVE_PACKAGES,
} from './native-packages.ts';
import { projectDir } from './project.ts';

/** How the installers are made. */
export function createInstallerConfig(): Configuration {
  const lock: { packages: LockedPackages } = JSON.parse(
    readFileSync(join(projectDir, 'package-lock.json'), 'utf8'),
  );
  return {
    appId: 'com.casepress.kiosk',
    productName: 'Casepress',
    directories: { output: 'out/dist', buildResources: 'build/resources' },
    files: [
      'package.json',
      'out/electron/**',
      '!out/electron/**/*.map',
      'out/renderer/**',
      // What the main process reads by itself. The page's own are part of out/renderer.
      'assets/**',
      '!assets/{fonts,images,locales,stickers}{,/**}',
      // The faces lie in out/renderer; their licences go with them.
      'assets/fonts/**/*.txt',
      ...listBundledFolders(lock.packages).map((folder) => `!${folder}{,/**}`),
    ],
    asar: true,
    // The operating system loads their programs, and cannot do so from within an archive.
    asarUnpack: [
      ...[...NATIVE_PACKAGES, ...FILE_PACKAGES].map((name) => `node_modules/${name}/**`),
      'node_modules/@img/**',
    ],
    electronFuses: fuses,
    // The one that set-up fetched and checked.
    electronDist: 'node_modules/electron/dist',
    // Native packages bring their programs along: there is nothing to compile.
    npmRebuild: false,
    publish: null,
    linux: { target: ['AppImage', 'tar.gz'], category: 'Utility', executableName: 'casepress' },
    win: { target: ['nsis'] },
    nsis: { oneClick: true, perMachine: true, runAfterFinish: false },
    mac: { target: ['dmg'], category: 'public.app-category.business' },
  };
}
