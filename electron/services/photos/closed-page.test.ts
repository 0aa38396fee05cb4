import { describe, expect, it } from 'vitest';
import type { Clock } from '../../system/clock.ts';
import { systemClock } from '../../system/clock.ts';
import { fixture } from './test-kit/photo-rig.ts';
import { openUploadRig, photoForm, postJson } from './test-kit/upload-rig.ts';

describe('the page of a session that has ended', () => {
  it('says so in both languages', async () => {
    const { url, server } = await openUploadRig({ locale: 'zh-CN' });
    server.closePage();
    const response = await fetch(url);
    const html = await response.text();
    expect(response.status).toBe(410);
    expect(html).toContain('This page has closed');
    expect(html).toContain('此页面已关闭');
    expect(html).not.toContain('<form');
  });

  it('takes no photo', async () => {
    const { url, server, photos } = await openUploadRig();
    server.closePage();
    const jpeg = await fixture('photo-coarse.jpg');
    expect(await postJson(url, photoForm(jpeg))).toEqual({ status: 410, answer: { kind: 'closed' } });
    const plain = await fetch(url, { method: 'POST', body: photoForm(jpeg) });
    expect(plain.status).toBe(410);
    expect(await plain.text()).toContain('This page has closed');
    expect(photos.list()).toEqual([]);
  });

  it('stays closed when the next shopper comes, who gets another address', async () => {
    const { url, server, photos } = await openUploadRig();
    await photos.openSession('s2');
    const next = await server.openPage('s2', 'en');
    expect(next).toMatchObject({ kind: 'open', url: expect.not.stringContaining(url) });
    expect((await fetch(url)).status).toBe(410);
    expect(await postJson(url, photoForm(await fixture('photo-coarse.jpg')))).toMatchObject({ status: 410 });
    expect(photos.list()).toEqual([]);
  });

  it('takes no photo for the next session either, when the page outlives its own', async () => {
    const { url, photos } = await openUploadRig();
    await photos.openSession('s2');
    const sent = await postJson(url, photoForm(await fixture('photo-coarse.jpg')));
    expect(sent).toMatchObject({ status: 410, answer: { results: [{ reason: 'sessionEnded' }] } });
    expect(photos.list()).toEqual([]);
  });
});

describe('an address that is not a page', () => {
  it.each([
    '/',
    '/u',
    '/u/',
    '/u/guessed',
    '/u/..%2f..%2fetc%2fpasswd',
    '/u/%2e%2e/%2e%2e/etc/passwd',
    '/u/%',
    '/u/%c0%ae',
    `/u/${'x'.repeat(200)}`,
    '/files/photos',
    '/favicon.ico',
  ])('%s is unknown, for reading and for sending', async (path) => {
    const { url, photos } = await openUploadRig();
    const target = new URL(url).origin + path;
    const jpeg = await fixture('photo-coarse.jpg');
    for (const init of [{}, { method: 'POST', body: photoForm(jpeg) }, { method: 'DELETE' }]) {
      const response = await fetch(target, init);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('This page does not exist');
    }
    expect(photos.list()).toEqual([]);
  });

  it('looks like a page of the kiosk and says nothing else', async () => {
    const { url } = await openUploadRig();
    const html = await (await fetch(`${new URL(url).origin}/u/guessed`)).text();
    expect(html).toContain('This page does not exist');
    expect(html).toContain('页面不存在');
    expect(html).not.toMatch(/fastify|node|stack|s1/i);
  });

  it('is not answered for ever to somebody who tries them out, while a true page is', async () => {
    let nowMs = 0;
    const clock: Clock = { ...systemClock, steadyMs: () => nowMs };
    const { url } = await openUploadRig({ server: { clock } });
    const guess = async () => (await fetch(`${new URL(url).origin}/u/guessed`)).status;
    const statuses = [];
    for (let count = 0; count < 31; count++) statuses.push(await guess());
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(404));
    expect(statuses[30]).toBe(429);
    expect((await fetch(url)).status).toBe(200);
    nowMs = 61_000;
    expect(await guess()).toBe(404);
  });
});
