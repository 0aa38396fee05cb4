import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openUploadRig } from './test-kit/upload-rig.ts';

describe('the phone page', () => {
  it.each([
    ['en', 'Choose photos'],
    ['zh-CN', '选择照片'],
  ] as const)('speaks the language of the session: %s', async (locale, words) => {
    const { url } = await openUploadRig({ locale });
    const html = await (await fetch(url)).text();
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).toContain(words);
  });

  it('follows a change of language at the kiosk, at the same address', async () => {
    const { url, server } = await openUploadRig();
    expect(await server.openPage('s1', 'zh-CN')).toEqual({ kind: 'open', url });
    expect(await (await fetch(url)).text()).toContain('选择照片');
  });

  it('has an address that cannot be guessed', async () => {
    const { url, server } = await openUploadRig();
    const other = await server.openPage('s2', 'en');
    const tokens = [url, other.kind === 'open' ? other.url : ''].map((text) => text.split('/u/')[1] ?? '');
    expect(new Set(tokens).size).toBe(2);
    for (const token of tokens) {
      // 128 bits are 22 characters of base64url.
      expect(token).toMatch(/^[A-Za-z0-9_-]{22,}$/);
    }
  });

  it('loads nothing from elsewhere, and only its own script and style may run', async () => {
    const { url } = await openUploadRig();
    const response = await fetch(url);
    const html = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(html.match(/(?:src|href)="(?!data:)[^"]*"/g)).toBeNull();
    for (const tag of ['style', 'script']) {
      const bodies = [...html.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map(
        ([, body]) => body ?? '',
      );
      expect(bodies).toHaveLength(1);
      const hash = createHash('sha256')
        .update(bodies[0] ?? '')
        .digest('base64');
      expect(policy).toContain(`${tag}-src 'sha256-${hash}'`);
    }
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('is never kept, framed or sniffed, and sets no cookie', async () => {
    const { url } = await openUploadRig();
    for (const address of [url, `${new URL(url).origin}/u/guessed`]) {
      const { headers } = await fetch(address);
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      expect(headers.has('set-cookie')).toBe(false);
      expect(headers.has('server')).toBe(false);
      expect(headers.has('x-powered-by')).toBe(false);
    }
  });

  it('is small', async () => {
    const { url } = await openUploadRig();
    expect((await (await fetch(url)).text()).length).toBeLessThan(24_000);
  });
});
