import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectDir, rendererDir } from '../project.ts';
import { debianArchitecture, debianVersion } from './package-text.ts';
import { stageApp } from './stage-app.ts';
import { stagePackage } from './stage-package.ts';

const run = promisify(execFile);
const APP_PLACE = join('usr', 'lib', 'casepress');
/** Packing takes a minute where the machine is slow. */
const PACK_LIMIT_MS = 10 * 60_000;

export interface DebOptions {
  /** Folder for the packages, made if it is missing. */
  readonly outDir: string;
  /** By npm's rules, one package each; the project's own by default. */
  readonly versions?: readonly string[];
  /** Folder of the built page, if another one than the project's. */
  readonly pageDir?: string;
  /** Folder of the bundled service, if another one than the project's. */
  readonly bundleDir?: string;
  /** `quick`: for tests, as large as it may be. */
  readonly packing: 'small' | 'quick';
}

/**
 * Builds the package of the browser host from the built page and the bundled service. Returns where it is. Throws, with a
 * sentence, where this machine cannot do that.
 */
export async function buildDeb(options: DebOptions): Promise<string[]> {
  const { outDir, versions = [projectVersion()], pageDir = rendererDir, bundleDir, packing } = options;
  const architecture = debianArchitecture(process.arch);
  if (process.platform !== 'linux' || architecture === undefined)
    throw new Error(`a Debian package cannot be made on ${process.platform} ${process.arch}`);
  await mkdir(outDir, { recursive: true });
  const stage = await mkdtemp(join(outDir, '.deb-'));
  const files: string[] = [];
  try {
    await stageApp(join(stage, APP_PLACE), pageDir, bundleDir);
    for (const version of versions) {
      await writeFile(join(stage, APP_PLACE, 'VERSION'), `${version}\n`);
      await stagePackage(stage, { version: debianVersion(version), architecture });
      const file = join(outDir, `casepress_${debianVersion(version)}_${architecture}.deb`);
      await pack(stage, `${file}.part`, packing);
      await rename(`${file}.part`, file);
      files.push(file);
    }
    return files;
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** Everything in it belongs to root, whoever packs it. */
async function pack(stage: string, file: string, packing: DebOptions['packing']): Promise<void> {
  const compression = packing === 'small' ? ['-Zzstd', '-z9'] : ['-Znone'];
  try {
    await run('dpkg-deb', ['--root-owner-group', ...compression, '--build', stage, file], {
      timeout: PACK_LIMIT_MS,
    });
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Error(
      isMissing ? 'dpkg-deb is missing: it comes with Debian and its kin' : `dpkg-deb: ${String(error)}`,
    );
  }
}

function projectVersion(): string {
  const about: { version: string } = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8'));
  return about.version;
}
