import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundleService } from '../bundle-service.ts';
import { projectDir } from '../project.ts';
import { buildDeb } from './build-deb.ts';
import { breakPackage, openPackageSource, type PackageSource } from './test-kit/package-source.ts';
import { asService, type RunningService, startService } from './test-kit/service-in-root.ts';
import { openThrownAwayRoot, type ThrownAwayRoot, whyNoRoot } from './test-kit/thrown-away-root.ts';

const why = whyNoRoot('apt-ftparchive', 'gpg', 'gpg-agent');
const BUILD_MS = 240_000;
/** Two versions side by side, a third one that is fetched, and the source with two. */
const ROOM_MB = 2000;

const UPDATE = '/usr/lib/casepress/bin/casepress-update';
const ALLOWED = '/run/casepress/update-allowed';
const UPGRADING = '/usr/lib/casepress-previous/upgrading';
/** By the names that the kernel knows them by. */
const WORKING = 'casepress-updat|apt-get|dpkg|dpkg-deb';
const NOTES = '/var/lib/casepress/update';
const UNTRUSTED = `${NOTES}/untrusted`;
/** Beside the one that another test may be building at this moment. */
const bundleDir = join(projectDir, 'out', 'service-of-updates-test');
const visit = join(projectDir, 'build', 'deb', 'test-kit', 'visit-kiosk.ts');
const SHUT_ALL_WEEK = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
    day,
    'closed',
  ]),
);
const machine = (seconds: number) => ({
  network: { lanAddress: '127.0.0.1' },
  pollSeconds: 0.2,
  devices: {
    casePrinter: { driver: 'simulated', printSeconds: seconds },
    dispenser: { driver: 'simulated', dispenseSeconds: 0, collectSeconds: 0 },
  },
});
/** A case that is printed for as long as anybody looks. */
const PRINTING_ON = 600;

