import { describe, expect, it } from 'vitest';
import { silentLog } from '../system/log.ts';
import { createAppHandler } from './app-requests.ts';

const MAX_BYTES = 1000;

function handler(handleFile: (request: Request) => Promise<Response>) {
  return createAppHandler({
    rendererDir: '/nowhere',
    handleFile,
    headers: () => ({ 'x-test': 'yes' }),
    log: silentLog,
    maxBodyBytes: MAX_BYTES,
  });
}

/** A body that does not say how long it is. */
function stream(chunks: number, chunkBytes: number): RequestInit & { duplex: 'half' } {
  let left = chunks;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left-- > 0) controller.enqueue(new Uint8Array(chunkBytes));
      else controller.close();
    },
  });
  return { method: 'POST', body, duplex: 'half' };
}

const countBytes = async (request: Request) =>
  Response.json({ bytes: (await request.arrayBuffer()).byteLength });

describe('createAppHandler', () => {
  it('lets a body of just the limit through', async () => {
    const response = await handler(countBytes)(new Request('kiosk://app/files/print', stream(10, 100)));
    expect(await response.json()).toEqual({ bytes: MAX_BYTES });
    expect(response.headers.get('x-test')).toBe('yes');
  });

  it('breaks off a body over the limit while it arrives', async () => {
    let seenBytes = 0;
    const readAll = async (request: Request) => {
      for await (const chunk of request.body ?? []) seenBytes += chunk.byteLength;
      return Response.json({});
    };
    const response = await handler(readAll)(new Request('kiosk://app/files/print', stream(1000, 100)));
    expect(response.status).toBe(413);
    expect(seenBytes).toBeLessThanOrEqual(MAX_BYTES);
  });

  it('refuses other methods on files', async () => {
    const response = await handler(countBytes)(new Request('kiosk://app/files/print', { method: 'DELETE' }));
    expect(response.status).toBe(405);
  });
});
