import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { JSON_ANSWER, openUploadRig } from './test-kit/upload-rig.ts';

const MEBIBYTE = 1024 * 1024;
const HEADERS = { ...JSON_ANSWER, 'content-type': 'multipart/form-data; boundary=x' };
const HEAD =
  '--x\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n';

/** A phone that sends so many bytes and never ends its form: any answer comes before the end. */
function sendWithoutEnd(url: string, byteCount: number) {
  const chunk = Buffer.alloc(256 * 1024, 0x20);
  const post = request(url, { method: 'POST', headers: HEADERS });
  post.on('error', () => undefined);
  onTestFinished(() => void post.destroy());
  let sentBytes = 0;
  const sendMore = () => {
    while (sentBytes < byteCount && !post.destroyed) {
      sentBytes += chunk.length;
      if (!post.write(chunk)) return;
    }
  };
  post.on('drain', sendMore);
  post.write(HEAD);
  sendMore();
  return post;
}

const answerTo = (post: ClientRequest) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    post.on('response', resolve);
    post.on('error', reject);
  });

describe('an upload that is too large', () => {
  it('of 60 MB is answered before it is over', async () => {
    const { url, photos, listFiles, refused } = await openUploadRig();
    const answer = await answerTo(sendWithoutEnd(url, 60 * MEBIBYTE));
    expect(answer.statusCode).toBe(413);
    expect(JSON.parse(await text(answer))).toEqual({
      kind: 'received',
      results: [{ kind: 'refused', reason: 'tooManyBytes' }],
    });
    expect(photos.list()).toEqual([]);
    expect(await listFiles()).toEqual([]);
    expect(refused).toEqual(['tooManyBytes']);
  });

  it('is cut off when the phone goes on sending', async () => {
    const { url } = await openUploadRig({
      server: { limits: { lingerMs: 400 } },
      photos: { limits: { maxBytes: MEBIBYTE } },
    });
    const post = sendWithoutEnd(url, 2 * MEBIBYTE);
    let isClosed = false;
    post.on('close', () => {
      isClosed = true;
    });
    const answer = await answerTo(post);
    expect(answer.statusCode).toBe(413);
    answer.on('error', () => undefined).resume();
    await vi.waitFor(() => expect(isClosed).toBe(true), { timeout: 5000 });
  });
});