describe.skipIf(why !== undefined)(
  `updates from the owner’s package source${why === undefined ? '' : ` (left out: ${why})`}`,
  () => {
    // Each of them fetches or unpacks two hundred megabytes, on a machine that may be busy with other things.
    vi.setConfig({ testTimeout: 240_000 });
    let folder: string;
    let debs: string[];
    let root: ThrownAwayRoot;
    let source: PackageSource;
    let running: RunningService | undefined;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'casepress-updates-'));
      chmodSync(folder, 0o755);
      await bundleService(bundleDir);
      const pageDir = join(folder, 'page');
      mkdirSync(pageDir);
      writeFileSync(join(pageDir, 'index.html'), '<!doctype html><title>kiosk</title>');
      const versions = ['0.1.0', '0.2.0', '0.3.0'];
      debs = await buildDeb({ outDir: folder, versions, pageDir, bundleDir, packing: 'quick' });
      debs.push(await breakPackage(debs[0] ?? '', '0.4.0'));
      root = await openThrownAwayRoot(ROOM_MB);
      expect(await root.run('dpkg', '-i', '--force-unsafe-io', debs[0] ?? '')).toMatchObject({ code: 0 });
      source = await openPackageSource(root);
    }, BUILD_MS);
    afterEach(() => running?.stop());
    afterAll(() => {
      root?.dispose();
      for (const each of [folder, bundleDir]) rmSync(each, { recursive: true, force: true });
    });

    const start = async () => {
      running = await startService(root);
      return running;
    };
    const deb = (version: number) => debs[version - 1] ?? '';
    const installed = async () =>
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the names are dpkg's
      (await root.run('dpkg-query', '-W', '-f', '${Status} ${Version}', 'casepress')).text;
    const isThere = async (file: string) => (await root.run('test', '-e', file)).code === 0;
    const note = (name: string, text: string) =>
      root.run(...asService('sh', '-c', `mkdir -p ${NOTES}; echo ${text} > ${NOTES}/${name}`));
    const configure = (config: object) =>
      root.run('sh', '-c', `echo '${JSON.stringify(config)}' > /etc/casepress/config.json`);
    const go = async (address: string, ...deed: readonly string[]) => {
      const { code, text } = await root.run(process.execPath, visit, address, ...deed);
      expect(code, text).toBe(0);
      return JSON.parse(text);
    };

    const bad: [string, isTold: boolean, () => Promise<void>][] = [
      ['is not signed at all', true, () => source.spoil('mv /var/tmp/Release . ; rm InRelease')],
      ['is signed by a stranger', true, () => source.offer('stranger', deb(2))],
      ['was changed after it was signed', true, () => source.spoil("sed -i 's/^Size: .*/Size: 1/' Packages")],
      ['was taken away', false, () => source.spoil('rm -rf *')],
    ];
    it.each(bad)('are refused in plain words where the source %s', async (_name, isTold, spoil) => {
      await source.offer('owner', deb(2));
      await root.run('rm', '-f', UNTRUSTED);
      await spoil();
      const { code, text } = await root.run(UPDATE);
      expect(text).toContain('could not be read, or its signature is wrong: nothing was changed');
      expect(code).toBe(1);
      expect(await isThere(UNTRUSTED)).toBe(isTold);
      expect(await installed()).toBe('install ok installed 0.1.0');
    });

    it('are refused in plain words where a package is not the one that was signed', async () => {
      await source.offer('owner', deb(2));
      await source.spoil('printf x | dd of=$(ls *.deb) bs=1 seek=9000000 conv=notrunc status=none');
      const { code, text } = await root.run(UPDATE);
      expect(text).toContain('is not the one that was signed, or could not be fetched: nothing was changed');
      expect(code).toBe(1);
      expect(await isThere(UNTRUSTED)).toBe(true);
      expect(await installed()).toBe('install ok installed 0.1.0');
    });

    it('wait while a case is made, shut as the shop may be', async () => {
      await source.offer('owner', deb(2));
      await configure(machine(PRINTING_ON));
      const open = await start();
      await go(open.address, 'buy');
      await open.stop();
      await configure({ ...machine(PRINTING_ON), openingHours: SHUT_ALL_WEEK });
      const shut = await start();
      expect(await go(shut.address, 'look')).toMatchObject({
        status: { kind: 'closed' },
        board: [{ state: 'printing' }],
      });
      expect(await root.run(UPDATE)).toMatchObject({
        code: 0,
        text: expect.stringMatching(/version 0\.2\.0 is ready and waits until nobody is at the kiosk/),
      });
      expect(await isThere(ALLOWED)).toBe(false);
      expect(await isThere(UNTRUSTED)).toBe(false);
      expect(await installed()).toBe('install ok installed 0.1.0');
      await shut.stop();
    });

    it('are put in once the case is out, and the new version goes on with the same books', async () => {
      await configure({ ...machine(0), openingHours: SHUT_ALL_WEEK });
      const before = await start();
      await expect.poll(() => isThere(ALLOWED), { timeout: 30_000 }).toBe(true);
      expect(await go(before.address, 'look')).toMatchObject({ board: [] });
      const { code, text } = await root.run(UPDATE);
      expect(text).toContain('version 0.2.0 is put in');
      expect(code).toBe(0);
      expect(await installed()).toBe('install ok installed 0.2.0');
      await before.stop();
      const after = await start();
      expect(after.said()).toContain('version 0.2.0 is on trial, start 1 of 3');
      expect(await go(after.address, 'look')).toMatchObject({ status: { kind: 'closed' } });
      await after.stop();
      await note('proven', '0.2.0');
      expect(await root.run(UPDATE)).toMatchObject({ code: 0, text: expect.not.stringContaining('0.2.0') });
    });

    it('that a power cut ended in the middle are finished later, and the old version runs until then', async () => {
      await source.offer('owner', deb(3));
      await root.run('touch', ALLOWED);
      // apt gives dpkg a session of its own: nothing of it may be left.
      const cut = `${UPDATE} & while [ ! -e ${UPGRADING} ]; do :; done; pkill -9 -x '${WORKING}'; wait`;
      await root.run('sh', '-c', cut);
      expect((await root.run('dpkg', '--audit')).text).toContain('casepress');
      const old = await start();
      expect(old.said()).toContain('an update was cut off in the middle: version 0.2.0 runs');
      await expect.poll(() => isThere(ALLOWED), { timeout: 30_000 }).toBe(true);
      const { text } = await root.run(UPDATE);
      expect(text).toContain('an earlier update was cut off: finishing it');
      expect(await installed()).toBe('install ok installed 0.3.0');
      expect(await isThere(UPGRADING)).toBe(false);
      await old.stop();
      const finished = await start();
      expect(finished.said()).toContain('version 0.3.0 is on trial');
      await finished.stop();
      await note('proven', '0.3.0');
    });

    it('that do not come up are taken back, and not tried again', async () => {
      await source.offer('owner', deb(3), deb(4));
      await root.run('sh', '-c', `mkdir -p /run/casepress; touch ${ALLOWED}`);
      expect((await root.run(UPDATE)).text).toContain('version 0.4.0 is put in');
      expect(await installed()).toBe('install ok installed 0.4.0');
      const launch = () => root.run(...asService('/usr/lib/casepress/bin/casepress', '--no-such-flag'));
      for (let times = 1; times <= 3; times += 1)
        expect(await launch()).toMatchObject({
          code: 3,
          text: expect.stringContaining(`start ${times} of 3`),
        });
      const back = await start();
      expect(back.said()).toContain('back to version 0.3.0');
      expect(await root.run(UPDATE)).toMatchObject({
        code: 0,
        text: expect.not.stringContaining('put in'),
      });
      const pin = /demo staff PIN: (\d+)/.exec(back.said())?.[1] ?? '';
      expect(await go(back.address, 'needs', pin)).toContainEqual({
        kind: 'update',
        urgency: 'soon',
        state: 'takenBack',
        version: '0.4.0',
      });
      await back.stop();
    });
  },
);
