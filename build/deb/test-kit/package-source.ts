import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { ThrownAwayRoot } from './thrown-away-root.ts';

const run = promisify(execFile);
const FOLDER = '/srv/casepress-updates';
const PORT = 8099;
const SUMS = '/var/tmp/packages.db';
const KEYS = '/var/tmp/keys';
const SOURCE_FILE = '/etc/apt/sources.list.d/casepress.sources';

export type Signer = 'owner' | 'stranger';

/** The owner's package source, served to the root from one of its folders, and this kiosk's entry for it. */
export interface PackageSource {
  /** Offers these packages alone, signed by somebody. */
  offer(signer: Signer, ...debs: readonly string[]): Promise<void>;
  /** Any change to the folder that a commandline makes. */
  spoil(commandLine: string): Promise<void>;
}

/** Needs apt-ftparchive and gpg. */
export async function openPackageSource(root: ThrownAwayRoot): Promise<PackageSource> {
  const sh = async (commandLine: string) => {
    const { code, text } = await root.run('sh', '-ec', commandLine);
    if (code !== 0) throw new Error(`${commandLine}: ${text}`);
  };
  const gpg = `gpg --homedir ${KEYS} --batch --quiet --pinentry-mode loopback --passphrase ''`;
  await sh(`install -d -m 700 ${KEYS}; install -d ${FOLDER}`);
  for (const name of ['owner', 'stranger'])
    await sh(`${gpg} --quick-generate-key '${name} <${name}@casepress.example>' ed25519 sign never`);
  await sh(`${gpg} --armor --export owner@casepress.example > /etc/casepress/updates.asc`);
  const entry = `Types: deb\nURIs: http://127.0.0.1:${PORT}/\nSuites: ./\nSigned-By: /etc/casepress/updates.asc\n`;
  await sh(`printf '${entry.replaceAll('\n', '\\n')}' > ${SOURCE_FILE}`);
  const server = root.start(
    process.execPath,
    join(import.meta.dirname, 'serve-folder.ts'),
    FOLDER,
    String(PORT),
  );
  if (server.stdout) await once(server.stdout, 'data');
  return {
    offer: async (signer, ...debs) => {
      const names = debs.map((deb) => basename(deb));
      const isOther = ['Packages', 'InRelease', ...names].map((name) => `! -name '${name}'`).join(' ');
      await sh(`cd ${FOLDER}; find . -type f ${isOther} -delete`);
      // A package of two hundred megabytes is copied, and its sums made, only where it is not there already.
      for (const [index, deb] of debs.entries())
        await sh(`cd ${FOLDER}; cmp -s ${deb} ${names[index]} || cp ${deb} .`);
      await sh(`cd ${FOLDER}; apt-ftparchive --db ${SUMS} packages . > Packages`);
      await sh(`cd ${FOLDER}; apt-ftparchive release . > /var/tmp/Release; rm -f InRelease`);
      await sh(
        `cd ${FOLDER}; ${gpg} --local-user ${signer}@casepress.example --clearsign -o InRelease /var/tmp/Release`,
      );
    },
    spoil: (commandLine) => sh(`cd ${FOLDER}; ${commandLine}`),
  };
}

/** A package whose kiosk ends at once, made of a good one. */
export async function breakPackage(deb: string, version: string): Promise<string> {
  const folder = await mkdtemp(join(dirname(deb), '.broken-'));
  const file = join(dirname(deb), `casepress_${version}_broken.deb`);
  try {
    await run('dpkg-deb', ['--raw-extract', deb, folder]);
    await run('sed', ['-i', `s/^Version: .*/Version: ${version}/`, join(folder, 'DEBIAN', 'control')]);
    const app = join(folder, 'usr', 'lib', 'casepress');
    await writeFile(join(app, 'VERSION'), `${version}\n`);
    await writeFile(join(app, 'out', 'service', 'service.js'), 'process.exit(3);\n');
    await run('dpkg-deb', ['--root-owner-group', '-Znone', '--build', folder, file]);
    return file;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
