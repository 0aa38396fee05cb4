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

/** What an installer for the public needs of whoever makes it; without, it is one for trying out. */
export interface ReleaseFacts {
  /** Where the kiosks look for newer versions. */
  readonly updateUrl: string | undefined;
  /** PEM file with the public key of updates: packed. */
  readonly updateKeyFile: string | undefined;
  /** As it stands in the certificate that signs for Windows. */
  readonly publisher: string | undefined;
}

/** How the installers are made. */
export function createInstallerConfig(facts: ReleaseFacts = NO_RELEASE): Configuration {
  const { updateUrl, updateKeyFile, publisher } = facts;
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
      '!assets/**/*.test.ts',
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
    // Nothing is uploaded from here. What is named is written into the app: where it looks for newer versions.
    publish: updateUrl === undefined ? null : { provider: 'generic', url: updateUrl, channel: 'latest' },
    extraResources: updateKeyFile === undefined ? [] : [{ from: updateKeyFile, to: 'update-key.pem' }],
    linux: {
      target: ['AppImage', 'deb'],
      category: 'Utility',
      executableName: 'casepress-app',
      maintainer: 'Casepress <support@casepress.example>',
      synopsis: 'kiosk that sells phone cases printed with the shopper’s own picture',
    },
    deb: {
      packageName: 'casepress-app',
      // One kiosk to a machine: the same with Chromium is the package casepress.
      fpm: ['--conflicts', 'casepress', '--deb-no-default-config-files', AUTO_START],
    },
    win: {
      target: ['nsis'],
      // Nothing unsigned leaves: Windows would warn of it, and no kiosk would take it as an update.
      forceCodeSigning: publisher !== undefined,
      verifyUpdateCodeSignature: true,
      ...(publisher === undefined
        ? {}
        : { signtoolOptions: { publisherName: [publisher], signingHashAlgorithms: ['sha256'] } }),
      extraFiles: [{ from: 'build/lock-down/windows', to: 'lock-down', filter: ['*.ps1'] }],
    },
    nsis: {
      oneClick: true,
      perMachine: true,
      runAfterFinish: false,
      deleteAppDataOnUninstall: false,
      include: 'build/installer/windows.nsh',
    },
    mac: { target: ['dmg'], category: 'public.app-category.business' },
  };
}

const NO_RELEASE: ReleaseFacts = { updateUrl: undefined, updateKeyFile: undefined, publisher: undefined };

/** Where a session of the desktop finds what to start. */
const AUTO_START = 'build/installer/casepress-app.desktop=/etc/xdg/autostart/casepress-app.desktop';
