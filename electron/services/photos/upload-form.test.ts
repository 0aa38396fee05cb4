import { describe, expect, it } from 'vitest';
import { diskFiles } from '../../system/files.ts';
import { fixture } from './test-kit/photo-rig.ts';
import { buildFlatPng } from './test-kit/png-builder.ts';
import { openUploadRig, photoForm, postJson } from './test-kit/upload-rig.ts';

const rubbish = Buffer.from('this is no picture');

describe('the form of the phone page', () => {
  it('brings a photo to the kiosk', async () => {
    const { url, photos } = await openUploadRig();
    const sent = await postJson(url, photoForm(await fixture('photo-portrait-turned.jpg')));
    expect(sent).toEqual({ status: 200, answer: { kind: 'received', results: [{ kind: 'added' }] } });
    expect(photos.list()).toMatchObject([{ source: 'phone', widthPx: 900, heightPx: 1200 }]);
  });

  it('brings two photos of one form, in their order', async () => {
    const { url, photos } = await openUploadRig();
    const form = photoForm(await fixture('photo-landscape.jpg'), await fixture('photo-coarse.jpg'));
    expect(await postJson(url, form)).toMatchObject({ status: 200 });
    expect(photos.list().map(({ widthPx }) => widthPx)).toEqual([1600, 320]);
  });

  it('takes the good ones when another is refused, and tells the screen', async () => {
    const { url, photos, refused } = await openUploadRig();
    const form = photoForm(rubbish, await fixture('photo-coarse.jpg'), buildFlatPng(20_000, 10_000));
    expect(await postJson(url, form)).toEqual({
      status: 200,
      answer: {
        kind: 'received',
        results: [
          { kind: 'refused', reason: 'notAPicture' },
          { kind: 'added' },
          { kind: 'refused', reason: 'tooManyPixels' },
        ],
      },
    });
    expect(photos.list()).toHaveLength(1);
    expect(refused).toEqual(['notAPicture', 'tooManyPixels']);
  });

  it.each([
    ['notAPicture', 415, async () => rubbish],
    ['broken', 422, async () => (await fixture('photo-landscape.jpg')).subarray(0, 40_000)],
    ['tooManyPixels', 422, async () => buildFlatPng(20_000, 10_000)],
    ['tooSmall', 422, async () => buildFlatPng(150, 900)],
    ['unsupportedType', 415, async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
  ] as const)('says %s with status %i', async (reason, status, file) => {
    const { url } = await openUploadRig();
    expect(await postJson(url, photoForm(await file()))).toEqual({
      status,
      answer: { kind: 'received', results: [{ kind: 'refused', reason }] },
    });
  });

  it('says that there are too many photos', async () => {
    const { url } = await openUploadRig({ photos: { limits: { maxPhotos: 1 } } });
    const jpeg = await fixture('photo-coarse.jpg');
    const sent = await postJson(url, photoForm(jpeg, jpeg));
    expect(sent).toMatchObject({
      status: 200,
      answer: { results: [{ kind: 'added' }, { kind: 'refused', reason: 'tooManyPhotos' }] },
    });
    expect(await postJson(url, photoForm(jpeg))).toMatchObject({ status: 409 });
  });

  it('asks for a photo when none was chosen', async () => {
    const { url, photos } = await openUploadRig();
    const empty = new FormData();
    empty.append('photo', new Blob([]), '');
    const foreign = new FormData();
    foreign.append('other', new Blob(['anything']), 'a.jpg');
    foreign.append('photo', 'only text');
    for (const form of [new FormData(), empty, foreign]) {
      expect(await postJson(url, form)).toEqual({ status: 400, answer: { kind: 'noFile' } });
    }
    for (const body of [
      'photo=1',
      new URLSearchParams({ photo: '1' }),
      new Blob(['{}'], { type: 'application/json' }),
    ]) {
      expect((await fetch(url, { method: 'POST', body })).status).toBe(400);
    }
    expect(photos.list()).toEqual([]);
  });

  it('answers a form that is cut off or malformed', async () => {
    const { url, photos } = await openUploadRig();
    const headers = { accept: 'application/json', 'content-type': 'multipart/form-data; boundary=x' };
    const start = '--x\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n';
    for (const body of ['rubbish', `${start}half a photo`, '--x\r\n\r\n']) {
      const response = await fetch(url, { method: 'POST', headers, body });
      expect(response.status, body).toBeGreaterThanOrEqual(400);
      expect(response.status, body).toBeLessThan(500);
    }
    const noBoundary = { ...headers, 'content-type': 'multipart/form-data' };
    expect((await fetch(url, { method: 'POST', headers: noBoundary, body: start })).status).toBe(422);
    expect(photos.list()).toEqual([]);
  });
});

describe('a fault of the kiosk', () => {
  it('is told plainly, and without its cause', async () => {
    const open = () => Promise.reject(Object.assign(new Error('no right to /secret'), { code: 'EACCES' }));
    const { url } = await openUploadRig({ photos: { files: { ...diskFiles, open } } });
    const jpeg = await fixture('photo-coarse.jpg');
    expect(await postJson(url, photoForm(jpeg))).toEqual({ status: 500, answer: { kind: 'failed' } });
    const plain = await fetch(url, { method: 'POST', body: photoForm(jpeg) });
    expect(plain.status).toBe(500);
    const html = await plain.text();
    expect(html).toContain('Something went wrong at the kiosk.');
    expect(html).toContain('<form');
    expect(html).not.toContain('secret');
  });
});

describe('the plain form, without scripts', () => {
  it('gets a page that says it is done', async () => {
    const { url, photos } = await openUploadRig();
    const body = photoForm(await fixture('photo-coarse.jpg'), rubbish);
    const response = await fetch(url, { method: 'POST', body });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(html).toContain('Look at the kiosk!');
    expect(html).toContain('This file is not a picture.');
    expect(html).toContain('<form method="post" enctype="multipart/form-data">');
    expect(photos.list()).toHaveLength(1);
  });

  it('says why in the language of the session', async () => {
    const { url } = await openUploadRig({ locale: 'zh-CN' });
    const response = await fetch(url, { method: 'POST', body: photoForm(rubbish) });
    expect(response.status).toBe(415);
    const html = await response.text();
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toContain('这个文件不是图片。');
    expect(html).toContain('<div class="done" id="done" role="status" hidden>');
  });

  it('is told to choose a photo first', async () => {
    const { url } = await openUploadRig();
    const response = await fetch(url, { method: 'POST', body: new FormData() });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('No photo was chosen.');
  });
});
