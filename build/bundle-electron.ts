import { isBuiltin } from 'node:module';
import { join, relative, sep } from 'node:path';
import { build, type Plugin } from 'vite';
import { NATIVE_PACKAGES } from './native-packages.ts';
import { electronBundleDir, projectDir } from './project.ts';

/**
 * Bundles the main process and the preload script for Electron into out/electron: one file each (and one for what few kiosks
 * use, and load by `import()`), so that the app starts with few reads and packs no node_modules but the native ones.
 */
export async function bundleElectron(): Promise<ElectronBundle> {
  return { mainImports: await bundleMain(), preloadImports: await bundlePreload() };
}

/** What each file still imports, built-in modules of Node aside. */
export interface ElectronBundle {
  readonly mainImports: readonly string[];
  readonly preloadImports: readonly string[];
}

async function bundleMain(): Promise<string[]> {
  const output = await build({
    configFile: false,
    root: projectDir,
    logLevel: 'warn',
    plugins: [keepOwnPlace(electronBundleDir)],
    ssr: { noExternal: true, external: ['electron', ...NATIVE_PACKAGES], target: 'node' },
    build: {
      ssr: join(projectDir, 'electron', 'hosts', 'electron.ts'),
      outDir: electronBundleDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'main.js' } },
    },
  });
  return listImports(output);
}

/** CommonJS in one file: a sandboxed preload script can neither be a module nor require its own files. */
async function bundlePreload(): Promise<string[]> {
  const output = await build({
    configFile: false,
    root: projectDir,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron'], target: 'webworker' },
    build: {
      ssr: join(projectDir, 'electron', 'hosts', 'preload.ts'),
      outDir: electronBundleDir,
      emptyOutDir: false,
      target: 'chrome150',
      minify: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
    },
  });
  return listImports(output);
}

function listImports(output: Awaited<ReturnType<typeof build>>): string[] {
  if (!('output' in output)) throw new Error('the bundler gave no output');
  const imports = output.output.flatMap((part) =>
    part.type === 'chunk' ? [...part.imports, ...part.dynamicImports] : [],
  );
  // What is loaded only when it is wanted lies in a file of its own beside the first.
  const own = new Set(output.output.map(({ fileName }) => fileName));
  return [...new Set(imports)].filter((name) => !isBuiltin(name) && !own.has(name));
}

/**
 * A source file that looks for others beside itself (`import.meta.url`) must still find them when it has become part of
 * a bundle in `bundleDir`: the expression is replaced by the place that the file has in the project, as seen from there.
 */
export function keepOwnPlace(bundleDir: string): Plugin {
  return {
    name: 'keep-own-place',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(projectDir) || id.includes('node_modules') || !code.includes('import.meta.'))
        return null;
      const place = relative(bundleDir, id).split(sep).join('/');
      const url = `new URL(${JSON.stringify(place)}, import.meta.url)`;
      const replaced = code.replace(
        /\bimport\.meta\.(url|filename|dirname)\b/g,
        (_match, property: string) => {
          if (property === 'url') return `${url}.href`;
          const path = `process.getBuiltinModule('node:url').fileURLToPath(${url})`;
          return property === 'filename' ? path : `process.getBuiltinModule('node:path').dirname(${path})`;
        },
      );
      // No line moves, so the source map stays right.
      return { code: replaced, map: null };
    },
  };
}
