import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentRefusal } from '../../../../shared/contract/documents.ts';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { systemClock } from '../../../system/clock.ts';
import { silentLog } from '../../../system/log.ts';
import { createUploadTokens } from '../../phone-upload/upload-tokens.ts';
import { createPhotoStore } from '../../photos/photo-store.ts';
import { createUploadServer, type UploadServer } from '../../photos/upload-server.ts';
import { DOCUMENT_LIMITS } from '../limits.ts';
import { addDocumentRoutes } from './document-routes.ts';

let server: UploadServer | undefined;
afterEach(async () => server?.close());

/** The real server with the page for documents, and a store that says what a test wants. */
async function openPage(outcomes: readonly Result<void, DocumentRefusal>[], takesOffice = false) {
  const tokens = createUploadTokens();
  const names: string[] = [];
  const documents = {
    add: async (name: string, input: unknown) => {
      for await (const _part of input as AsyncIterable<unknown>);
      names.push(name);
      return outcomes[names.length - 1] ?? ok(undefined);
    },
  };
  const ground = {
    documents,
    tokens,
    takesOffice,
    clock: systemClock,
    log: silentLog,
    limits: DOCUMENT_LIMITS,
  };
  server = createUploadServer({
    port: 0,
    lanAddress: '127.0.0.1',
    photos: createPhotoStore({ folder: join(tmpdir(), 'casepress-no-photos'), log: silentLog }),
    log: silentLog,
    addRoutes: (app: FastifyInstance, limits) => addDocumentRoutes(app, limits, ground),
  });
  const address = await server.address();
  const url = (locale: 'en' | 'zh-CN') => `${address}/d/${tokens.open('one', locale).token}`;
  const send = (
    files: readonly string[],
    headers: Record<string, string> = { accept: 'application/json' },
  ) => {
    const body = new FormData();
    for (const name of files) body.append('document', new Blob(['%PDF']), name);
    return fetch(url('en'), { method: 'POST', body, headers });
  };
  return { url, send, tokens, names, address };
}

describe('the phone’s page for documents', () => {
  it('speaks the shopper’s language, and lets nothing in but its own', async () => {
    const { url } = await openPage([]);
    const english = await fetch(url('en'));
    expect(english.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await english.text()).toContain('Send documents to print');
    const chinese = await (await fetch(url('zh-CN'))).text();
    expect(chinese).toContain('发送要打印的文件');
    expect(chinese).not.toContain('Word');
  });

  it('names office files only where they are taken', async () => {
    const { url } = await openPage([], true);
    expect(await (await fetch(url('zh-CN'))).text()).toContain('Word');
  });

  it('takes several files with their names, and says of each what became of it', async () => {
    const { send, names } = await openPage([ok(undefined), err('locked')]);
    const answer = await send(['a.pdf', '报告.pdf']);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      kind: 'received',
      results: [{ kind: 'added' }, { kind: 'refused', reason: 'locked' }],
    });
    expect(names).toEqual(['a.pdf', '报告.pdf']);
  });

  it('tells a plain form in words', async () => {
    const { send } = await openPage([err('tooManyPages')]);
    const page = await send(['a.pdf'], { accept: 'text/html' });
    expect(page.status).toBe(422);
    expect(await page.text()).toContain('more than 500 pages');
  });

  it('has closed for a phone that comes too late, and is nothing at another address', async () => {
    const { url, tokens, address } = await openPage([]);
    const late = url('en');
    tokens.close();
    const closed = await fetch(late);
    expect(closed.status).toBe(410);
    expect(await closed.text()).toMatch(/erased[\s\S]*已被删除/);
    expect((await fetch(`${address}/d/none`)).status).toBe(404);
  });
});
