import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSigned } from '../electron/hosts/update/offer.ts';
import { readRelease } from './release-facts.ts';
import { readFeed, signUpdates } from './sign-updates.ts';

const FEED = `version: 1.2.0
files:
  - url: Casepress-1.2.0.AppImage
    sha512: aGFzaCBvbmU=
    size: 100
    blockMapSize: 10
  - url: casepress-app_1.2.0_amd64.deb
    sha512: aGFzaCB0d28=
    size: 90
path: Casepress-1.2.0.AppImage
sha512: aGFzaCBvbmU=
releaseDate: '2026-01-01T00:00:00.000Z'
`;

let folder: string;
const pem = (name: string, text: string) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const publicText = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const privateText = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-sign-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('signUpdates', () => {
  const signatureIn = (file: string) => /^signature: (.+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? null;

  it('signs each feed so that a kiosk takes it, and nothing else', () => {
    writeFileSync(join(folder, 'latest-linux.yml'), FEED);
    writeFileSync(join(folder, 'builder-debug.yml'), 'x: 1\n');
    const files = signUpdates(folder, privateText);
    expect(files).toEqual([join(folder, 'latest-linux.yml')]);
    const signature = signatureIn(files[0] ?? '');
    expect(
      isSigned({ version: '1.2.0', sha512s: ['aGFzaCB0d28=', 'aGFzaCBvbmU='], signature }, publicText),
    ).toBe(true);
    expect(
      isSigned({ version: '1.2.1', sha512s: ['aGFzaCB0d28=', 'aGFzaCBvbmU='], signature }, publicText),
    ).toBe(false);
    expect(isSigned({ version: '1.2.0', sha512s: ['aGFzaCBvbmU='], signature }, publicText)).toBe(false);
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(isSigned({ version: '1.2.0', sha512s: ['aGFzaCB0d28=', 'aGFzaCBvbmU='], signature }, other)).toBe(
      false,
    );
  });

  it('signs anew in place of an earlier signature', () => {
    writeFileSync(join(folder, 'latest.yml'), FEED);
    signUpdates(folder, privateText);
    const once = readFileSync(join(folder, 'latest.yml'), 'utf8');
    signUpdates(folder, privateText);
    expect(readFileSync(join(folder, 'latest.yml'), 'utf8')).toBe(once);
  });

  it('does not sign what is no feed', () => {
    expect(() => readFeed('version: 1.2.0\nfiles:\n', 'latest.yml')).toThrow(
      'latest.yml is no feed of updates',
    );
  });
});

describe('readRelease', () => {
  const url = 'https://updates.example/kiosk';
  it('needs nothing for installers to try out', () => {
    expect(readRelease({})).toMatchObject({ ok: true, value: { updateUrl: undefined } });
  });

  it('takes a feed with both halves of one key', () => {
    const [CASEPRESS_UPDATE_KEY, CASEPRESS_SIGNING_KEY] = [
      pem('a.pem', publicText),
      pem('b.pem', privateText),
    ];
    const env = { CASEPRESS_UPDATE_URL: url, CASEPRESS_UPDATE_KEY, CASEPRESS_SIGNING_KEY };
    expect(readRelease(env)).toMatchObject({ ok: true, value: { updateUrl: url } });
  });

  it.each<[string, () => NodeJS.ProcessEnv]>([
    [
      'an address that is open to everybody on the way',
      () => ({ CASEPRESS_UPDATE_URL: 'http://updates.example/' }),
    ],
    ['no keys', () => ({ CASEPRESS_UPDATE_URL: url })],
    [
      'the private key where the public one belongs',
      () => ({
        CASEPRESS_UPDATE_URL: url,
        CASEPRESS_UPDATE_KEY: pem('b.pem', privateText),
        CASEPRESS_SIGNING_KEY: pem('b.pem', privateText),
      }),
    ],
    [
      'halves of two keys',
      () => ({
        CASEPRESS_UPDATE_URL: url,
        CASEPRESS_UPDATE_KEY: pem('a.pem', publicText),
        CASEPRESS_SIGNING_KEY: pem(
          'c.pem',
          generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        ),
      }),
    ],
    [
      'files that are not there',
      () => ({ CASEPRESS_UPDATE_URL: url, CASEPRESS_UPDATE_KEY: '/no', CASEPRESS_SIGNING_KEY: '/no' }),
    ],
  ])('refuses a feed with %s', (_name, env) => {
    const read = readRelease(env());
    expect(read.ok ? '' : read.error).toMatch(/^CASEPRESS_.*\.$/);
  });
});
