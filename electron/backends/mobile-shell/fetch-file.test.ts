import { afterEach, expect, it } from 'vitest';
import { startDemo } from '../../demo/backend/test-support.ts';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';
import { createHangClock, HANG_MS } from '../transport/test-kit/hang-clock.ts';
import { type Stub, startStub } from '../transport/test-kit/stub.ts';
import { createTestClient } from './test-support.ts';

let stub: Stub | undefined;
afterEach(async () => {
  await stub?.close();
  stub = undefined;
});

it.each([
  'picture.png',
  '/files/a.png',
  'file:///etc/passwd',
  'data:,x',
  'http://user:pass@localhost/a.png',
  '',
])('fetches nothing from "%s"', async (url) => {
  const error = expectError(await createTestClient('http://127.0.0.1:9').fetchFile(url, 100));
  expect(error).toMatchObject({ kind: 'contract', endpoint: 'fetchFile', field: 'url' });
});

it('takes a file of exactly the limit, and none over it', async () => {
  stub = await startStub(({ path }) => ({
    body: Buffer.alloc(100, 7),
    ...(path === '/chunked' ? { headers: { 'transfer-encoding': 'chunked' } } : {}),
  }));
  const client = createTestClient(stub.url);
  expect(expectValue(await client.fetchFile(`${stub.url}/a.png`, 100))).toEqual(Buffer.alloc(100, 7));
  for (const path of ['/a.png', '/chunked']) {
    const error = expectError(await client.fetchFile(stub.url + path, 99));
    expect(error).toMatchObject({ kind: 'refused', reason: 'fileRejected', code: 413 });
  }
  // Another store's business: no token goes there.
  expect(stub.requests.map(({ headers }) => headers.authorization)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('says what the store said', async () => {
  stub = await startStub(() => ({ status: 404 }));
  const error = expectError(await createTestClient(stub.url).fetchFile(`${stub.url}/a.png`, 99));
  expect(error).toEqual({ kind: 'refused', reason: 'other', code: 404, detail: 'HTTP 404' });
});

it('meets the faults of the demo’s files', async () => {
  const demo = await startDemo();
  const { control, url } = demo.backend;
  const address = `${url}/files/20250604/none.png`;
  control.setFault('/files', { kind: 'closeBeforeProcessing', times: 1 });
  const cut = await demo.client.fetchFile(address, 99);
  control.setFault('/files', { kind: 'hang', times: 1 });
  const clock = createHangClock(() => control.requests['/files/:day/:name'] ?? 0);
  const hung = await demo.connect({ clock, timeouts: { fetchFile: HANG_MS } }).fetchFile(address, 99);
  const missing = await demo.client.fetchFile(address, 99);
  await demo.close();
  expect(expectError(cut)).toMatchObject({ kind: 'unreachable', sent: true });
  expect(expectError(hung)).toMatchObject({ kind: 'unreachable', sent: true });
  expect(expectError(missing)).toMatchObject({ kind: 'refused', code: 404 });
});
