// `npm run dist`: the installers for the platform that it runs on, in out/dist. `--deb` or `--electron`: only these.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleElectron } from './bundle-electron.ts';
import { bundleService } from './bundle-service.ts';
import { buildDeb } from './deb/build-deb.ts';
import { createInstallerConfig } from './electron-builder.ts';
import { findElectron, projectDir, rendererDir } from './project.ts';
import { type Release, readRelease } from './release-facts.ts';
import { signUpdates } from './sign-updates.ts';

const EXIT_BAD_FLAGS = 2;
const outDir = join(projectDir, 'out', 'dist');
const KNOWN = ['--deb', '--electron'];

function fail(sentence: string, exitCode = 1): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = exitCode;
}
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function needPage(): void {
  if (!existsSync(join(rendererDir, 'index.html'))) throw new Error('the page is not built');
}

/** The browser host, for Debian. */
async function makeDeb(): Promise<void> {
  needPage();
  await bundleService();
  for (const file of await buildDeb({ outDir, packing: 'small' })) say(file);
}

/** The Electron app, for the platform that this runs on. */
async function makeElectron(release: Release): Promise<void> {
  if (findElectron() === undefined) {
    throw new Error(
      'Electron’s binary is missing, since it could not be downloaded here. On a machine that reaches github.com (or a mirror that ELECTRON_MIRROR names), npm run dist makes them',
    );
  }
  needPage();
  // Brings a good part of a browser's packaging along, so only here.
  const { build } = await import('electron-builder');
  await bundleElectron();
  for (const file of await build({ projectDir, config: createInstallerConfig(release), publish: 'never' }))
    say(file);
  if (release.signingKeyFile === undefined) {
    say('Made without CASEPRESS_UPDATE_URL: these installers look for no updates.');
    return;
  }
  for (const file of signUpdates(outDir, readFileSync(release.signingKeyFile, 'utf8')))
    say(`${file} (signed)`);
}

async function attempt(what: string, make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    fail(`${what} not made: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

const args = process.argv.slice(2);
const unknown = args.find((arg) => !KNOWN.includes(arg));
const release = readRelease(process.env);
if (unknown !== undefined)
  fail(`"${unknown}" is unknown; known flags are ${KNOWN.join(' and ')}.`, EXIT_BAD_FLAGS);
else if (!release.ok) fail(release.error, EXIT_BAD_FLAGS);
else {
  const wanted = (flag: string) => args.length === 0 || args.includes(flag);
  if (wanted('--deb') && (process.platform === 'linux' || args.includes('--deb')))
    await attempt('The Debian package of the browser host was', makeDeb);
  if (wanted('--electron'))
    await attempt('The installers of the Electron app were', () => makeElectron(release.value));
}
