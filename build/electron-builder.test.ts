import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { createInstallerConfig } from './electron-builder.ts';
import { fuses } from './fuses.ts';
import { listBundledFolders } from './native-packages.ts';

describe('createInstallerConfig', () => {
  it('is one that electron-builder takes', async () => {
    const load = createRequire(import.meta.url);
    const { validateConfiguration } = load('app-builder-lib/out/util/config/config.js');
    const { DebugLogger } = load('builder-util');
    await expect(
      validateConfiguration(createInstallerConfig(), new DebugLogger(false)),
    ).resolves.toBeUndefined();
    // It is strict: a setting with a wrong name would have been found.
    await expect(
      validateConfiguration({ ...createInstallerConfig(), azar: true }, new DebugLogger(false)),
    ).rejects.toThrow('azar');
  });

  it('packs the native packages with what they need, and no others', () => {
    const files = JSON.stringify(createInstallerConfig().files);
    for (const name of ['react', 'fastify', 'konva', 'pino', 'zod']) {
      expect(files).toContain(`"!node_modules/${name}{,/**}"`);
    }
    for (const name of ['sharp', 'detect-libc', 'semver', '@img/colour', '@img/sharp-linux-x64']) {
      expect(files).not.toContain(`"!node_modules/${name}{,/**}"`);
    }
    expect(createInstallerConfig().asarUnpack).toContain('node_modules/sharp/**');
  });
});

describe('fuses', () => {
  it('close every way to run foreign code in the app', () => {
    expect(fuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });
});

describe('listBundledFolders', () => {
  it('follows what a native package needs', () => {
    const locked = {
      '': {},
      'node_modules/sharp': { dependencies: { colour: '1' }, optionalDependencies: { other: '1' } },
      'node_modules/colour': { dependencies: { deep: '1' } },
      'node_modules/deep': {},
      'node_modules/react': {},
      'node_modules/react/node_modules/nested': {},
      'node_modules/vite': { dev: true },
    };
    expect(listBundledFolders(locked)).toEqual(['node_modules/react']);
  });
});
