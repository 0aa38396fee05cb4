import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundleService } from '../bundle-service.ts';
import { FILE_PACKAGES, NATIVE_PACKAGES } from '../native-packages.ts';
import { buildDeb } from './build-deb.ts';
import { asService } from './test-kit/service-in-root.ts';
import { openThrownAwayRoot, type ThrownAwayRoot, whyNoRoot } from './test-kit/thrown-away-root.ts';

const why = whyNoRoot();
const BUILD_MS = 120_000;
const KIOSK_MS = 30_000;
/** Two versions side by side, and their data. */
const ROOM_MB = 1200;
const FULL_DISK_MB = 100;

/** Nothing of it is to outlive a power cut of this machine. */
const FAST = '--force-unsafe-io';
const LAUNCHER = '/usr/lib/casepress/bin/casepress';
const UPGRADING = '/usr/lib/casepress-previous/upgrading';
const unit = readFileSync(new URL('./files/casepress.service', import.meta.url), 'utf8');
const execStart = /^ExecStart=(.*)$/m.exec(unit)?.[1]?.split(' ') ?? [];

describe.skipIf(why !== undefined)(
  `the Debian package${why === undefined ? '' : ` (left out: ${why})`}`,
  () => {
    // Each of them unpacks two hundred megabytes.
    vi.setConfig({ testTimeout: 60_000 });
    let folder: string;
    let old: string;
    let newer: string;
    let root: ThrownAwayRoot;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'casepress-deb-'));
      await bundleService();
      // The real page takes its time to build, and is packed like any other.
      const pageDir = join(folder, 'page');
      mkdirSync(pageDir);
      writeFileSync(join(pageDir, 'index.html'), '<!doctype html><title>kiosk</title>');
      const versions = ['0.1.0', '0.2.0'];
      [old = '', newer = ''] = await buildDeb({ outDir: folder, versions, pageDir, packing: 'quick' });
      root = await openThrownAwayRoot(ROOM_MB);
    }, BUILD_MS);
    afterAll(() => {
      root?.dispose();
      rmSync(folder, { recursive: true, force: true });
    });

    const status = async () =>
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the names are dpkg's
      (await root.run('dpkg-query', '-W', '-f', '${Status} ${Version}', 'casepress')).text;

    it('is refused without rights, and changes nothing', async () => {
      const { code, text } = await root.run('setpriv', '--reuid=65534', '--clear-groups', 'dpkg', '-i', old);
      expect(code).not.toBe(0);
      expect(text).toContain('superuser');
      expect((await root.run('test', '-e', '/usr/lib/casepress')).code).toBe(1);
    });

    it('is refused on a full disk, in plain words, and changes nothing', async () => {
      const small = await openThrownAwayRoot(FULL_DISK_MB);
      const { code, text } = await small.run('dpkg', '-i', old);
      expect(code).not.toBe(0);
      expect(text).toMatch(/Casepress was not installed: it needs \d+ MB .* Nothing was changed/);
      expect((await small.run('test', '-e', '/usr/lib/casepress/bin/node')).code).toBe(1);
      expect((await small.run('dpkg', '--audit')).text).toBe('');
      small.dispose();
    });

    it('installs, without a question, and again over itself', async () => {
      expect(await root.run('dpkg', '-i', FAST, old)).toMatchObject({ code: 0 });
      expect(await root.run('dpkg', '-i', FAST, old)).toMatchObject({ code: 0 });
      expect(await status()).toBe('install ok installed 0.1.0');
      expect(await root.run('dpkg', '--verify', 'casepress')).toEqual({ code: 0, text: '' });
      const owners = await root.run(
        'stat',
        '-c',
        '%U %G %a',
        '/var/lib/casepress',
        '/etc/casepress/config.json',
      );
      expect(owners.text).toBe('casepress casepress 750\nroot casepress 640\n');
      const enabled = await root.run('ls', '/etc/systemd/system/multi-user.target.wants');
      expect(enabled.text).toContain('casepress.service\n');
      expect(enabled.text).toContain('casepress-kiosk.service\n');
    });

    it(
      'starts the kiosk, serves its page to the screen alone, and stops',
      async () => {
        await root.run(
          'install',
          '-d',
          '-m',
          '2750',
          '-o',
          'casepress',
          '-g',
          'casepress-screen',
          '/run/casepress/screen',
        );
        await root.run('chown', 'casepress', '/run/casepress');
        const kiosk = root.start(...asService(...execStart));
        let said = '';
        kiosk.stdout?.on('data', (text) => {
          said += text;
        });
        await expect.poll(() => said, { timeout: KIOSK_MS }).toContain('kiosk ready: http://127.0.0.1:4173/');

        const address = await root.run(
          'setpriv',
          '--reuid=casepress-screen',
          '--regid=casepress-screen',
          '--init-groups',
          'cat',
          '/run/casepress/screen/address',
        );
        expect(said).toContain(`kiosk ready: ${address.text.trim()}`);
        expect(
          (
            await root.run(
              'setpriv',
              '--reuid=65534',
              '--clear-groups',
              'cat',
              '/run/casepress/screen/address',
            )
          ).code,
        ).not.toBe(0);
        const page = await root.run(
          'curl',
          '-s',
          '-o',
          '/dev/null',
          '-w',
          '%{http_code} %{content_type}',
          address.text.trim(),
        );
        expect(page.text).toBe('200 text/html; charset=utf-8');

        const ended = new Promise((resolve) => kiosk.once('exit', resolve));
        await root.run('pkill', '-TERM', '-u', 'casepress', '-f', 'out/service/service.js');
        expect(await ended).toBe(0);
        expect((await root.run('test', '-e', '/run/casepress/screen/address')).code).toBe(1);
        expect((await root.run('test', '-s', '/var/lib/casepress/kiosk.sqlite')).code).toBe(0);
      },
      2 * KIOSK_MS,
    );

    it('has what is not in the bundle: packages with native parts, and those that are read as files', async () => {
      const look = `const load = require('node:module').createRequire('/usr/lib/casepress/out/service/service.js');
        for (const name of ${JSON.stringify(NATIVE_PACKAGES)}) load(name);
        for (const name of ${JSON.stringify(FILE_PACKAGES)})
          require('node:fs').statSync('/usr/lib/casepress/node_modules/' + name + '/package.json');
        console.log(process.version);`;
      const { code, text } = await root.run('/usr/lib/casepress/bin/node', '-e', look);
      expect(text).toBe(`${process.version}\n`);
      expect(code).toBe(0);
    });

    it('takes updates from no source that goes without a key', async () => {
      const update = () => root.run('/usr/lib/casepress/bin/casepress-update');
      expect((await update()).code).toBe(0);
      await root.run('mkdir', '/var/tmp/unsigned');
      await root.run('touch', '/var/tmp/unsigned/Packages');
      const source = '/etc/apt/sources.list.d/casepress.sources';
      const lines = 'Types: deb\nURIs: file:/var/tmp/unsigned\nSuites: ./\n';
      const keyless = [
        '',
        'Trusted: yes\n',
        'Signed-By: /etc/key.asc\nTrusted: yes\n',
        'Signed-By: /k\nAllow-Insecure: yes\n',
      ];
      for (const line of keyless) {
        await root.run('sh', '-c', `printf '${lines}${line}' > ${source}`);
        const { code, text } = await update();
        expect(text).toContain('no updates are taken from it');
        expect(code).toBe(1);
      }
      await root.run('sh', '-c', `printf '${lines}Signed-By: /etc/key.asc\n' > ${source}`);
      expect(await update()).toMatchObject({
        code: 1,
        text: expect.stringMatching(/could not be read, or its signature is wrong: nothing was changed/),
      });
      await root.run('rm', source);
    });

    it('survives a power cut in the middle of an upgrade: the kept version runs, and the upgrade can be finished', async () => {
      await root.run('sh', '-c', 'echo \'{ "deviceId": "SHOP-0042" }\' > /etc/casepress/config.json');
      const cutOff = `dpkg -i ${FAST} ${newer} & while [ ! -e ${UPGRADING} ]; do :; done; kill -9 $!`;
      await root.run('sh', '-c', cutOff);
      expect((await root.run('dpkg', '--audit')).text).toContain('casepress');
      const { code, text } = await root.run(...asService(LAUNCHER, '--no-such-flag'));
      expect(text).toContain('an update was cut off in the middle: version 0.1.0 runs');
      expect(text).toContain('known flags are');
      expect(code).toBe(2);
    });

    it('is upgraded over an older version, which is kept, with configuration and data as they were', async () => {
      expect(await root.run('dpkg', '-i', FAST, newer)).toMatchObject({ code: 0 });
      expect(await status()).toBe('install ok installed 0.2.0');
      const versions = await root.run(
        'cat',
        '/usr/lib/casepress/VERSION',
        '/usr/lib/casepress-previous/app/VERSION',
      );
      expect(versions.text).toBe('0.2.0\n0.1.0\n');
      expect((await root.run('cat', '/etc/casepress/config.json')).text).toBe(
        '{ "deviceId": "SHOP-0042" }\n',
      );
      expect((await root.run('test', '-s', '/var/lib/casepress/kiosk.sqlite')).code).toBe(0);
      expect((await root.run('test', '-e', UPGRADING)).code).toBe(1);
    });

    it('is removed with its data kept, and purged without a trace', async () => {
      expect(await root.run('dpkg', '--remove', 'casepress')).toMatchObject({ code: 0 });
      expect(
        (await root.run('ls', '-d', '/usr/lib/casepress', '/usr/lib/casepress-previous')).text,
      ).not.toMatch(/^\/usr/m);
      expect((await root.run('test', '-s', '/var/lib/casepress/kiosk.sqlite')).code).toBe(0);
      expect(await root.run('dpkg', '--purge', 'casepress')).toMatchObject({ code: 0 });
      const left = await root.run(
        'sh',
        '-c',
        'ls -d /var/lib/casepress* /etc/casepress* 2>/dev/null; getent passwd casepress casepress-screen; find /etc/systemd -name "casepress*"',
      );
      expect(left.text).toBe('');
    });
  },
);
