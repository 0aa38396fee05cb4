import { join } from 'node:path';
import { build } from 'vite';
import { keepOwnPlace } from './bundle-electron.ts';
import { FILE_PACKAGES, NATIVE_PACKAGES } from './native-packages.ts';
import { projectDir, serviceBundleDir } from './project.ts';

/** Packages that are not bundled in either: the program reads their files. */
const OUTSIDE = [...NATIVE_PACKAGES, ...FILE_PACKAGES];

/**
 * Bundles the installed browser host and its screen: two files that need no sources and few packages. Another folder than
 * out/service has to lie beside it: what they look for is counted from there.
 */
export async function bundleService(bundleDir: string = serviceBundleDir): Promise<void> {
  const entry = (name: string) => join(projectDir, 'electron', 'hosts', 'installed', `${name}.ts`);
  await build({
    configFile: false,
    root: projectDir,
    logLevel: 'warn',
    plugins: [keepOwnPlace(bundleDir)],
    ssr: { noExternal: true, external: OUTSIDE, target: 'node' },
    build: {
      ssr: true,
      outDir: bundleDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: { service: entry('service'), screen: entry('screen') },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          // All in one folder: what they look for beside themselves is counted from there.
          chunkFileNames: 'part-[name].js',
        },
      },
    },
  });
}
