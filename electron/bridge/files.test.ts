import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FILE_PATHS, photoUploadAnswerSchema, printFileAnswerSchema } from '../../shared/contract/files.ts';
import { fixture, openPhotoRig } from '../services/photos/test-kit/photo-rig.ts';
import { PRINT_FILE_LIMITS } from '../services/print-file/inspect-print-file.ts';
import { drawPng, openPrintRig } from '../services/print-file/test-kit/print-rig.ts';
import { createFileHandler, type FileHandlerOptions } from './files.ts';

const ON_STICK = 'a'.repeat(32);
/** A stick with one picture. */
const STICK: FileHandlerOptions['usbPhotos'] = {
  readThumbnail: async (usbPhotoId) =>
    usbPhotoId === ON_STICK ? { bytes: Buffer.from('small'), contentType: 'image/jpeg' } : undefined,
};

async function openFiles() {
  const { photos, listFiles } = await openPhotoRig();
  const { store: printFiles } = await openPrintRig();
  const handle = createFileHandler({ photos, printFiles, usbPhotos: STICK });
  const ask = (path: string, init: RequestInit = {}) =>
    handle(new Request(`http://127.0.0.1/${path}?token=t`, init));
  const post = (path: string, bytes: Uint8Array) =>
    ask(path, { method: 'POST', body: new Uint8Array(bytes) });
  return { ask, post, photos, printFiles, listFiles };
}

/** A body that goes on for as long as somebody reads it. */
function endlessBody() {
  const sent = { bytes: 0, isCancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent.bytes += 1024 * 1024;
      controller.enqueue(new Uint8Array(1024 * 1024));
    },
    cancel() {
      sent.isCancelled = true;
    },
  });
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
  return { sent, init };
}

describe('a photo from this machine', () => {
  it('is taken, and both its copies are served at the paths of the answer', async () => {
    const { post, ask, photos } = await openFiles();
    const answered = await post(FILE_PATHS.addPhoto, await fixture('photo-portrait-turned.jpg'));
    const answer = z.parse(photoUploadAnswerSchema, await answered.json());
    if (answer.kind !== 'added') throw new Error(answer.reason);
    expect(answer.photo).toMatchObject({ source: 'file', widthPx: 900, heightPx: 1200 });
    expect(photos.list()).toEqual([answer.photo]);
    for (const path of [answer.photo.screenPath, answer.photo.originalPath]) {
      const served = await ask(path);
      expect(served.status).toBe(200);
      expect(Object.fromEntries(served.headers)).toMatchObject({
        'content-type': 'image/jpeg',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      expect((await served.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
    }
  });

  it('is refused with its reason', async () => {
    const { post, ask } = await openFiles();
    const refused = await post(FILE_PATHS.addPhoto, Buffer.from('<svg/>'));
    expect(await refused.json()).toEqual({ kind: 'refused', reason: 'notAPicture' });
    const empty = await ask(FILE_PATHS.addPhoto, { method: 'POST' });
    expect(await empty.json()).toEqual({ kind: 'refused', reason: 'notAPicture' });
  });

  it('without end is read no further than the limit', async () => {
    const { ask, listFiles } = await openFiles();
    const { sent, init } = endlessBody();
    const answered = await ask(FILE_PATHS.addPhoto, init);
    expect(await answered.json()).toEqual({ kind: 'refused', reason: 'tooManyBytes' });
    expect(sent.bytes).toBeLessThan(60 * 1024 * 1024);
    expect(sent.isCancelled).toBe(true);
    expect(await listFiles()).toEqual([]);
  });

  it('is gone after the session', async () => {
    const { post, ask, photos } = await openFiles();
    const answer = z.parse(
      photoUploadAnswerSchema,
      await (await post(FILE_PATHS.addPhoto, await fixture('photo-coarse.jpg'))).json(),
    );
    await photos.closeSession();
    const path = answer.kind === 'added' ? answer.photo.screenPath : '';
    expect((await ask(path)).status).toBe(404);
    const late = await post(FILE_PATHS.addPhoto, await fixture('photo-coarse.jpg'));
    expect(await late.json()).toEqual({ kind: 'refused', reason: 'sessionEnded' });
  });
});

describe('a photo from the camera', () => {
  it('is taken, and says where it is from', async () => {
    const { post, photos } = await openFiles();
    const answered = await post(FILE_PATHS.addCameraPhoto, await fixture('photo-coarse.jpg'));
    const answer = z.parse(photoUploadAnswerSchema, await answered.json());
    expect(answer).toMatchObject({ kind: 'added', photo: { source: 'camera' } });
    expect(photos.list()).toMatchObject([{ source: 'camera' }]);
  });
});

describe('the small copy of a picture on a stick', () => {
  it('is served, and not kept', async () => {
    const { ask } = await openFiles();
    const served = await ask(FILE_PATHS.usbThumbnail(ON_STICK));
    expect(await served.text()).toBe('small');
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'no-store',
    });
  });

  it('is not found when there is none', async () => {
    const { ask } = await openFiles();
    expect((await ask(FILE_PATHS.usbThumbnail('b'.repeat(32)))).status).toBe(404);
  });
});

describe('a print file from the screen', () => {
  it('is taken as a draft', async () => {
    const { post } = await openFiles();
    const answered = await post(FILE_PATHS.addPrintFile, await drawPng(60, 90));
    const answer = z.parse(printFileAnswerSchema, await answered.json());
    expect(answer).toEqual({ kind: 'added', printFileId: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  it('is refused with its reason', async () => {
    const { post, printFiles } = await openFiles();
    const refused = await post(FILE_PATHS.addPrintFile, await fixture('photo-coarse.jpg'));
    expect(await refused.json()).toEqual({ kind: 'refused', reason: 'notAPicture' });
    await printFiles.closeSession();
    const late = await post(FILE_PATHS.addPrintFile, await drawPng(60, 90));
    expect(await late.json()).toEqual({ kind: 'refused', reason: 'sessionEnded' });
  });

  it('without end is read no further than the limit', async () => {
    const { ask } = await openFiles();
    const { sent, init } = endlessBody();
    const answered = await ask(FILE_PATHS.addPrintFile, init);
    expect(await answered.json()).toEqual({ kind: 'refused', reason: 'tooManyBytes' });
    expect(sent.bytes).toBeLessThan(PRINT_FILE_LIMITS.maxBytes + 8 * 1024 * 1024);
    expect(sent.isCancelled).toBe(true);
  });
});

describe('a path that is not in the contract', () => {
  it.each([
    ['GET', 'files/photos'],
    ['GET', 'files/print'],
    ['GET', 'files/photos/unknown/screen'],
    ['GET', 'files/photos/%2e%2e%2f%2e%2e/original'],
    ['GET', 'files/photos/../../../etc/passwd/screen'],
    ['GET', 'files/photos/abc/thumbnail'],
    ['GET', 'files/photos/abc/screen/'],
    ['GET', 'files/photos/__proto__/screen'],
    ['GET', 'files/photos/camera'],
    ['GET', 'files/usb/../../etc/passwd/thumbnail'],
    ['GET', `files/usb/${ON_STICK}/original`],
    ['GET', `files/usb/${ON_STICK}%2f..%2f${ON_STICK}/thumbnail`],
    ['POST', `files/usb/${ON_STICK}/thumbnail`],
    ['PUT', 'files/photos'],
    ['POST', 'files/photos/abc/screen'],
    ['DELETE', 'files/photos/abc'],
    ['GET', ''],
  ])('%s %s is not found', async (method, path) => {
    const { ask } = await openFiles();
    const response = await ask(path, { method });
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});
