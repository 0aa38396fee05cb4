import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { silentLog } from '../../system/log.ts';
import { createHeicDecoder, type HeicDecoderOptions, readLibheif } from './heic-decoder.ts';
import { buildHeic } from './test-kit/heic-builder.ts';
import { quarters } from './test-kit/heic-kit.ts';
import { fixture, openPhotoRig } from './test-kit/photo-rig.ts';

const coded = await quarters();
const whole = await fixture('photo-phone.heic');
const tiled = buildHeic({ coded, grid: { columns: 3, rows: 3 } });
const library = await readLibheif();

/** A store whose decoder of HEIC differs in this. */
const openRig = (decoder: Omit<HeicDecoderOptions, 'log'>) =>
  openPhotoRig({ heic: createHeicDecoder({ log: silentLog, ...decoder }) });

const DAMAGED: Readonly<Record<string, Buffer>> = {
  'cut in half': whole.subarray(0, whole.length / 2),
  'that lacks its last twenty bytes': buildHeic({ coded }).subarray(0, -20),
  'cut in its list of contents': whole.subarray(0, 300),
  'cut behind its signature': whole.subarray(0, 30),
  'of tiles whose picture is missing': tiled.subarray(0, -coded.data.length),
  'whose picture is rubbish': buildHeic({ coded: { ...coded, data: randomBytes(2000) } }),
  'whose picture is smaller than its header says': buildHeic({
    coded,
    claimedPx: { width: 4000, height: 3000 },
  }),
  'whose picture is larger than its header says': buildHeic({
    coded,
    claimedPx: { width: 220, height: 220 },
  }),
};

/** A build of the library that does something else; the thread starts it like the real one. */
const BROKEN_LIBRARIES: Readonly<Record<string, string>> = {
  'never comes to an end': 'const libheif = () => { for (;;); };',
  throws: 'const libheif = () => { throw new Error("abort"); };',
  'is no program': 'this is no JavaScript',
  'ends its thread': 'const libheif = () => process.exit(3);',
  'fills its memory with objects': 'const libheif = () => { let last = null; for (;;) last = { last }; };',
  'answers with nonsense':
    'require("node:worker_threads").parentPort.postMessage("done"); const libheif = () => { for (;;); };',
  'throws after the time is up':
    'const libheif = () => { require("node:timers").setTimeout(() => { throw new Error("late"); }, 50); throw 1; };',
};

describe('a broken HEIC', () => {
  it.each(Object.entries(DAMAGED))('%s is refused', async (_, bytes) => {
    const { photos, listFiles } = await openPhotoRig();
    expect(await photos.add(bytes, 'phone')).toEqual({ ok: false, error: 'broken' });
    expect(await listFiles()).toEqual([]);
  });

  it('that lacks only what follows its picture, as its small copy, is taken', async () => {
    const { photos } = await openPhotoRig();
    expect(await photos.add(whole.subarray(0, -100), 'phone')).toMatchObject({ ok: true });
  });

  it('of another codec is of a type that is not taken', async () => {
    const { photos, listFiles } = await openPhotoRig();
    const added = await photos.add(buildHeic({ coded, codec: 'jpeg' }), 'phone');
    expect(added).toEqual({ ok: false, error: 'unsupportedType' });
    expect(await listFiles()).toEqual([]);
  });
});

describe('a decoder of HEIC', () => {
  it.each(Object.entries(BROKEN_LIBRARIES))('that %s costs one photo and no more', async (_, text) => {
    let libraryText = text;
    const limits = { timeoutMs: 1500 };
    const { photos, listFiles } = await openRig({ loadLibrary: async () => libraryText, limits });
    expect(await photos.add(whole, 'phone')).toEqual({ ok: false, error: 'broken' });
    expect(await listFiles()).toEqual([]);
    libraryText = library;
    expect(await photos.add(await fixture('photo-coarse.jpg'), 'phone')).toMatchObject({ ok: true });
  });

  it('that wants more memory than allowed is refused it', async () => {
    const { photos, listFiles } = await openRig({ limits: { memoryBytes: 20 * 1024 * 1024 } });
    const large = buildHeic({ coded, grid: { columns: 10, rows: 10 } });
    expect(await photos.add(large, 'phone')).toEqual({ ok: false, error: 'broken' });
    expect(await listFiles()).toEqual([]);
    expect(await photos.add(await fixture('quarters.heic'), 'phone')).toMatchObject({ ok: true });
  });

  it('that is not there makes HEIC a type that is not taken', async () => {
    const { photos } = await openRig({ loadLibrary: () => Promise.reject(new Error('ENOENT')) });
    expect(await photos.add(whole, 'phone')).toEqual({ ok: false, error: 'unsupportedType' });
  });

  it.each([
    ['ENOSPC', { ok: false, error: 'storageFull' }],
    ['EDQUOT', { ok: false, error: 'storageFull' }],
  ])('that meets a disk with %s says so', async (code, expected) => {
    const full = `require('node:fs').writeSync = () => { throw Object.assign(new Error(), { code: '${code}' }); };`;
    const { photos, listFiles } = await openRig({ loadLibrary: async () => `${library}\n${full}` });
    expect(await photos.add(whole, 'phone')).toEqual(expected);
    expect(await listFiles()).toEqual([]);
  });

  it('that meets a failing disk is no fault of the photo', async () => {
    const failing = `require('node:fs').writeSync = () => { throw Object.assign(new Error(), { code: 'EIO' }); };`;
    const { photos, listFiles } = await openRig({ loadLibrary: async () => `${library}\n${failing}` });
    await expect(photos.add(whole, 'phone')).rejects.toMatchObject({ code: 'EIO' });
    expect(await listFiles()).toEqual([]);
  });
});
