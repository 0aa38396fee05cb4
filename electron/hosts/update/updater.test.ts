import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signedText } from '../../../shared/domain/update-signature.ts';
import { silentLog } from '../../system/log.ts';
import { UPDATE_DELAYS } from './delays.ts';
import type { UpdateOffer } from './offer.ts';
import { createSteppedClock, type SteppedClock } from './test-kit/stepped-clock.ts';
import { openUpdateState, type UpdateState, type UpdateStateFile, updateTroubleOf } from './update-state.ts';
import { keepUpToDate } from './updater.ts';

const keys = generateKeyPairSync('ed25519');
const publicKeyPem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const PROGRAM = 'the new program';
const hashOf = (text: string) => createHash('sha512').update(text).digest('base64');

let folder: string;
let clock: SteppedClock;
let state: UpdateStateFile;
let isSafe: boolean;
let offer: UpdateOffer | null;
let downloaded: string;
let stop: () => void;
const install = vi.fn(async (_file: string) => undefined);
const download = vi.fn(async () => {
  const file = join(folder, 'download');
  writeFileSync(file, downloaded);
  return file;
});

function signed(version: string, sha512s: readonly string[] = [hashOf(PROGRAM)]): UpdateOffer {
  const bytes = Buffer.from(signedText({ version, sha512s }));
  return { version, sha512s, signature: sign(null, bytes, keys.privateKey).toString('base64') };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-updater-'));
  clock = createSteppedClock();
  state = openUpdateState(join(folder, 'state.json'));
  isSafe = true;
  offer = signed('1.1.0');
  downloaded = PROGRAM;
  install.mockClear();
  download.mockClear();
  stop = keepUpToDate({
    source: { checkForUpdate: async () => offer, download, install },
    keeper: { keepCurrent: async () => join(folder, 'kept'), keepNext: async () => undefined },
    state,
    safeTime: { isSafeNow: async () => isSafe },
    version: '1.0.0',
    publicKeyPem,
    clock,
    log: silentLog,
  });
});
afterEach(() => {
  stop();
  rmSync(folder, { recursive: true, force: true });
});

const firstCheck = () => clock.pass(UPDATE_DELAYS.firstCheckMs);

describe('keepUpToDate', () => {
  it('puts a newer version in, with the way back on the disk first', async () => {
    let onDisk: UpdateState | undefined;
    install.mockImplementationOnce(async () => {
      onDisk = state.read();
      return undefined;
    });
    await firstCheck();
    await expect.poll(() => install.mock.calls).toEqual([[join(folder, 'download')]]);
    const goBackFile = join(folder, 'kept');
    expect(onDisk?.trial).toEqual({
      version: '1.1.0',
      from: '1.0.0',
      goBackFile,
      putInAtMs: clock.now(),
      starts: 0,
    });
  });

  it('has it ready, and waits until nobody is at the kiosk', async () => {
    isSafe = false;
    await firstCheck();
    await clock.pass(10 * UPDATE_DELAYS.lookMs);
    expect(download).toHaveBeenCalledOnce();
    expect(install).not.toHaveBeenCalled();
    expect(state.read().trial).toBeNull();
    isSafe = true;
    await clock.pass(UPDATE_DELAYS.lookMs);
    await expect.poll(() => install.mock.calls).toHaveLength(1);
  });

  const refused: [string, () => UpdateOffer | null][] = [
    ['nothing', () => null],
    ['the same version', () => signed('1.0.0')],
    ['an older version, well signed as it once was', () => signed('0.9.0')],
    ['a version that is none', () => signed('latest')],
    ['no signature', () => ({ ...signed('1.1.0'), signature: null })],
    ['a signature of another version', () => ({ ...signed('1.1.0'), version: '1.2.0' })],
    ['a signature of other files', () => ({ ...signed('1.1.0'), sha512s: [hashOf('evil')] })],
    ['a signature that is none', () => ({ ...signed('1.1.0'), signature: '***' })],
    ['a signed list of no files', () => signed('1.1.0', [])],
  ];
  it.each(refused)('fetches nothing when the feed offers %s', async (_name, make) => {
    offer = make();
    await firstCheck();
    expect(download).not.toHaveBeenCalled();
    expect(install).not.toHaveBeenCalled();
  });

  it('tells of an offer that cannot be trusted, until a good one comes', async () => {
    offer = { ...signed('1.1.0'), signature: null };
    await firstCheck();
    expect(updateTroubleOf(state.read(), '1.0.0')).toEqual({ state: 'untrusted', version: '1.1.0' });
    offer = signed('1.1.0');
    downloaded = `${PROGRAM} with something in it`;
    await clock.pass(UPDATE_DELAYS.checkMs);
    expect(updateTroubleOf(state.read(), '1.0.0')).toEqual({ state: 'untrusted', version: '1.1.0' });
    downloaded = PROGRAM;
    await clock.pass(UPDATE_DELAYS.checkMs);
    await expect.poll(() => install.mock.calls).toHaveLength(1);
    expect(updateTroubleOf(state.read(), '1.0.0')).toBeNull();
  });

  it('refuses a key of another kind', async () => {
    stop();
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
    stop = keepUpToDate({
      source: { checkForUpdate: async () => offer, download, install },
      keeper: { keepCurrent: async () => null, keepNext: async () => undefined },
      state,
      safeTime: { isSafeNow: async () => true },
      version: '1.0.0',
      publicKeyPem: other.export({ type: 'spki', format: 'pem' }).toString(),
      clock,
      log: silentLog,
    });
    await firstCheck();
    expect(download).not.toHaveBeenCalled();
  });

  it('does not put in a file that is not the one that was signed, and tries again later', async () => {
    downloaded = `${PROGRAM} with something in it`;
    await firstCheck();
    expect(install).not.toHaveBeenCalled();
    expect(state.read().trial).toBeNull();
    downloaded = PROGRAM;
    await clock.pass(UPDATE_DELAYS.checkMs);
    await expect.poll(() => install.mock.calls).toHaveLength(1);
  });

  it('leaves a version alone that was taken back, and takes the one after it', async () => {
    state.write({ ...state.read(), refused: '1.1.0' });
    await firstCheck();
    expect(download).not.toHaveBeenCalled();
    offer = signed('1.1.1');
    await clock.pass(UPDATE_DELAYS.checkMs);
    await expect.poll(() => install.mock.calls).toHaveLength(1);
  });
});
