import { afterEach, describe, expect, it, vi } from 'vitest';
import { handOverPrint } from './hand-over.ts';

const fileUrl = (path: string): string => `http://127.0.0.1:1/${path}`;
const png = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' });
const never = new AbortController().signal;

/** Stands in for the main process. */
const answerWith = (answer: () => Promise<Response>) => vi.stubGlobal('fetch', vi.fn(answer));

afterEach(() => vi.unstubAllGlobals());

describe('handing the print over', () => {
  it('gives the id by which the sale names it', async () => {
    answerWith(async () => Response.json({ kind: 'added', printFileId: 'print-7' }));
    expect(await handOverPrint(png, fileUrl, never)).toEqual({ ok: true, value: 'print-7' });
  });

  it.each([
    ['sessionEnded', 'sessionEnded'],
    ['storageFull', 'storageFull'],
    ['wrongSize', 'refused'],
    ['tooManyBytes', 'refused'],
  ])('tells a refusal for %s as %s', async (reason, kind) => {
    answerWith(async () => Response.json({ kind: 'refused', reason }));
    expect(await handOverPrint(png, fileUrl, never)).toEqual({ ok: false, error: { kind, detail: reason } });
  });

  it.each([
    ['does not answer', async () => Promise.reject(new Error('away'))],
    ['answers what nobody understands', async () => Response.json({ kind: 'thanks' })],
    ['answers no JSON', async () => new Response('<html>', { status: 500 })],
  ])('is told as unavailable when the main process %s', async (_, answer) => {
    answerWith(answer);
    const handed = await handOverPrint(png, fileUrl, never);
    expect(handed).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
  });

  it('ends when the shopper leaves', async () => {
    const stop = new AbortController();
    vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
      const { promise, reject } = Promise.withResolvers<Response>();
      signal.addEventListener('abort', () => reject(signal.reason));
      return promise;
    });
    const handed = handOverPrint(png, fileUrl, stop.signal);
    stop.abort();
    expect(await handed).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
  });
});
