import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, cp, lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type ControlFacts, controlText } from './package-text.ts';

const filesDir = join(import.meta.dirname, 'files');
const scriptsDir = join(import.meta.dirname, 'scripts');

interface PlacedFile {
  readonly from: string;
  readonly to: string;
  readonly mode: number;
}

/** What the package puts into the system beside the program itself. */
export const PLACED_FILES: readonly PlacedFile[] = [
  ...[
    'casepress.service',
    'casepress-kiosk.service',
    'casepress-update.service',
    'casepress-update.timer',
  ].map((name) => ({ from: name, to: `usr/lib/systemd/system/${name}`, mode: 0o644 })),
  { from: '70-casepress.rules', to: 'usr/lib/udev/rules.d/70-casepress.rules', mode: 0o644 },
  { from: '90-casepress-xorg.conf', to: 'usr/share/X11/xorg.conf.d/90-casepress.conf', mode: 0o644 },
  { from: 'README', to: 'usr/share/doc/casepress/README', mode: 0o644 },
  // Secrets may stand in it: nobody but root reads it until the installation has its user.
  { from: 'config.json', to: 'etc/casepress/config.json', mode: 0o640 },
  { from: 'chromium-policy.json', to: 'etc/chromium/policies/managed/casepress.json', mode: 0o644 },
  { from: '52casepress', to: 'etc/apt/apt.conf.d/52casepress', mode: 0o644 },
];

/** Room that must be there beside the files themselves: packing lists, and a kiosk that can still write. */
const SPARE_KB = 64 * 1024;

/** Puts the services and their settings beside the program in `stage`, and writes the package's own files for all of it. */
export async function stagePackage(
  stage: string,
  facts: Pick<ControlFacts, 'version' | 'architecture'>,
): Promise<void> {
  for (const { from, to, mode } of PLACED_FILES) {
    await cp(join(filesDir, from), join(stage, to));
    await chmod(join(stage, to), mode);
  }
  const controlDir = join(stage, 'DEBIAN');
  await rm(controlDir, { recursive: true, force: true });
  const files = await listFiles(stage);
  await settleModes(stage);
  const bytes = await sumBytes(files);
  const installedKb = Math.ceil(bytes / 1024);
  await mkdir(controlDir);
  await writeFile(join(controlDir, 'control'), controlText({ ...facts, installedKb }));
  await writeFile(
    join(controlDir, 'conffiles'),
    PLACED_FILES.filter(({ to }) => to.startsWith('etc/'))
      .map(({ to }) => `/${to}\n`)
      .join(''),
  );
  await writeFile(join(controlDir, 'md5sums'), await sumsOf(stage, files));
  for (const name of ['preinst', 'postinst', 'prerm', 'postrm']) {
    const text = await readFile(join(scriptsDir, name), 'utf8');
    await writeFile(join(controlDir, name), text.replace('@NEEDED_KB@', String(installedKb + SPARE_KB)), {
      mode: 0o755,
    });
  }
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Readable by all and writable by root alone, whatever the umask of whoever packs is. */
async function settleModes(stage: string): Promise<void> {
  const placed = new Map(PLACED_FILES.map(({ to, mode }) => [join(stage, to), mode]));
  await chmod(stage, 0o755);
  for (const entry of await readdir(stage, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile())
      await chmod(path, placed.get(path) ?? ((await lstat(path)).mode & 0o100 ? 0o755 : 0o644));
  }
}

async function sumBytes(files: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const file of files) bytes += (await lstat(file)).size;
  return bytes;
}

/** What `dpkg --verify` compares with. */
async function sumsOf(stage: string, files: readonly string[]): Promise<string> {
  const lines: string[] = [];
  for (const file of files) {
    const path = relative(stage, file);
    if (path.startsWith('etc/')) continue;
    const hash = createHash('md5');
    await pipeline(createReadStream(file), hash);
    lines.push(`${hash.digest('hex')}  ${path}\n`);
  }
  return lines.sort().join('');
}
