import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { eventually } from '../../../shared/fixtures/eventually.ts';
import { fixture } from './test-kit/photo-rig.ts';
import { JSON_ANSWER, openUploadRig, photoForm, postJson, type UploadRig } from './test-kit/upload-rig.ts';

const HEADERS = { ...JSON_ANSWER, 'content-type': 'multipart/form-data; boundary=x' };
const HEAD = '--x\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n';

/** A phone that has sent half of a photo and then nothing more. */
async function startUpload({ url, listFiles }: UploadRig) {
  const answer: { status?: number; text: string } = { text: '' };
  const post = request(url, { method: 'POST', headers: HEADERS }, (response) => {
    answer.status = response.statusCode ?? 0;
    response.on('data', (text) => (answer.text += text));
  });
  post.on('error', () => undefined);
  const before = (await listFiles()).length;
  post.write(HEAD);
  post.write((await fixture('photo-landscape.jpg')).subarray(0, 100_000));
  await eventually(async () => expect((await listFiles()).length).toBe(before + 1));
  return { post, answer };
}

describe('an upload that breaks off', () => {
  it('leaves nothing behind, and is not told to the screen as a bad photo', async () => {
    const rig = await openUploadRig();
    const { post } = await startUpload(rig);
    post.destroy();
    await eventually(async () => expect(await rig.listFiles()).toEqual([]));
    expect(rig.photos.list()).toEqual([]);
    expect(rig.refused).toEqual([]);
    const again = await postJson(rig.url, photoForm(await fixture('photo-coarse.jpg')));
    expect(again.status).toBe(200);
  });

  it('is told that the session has ended, when it ends meanwhile', async () => {
    const rig = await openUploadRig();
    const { answer } = await startUpload(rig);
    rig.server.closePage();
    await rig.photos.closeSession();
    await eventually(() => expect(answer.status).toBe(410));
    expect(JSON.parse(answer.text)).toMatchObject({ results: [{ reason: 'sessionEnded' }] });
    expect(await rig.listFiles()).toEqual([]);
    expect(rig.refused).toEqual([]);
  });
});

describe('phones that hold the server up', () => {
  it('get no more places than there are, and others are asked to wait', async () => {
    const rig = await openUploadRig({ server: { limits: { maxForms: 2 } } });
    const [first] = [await startUpload(rig), await startUpload(rig)];
    const jpeg = await fixture('photo-coarse.jpg');
    expect(await postJson(rig.url, photoForm(jpeg))).toEqual({ status: 503, answer: { kind: 'busy' } });
    const plain = await fetch(rig.url, { method: 'POST', body: photoForm(jpeg) });
    expect(await plain.text()).toContain('Many photos are arriving right now.');
    first.post.destroy();
    await eventually(async () => expect((await postJson(rig.url, photoForm(jpeg))).status).toBe(200));
  });

  it.each([
    ['headers that never end', 'POST /u/x HTTP/1.1\r\nhost: a\r\n'],
    ['a body that never comes', 'POST /u/x HTTP/1.1\r\nhost: a\r\ncontent-length: 99\r\n\r\n'],
  ])('are cut off: %s', async (_, text) => {
    const limits = { headersMs: 100, requestMs: 200, silenceMs: 400, checkMs: 50, lingerMs: 50 };
    const { url } = await openUploadRig({ server: { limits } });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let isClosed = false;
    socket.on('close', () => (isClosed = true));
    socket.on('error', () => undefined);
    socket.resume();
    socket.write(text);
    await vi.waitFor(() => expect(isClosed).toBe(true), { timeout: 5000 });
  });
});
