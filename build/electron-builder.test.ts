import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, matchesGlob, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createInstallerConfig } from './electron-builder.ts';
import { fuses } from './fuses.ts';
import { listBundledFolders } from './native-packages.ts';
import { projectDir } from './project.ts';

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

describe('what is packed', () => {
  const packed = listPacked();

  it('is the bundle, the page and the assets, and nothing of how they are made', () => {
    expect(packed).toContain('package.json');
    expect(packed.some((path) => path.startsWith('assets/cases/'))).toBe(true);
    const odd = packed.filter((path) => !/^(package\.json$|assets\/|out\/(electron|renderer)\/)/.test(path));
    expect(odd).toEqual([]);
    expect(packed.filter((path) => /\.(test\.[cm]?[jt]sx?|map)$/.test(path))).toEqual([]);
  });

  it('has no secrets in it', () => {
    const secrets = /(^|\/)(\.env.*|\.npmrc|\.data|settings.*\.json|.*\.(pem|key|p12|pfx|sqlite.*))$/;
    expect(['.env.local', 'a/kiosk.sqlite', 'update.pem'].every((path) => secrets.test(path))).toBe(true);
    expect(packed.filter((path) => secrets.test(path))).toEqual([]);
    const release = {
      updateUrl: 'https://u.example',
      updateKeyFile: '/keys/public.pem',
      publisher: 'Shop Ltd',
    };
    const text = JSON.stringify(createInstallerConfig(release));
    expect(text.match(/\/keys\/[a-z.]+/g)).toEqual(['/keys/public.pem']);
  });

  it('comes with files that are there', () => {
    const { nsis, deb, win } = createInstallerConfig();
    const [, autoStart] = /^(.+)=\//.exec(deb?.fpm?.at(-1) ?? '') ?? [];
    const [extra] = [win?.extraFiles].flat();
    const places = [nsis?.include, autoStart, typeof extra === 'object' ? extra?.from : undefined];
    for (const place of places)
      expect(existsSync(join(projectDir, place ?? 'nothing')), place ?? '').toBe(true);
  });
});

describe('a release', () => {
  const release = { updateUrl: 'https://u.example', updateKeyFile: 'key.pem', publisher: 'Shop Ltd' };

  it('is installed for the whole machine, without a question, and starts with it', () => {
    const config = createInstallerConfig();
    expect(config.appId).toBe('com.casepress.kiosk');
    expect(config.nsis).toMatchObject({ oneClick: true, perMachine: true, deleteAppDataOnUninstall: false });
    expect(readFileSync(join(projectDir, String(config.nsis?.include)), 'utf8')).toMatch(
      /WriteRegStr HKLM .*\\Run"/,
    );
    expect(config.linux?.target).toEqual(['AppImage', 'deb']);
    expect(config.asar).toBe(true);
  });

  it('is not made unsigned, and takes no update of another publisher', () => {
    expect(createInstallerConfig(release)).toMatchObject({
      win: {
        forceCodeSigning: true,
        verifyUpdateCodeSignature: true,
        signtoolOptions: { publisherName: ['Shop Ltd'] },
      },
      publish: { provider: 'generic', url: 'https://u.example' },
      extraResources: [{ from: 'key.pem', to: 'update-key.pem' }],
    });
  });

  it('is one that electron-builder takes', async () => {
    const load = createRequire(import.meta.url);
    const { validateConfiguration } = load('app-builder-lib/out/util/config/config.js');
    const { DebugLogger } = load('builder-util');
    await expect(
      validateConfiguration(createInstallerConfig(release), new DebugLogger(false)),
    ).resolves.toBeUndefined();
  });
});

/** Files of the working copy that the patterns take. Packages come by themselves: see the test above. */
function listPacked(): string[] {
  const patterns = [createInstallerConfig().files].flat().filter((pattern) => typeof pattern === 'string');
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
  const unwanted = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  // `{,/**}` stands for the folder and all in it, which Node's own matching does not take with an empty part.
  const spread = (pattern: string) =>
    pattern.endsWith('{,/**}') ? [pattern.slice(0, -6), `${pattern.slice(0, -6)}/**`] : [pattern];
  const takes = (list: readonly string[], path: string) =>
    list.flatMap(spread).some((pattern) => matchesGlob(path, pattern));
  const all = globSync('**', {
    cwd: projectDir,
    withFileTypes: true,
    exclude: (entry) => ['node_modules', '.git', 'test', 'previews', 'tour'].includes(entry.name),
  });
  return all
    .filter((entry) => entry.isFile())
    .map((entry) => relative(projectDir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(
      (path) => takes(wanted, path) && !(takes(unwanted, path) && !/^assets\/fonts\/.*\.txt$/.test(path)),
    );
}

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
