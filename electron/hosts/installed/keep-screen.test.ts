import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../system/clock.ts';
import { silentLog } from '../../system/log.ts';
import { removeAddressFile, writeAddressFile } from './address-file.ts';
import { keepScreen, screenAddress } from './keep-screen.ts';

const POLL = { timeout: 15_000 };
let folder: string;
let screen: ReturnType<typeof keepScreen>;
const addressFile = () => join(folder, 'address');
/** Addresses that the browser was opened with, in order. */
const opened = () =>
  existsSync(join(folder, 'opened'))
    ? readFileSync(join(folder, 'opened'), 'utf8')
        .match(/--app=\S+/g)
        ?.map((flag) => flag.slice(6))
    : [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-screen-'));
  const executable = join(folder, 'chromium');
  writeFileSync(executable, `#!/bin/sh\necho "$@" >> '${folder}/opened'\nexec sleep 60\n`);
  chmodSync(executable, 0o755);
  screen = keepScreen({
    executable,
    addressFile: addressFile(),
    dataDir: join(folder, 'data'),
    clock: systemClock,
    log: silentLog,
  });
});
afterEach(async () => {
  await screen.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(process.platform === 'win32')('keepScreen', () => {
  it('waits for the kiosk, and follows it to the address of its next start', async () => {
    writeAddressFile(addressFile(), 'http://127.0.0.1:4173/?token=one');
    await expect.poll(opened, POLL).toEqual(['http://127.0.0.1:4173/?token=one']);
    removeAddressFile(addressFile());
    writeAddressFile(addressFile(), 'http://127.0.0.1:4173/?token=two');
    await expect
      .poll(opened, POLL)
      .toEqual(['http://127.0.0.1:4173/?token=one', 'http://127.0.0.1:4173/?token=two']);
  });

  it('opens the page anew at once where the kiosk hears nothing of it', async () => {
    const address = 'http://127.0.0.1:4173/?token=one';
    writeAddressFile(addressFile(), address);
    await expect.poll(opened, POLL).toEqual([address]);
    writeAddressFile(addressFile(), `${address}#page-2`);
    await expect.poll(opened, POLL).toEqual([address, address]);
  });
});

describe('screenAddress', () => {
  it('takes this machine’s own', () => {
    expect(screenAddress('http://127.0.0.1:4173/?token=t\n')).toBe('http://127.0.0.1:4173/?token=t');
  });

  it.each([
    'https://evil.example/',
    'file:///etc/passwd',
    'http://127.0.0.1.evil.example/',
    'http://127.0.0.1@evil.example/',
    'http://evil@127.0.0.1/',
    'http://192.168.1.2/',
    '--no-sandbox',
    '',
  ])('takes no other: %s', (text) => {
    expect(screenAddress(text)).toBeNull();
  });
});
