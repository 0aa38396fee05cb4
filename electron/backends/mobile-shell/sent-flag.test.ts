import { createServer } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';
import { createManualClock } from '../transport/test-kit/manual-clock.ts';
import { deadAddress, type Stub } from '../transport/test-kit/stub.ts';
import { createTestClient, envelope, startOpenStub } from './test-support.ts';

const PAYMENT = { paymentId: 'PYEN250604000001', modelId: 'MM1', amountMinor: 1_990, payType: 1 };
let stub: Stub | undefined;
afterEach(async () => {
  await stub?.close();
  stub = undefined;
});

/** A client that is logged in, at a stub that answers `answer` from now on. */
async function reportTo(answer: Parameters<typeof startOpenStub>[0], timeoutMs = 5_000) {
  stub = await startOpenStub(answer);
  const client = createTestClient(stub.url, { timeouts: { reportPayment: timeoutMs } });
  expectValue(await client.testLogin());
  return { client, stub };
}

it.each<['cut' | 'hang', number, RegExp]>([
  ['cut', 5_000, /UND_ERR_SOCKET|ECONNRESET/],
  ['hang', 40, /no answer within 40 ms/],
])('is true once the request was under way: %s', async (answer, timeoutMs, detail) => {
  const { client } = await reportTo(() => answer, timeoutMs);
  expect(expectError(await client.reportPayment(PAYMENT))).toEqual({
    kind: 'unreachable',
    sent: true,
    detail: expect.stringMatching(detail),
  });
});

it.each([500, 502, 503, 504, 429])('is true for HTTP %d', async (status) => {
  const { client } = await reportTo(() => ({ status, body: '{"code":200,"data":{}}' }));
  const detail = `HTTP ${status}`;
  expect(expectError(await client.reportPayment(PAYMENT))).toEqual({
    kind: 'unreachable',
    sent: true,
    detail,
  });
});

it('is true when the answer breaks off half-way', async () => {
  const { client } = await reportTo(
    () => ({ headers: { 'content-length': '100' }, body: '{"code":200,' }),
    200,
  );
  expect(expectError(await client.reportPayment(PAYMENT))).toMatchObject({ kind: 'unreachable', sent: true });
});

it('is false when nobody listens', async () => {
  const client = createTestClient(await deadAddress());
  expect(expectError(await client.testLogin())).toMatchObject({
    kind: 'unreachable',
    sent: false,
    detail: expect.stringContaining('ECONNREFUSED'),
  });
});

it('is false when the backend went away after the login', async () => {
  const { client, stub: gone } = await reportTo(() => envelope({}));
  await gone.close();
  expect(expectError(await client.reportPayment(PAYMENT))).toMatchObject({
    kind: 'unreachable',
    sent: false,
  });
});

it('is false for a port that fetch itself refuses', async () => {
  const error = expectError(await createTestClient('http://127.0.0.1:9').testLogin());
  expect(error).toEqual({ kind: 'unreachable', sent: false, detail: 'bad port' });
});

it('is false for a name that does not exist', async () => {
  const error = expectError(await createTestClient('http://no-such-host.invalid').testLogin());
  expect(error).toMatchObject({ kind: 'unreachable', sent: false });
});

it('is false when the other side does not speak TLS', async () => {
  const plain = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  const address = plain.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const error = expectError(await createTestClient(`https://127.0.0.1:${port}`).testLogin());
  plain.close();
  expect(error).toMatchObject({ kind: 'unreachable', sent: false });
});

it('times out by the injected clock', async () => {
  const clock = createManualClock();
  stub = await startOpenStub(() => 'hang');
  const client = createTestClient(stub.url, { clock });
  expectValue(await client.testLogin());
  const waiting = client.reportPayment(PAYMENT);
  await expect.poll(() => stub?.count('/order/payData')).toBe(1);
  clock.advance(15_000);
  expect(expectError(await waiting)).toMatchObject({ kind: 'unreachable', sent: true });
});

it('is not told when the shopper left: that is aborted', async () => {
  const { client, stub: open } = await reportTo(() => 'hang');
  const leaving = new AbortController();
  const waiting = client.reportPayment(PAYMENT, { signal: leaving.signal });
  await expect.poll(() => open.count('/order/payData')).toBe(1);
  leaving.abort();
  expect(expectError(await waiting)).toEqual({ kind: 'aborted' });
  expect(expectError(await client.reportPayment(PAYMENT, { signal: leaving.signal }))).toEqual({
    kind: 'aborted',
  });
  expect(open.count('/order/payData')).toBe(1);
});
