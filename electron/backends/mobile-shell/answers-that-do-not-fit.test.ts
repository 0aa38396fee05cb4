import { afterEach, describe, expect, it } from 'vitest';
import { MAX_ANSWER_BYTES } from '../transport/limits.ts';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';
import type { Stub, StubAnswer } from '../transport/test-kit/stub.ts';
import type { BackendResult } from '../types.ts';
import type { MobileShellClient } from './client.ts';
import { createTestClient, envelope, startOpenStub } from './test-support.ts';

let stub: Stub;
afterEach(() => stub.close());

async function ask<Value>(
  answer: StubAnswer,
  call: (client: MobileShellClient) => Promise<BackendResult<Value>>,
): Promise<BackendResult<Value>> {
  stub = await startOpenStub(() => answer);
  return call(createTestClient(stub.url));
}

const brands = (client: MobileShellClient) => client.listBrands();
const models = (client: MobileShellClient) => client.listModels('BR1');
const jobs = (client: MobileShellClient) => client.listPrintJobs();
const payment = (client: MobileShellClient) =>
  client.reportPayment({ paymentId: 'PYEN250604000001', modelId: 'MM1', amountMinor: 100, payType: 1 });
const order = (client: MobileShellClient) =>
  client.placeOrder({
    orderId: 'OREN250604000001',
    paymentId: 'P',
    modelId: 'MM1',
    pictureUrl: 'http://h/p',
  });
const statuses = (client: MobileShellClient) => client.getPaymentStatus(['P1', 'P2']);
const upload = (client: MobileShellClient) => client.uploadPrintFile(new Uint8Array([1]), 'a.png');

const MODEL = { mobile_model_id: 'MM1', mobile_model_name: 'Galaxy', price: 10, stock: 10 };
const JOB = {
  mobile_model_name: '2',
  id: 'O1',
  third_id: 'T1',
  pic: 'http://h/p',
  queue_no: 'A1',
  status: 8,
};

describe('an answer that does not fit names the field', () => {
  it.each<
    [string, StubAnswer, (client: MobileShellClient) => Promise<BackendResult<unknown>>, string, string]
  >([
    ['null for a list', envelope(null), brands, '/brand/list', 'data'],
    ['no data at all', { body: '{"msg":"ok","code":200}' }, brands, '/brand/list', 'data'],
    ['an object for a list', envelope({}), brands, '/brand/list', 'data'],
    ['a missing name', envelope([{ id: 'B', e_name: 'X' }]), brands, '/brand/list', 'data.0.name'],
    ['an empty id', envelope([{ id: '', name: 'x', e_name: 'X' }]), brands, '/brand/list', 'data.0.id'],
    ['a price of words', envelope([{ ...MODEL, price: 'ten' }]), models, '/stock/list', 'data.0.price'],
    ['a negative price', envelope([MODEL, { ...MODEL, price: -1 }]), models, '/stock/list', 'data.1.price'],
    ['a price of half a fen', envelope([{ ...MODEL, price: 9.995 }]), models, '/stock/list', 'data.0.price'],
    ['half a piece in stock', envelope([{ ...MODEL, stock: 0.5 }]), models, '/stock/list', 'data.0.stock'],
    [
      'a missing payment id',
      envelope({ third_id: 'PYEN250604000001' }),
      payment,
      '/order/payData',
      'data.id',
    ],
    ['another payment', envelope({ id: '1', third_id: 'PYEN1' }), payment, '/order/payData', 'data.third_id'],
    [
      'another order',
      envelope({ id: '1', third_id: 'OREN1', queue_no: 'A1', status: 8 }),
      order,
      '/order/orderData',
      'data.third_id',
    ],
    [
      'a missing queue number',
      envelope({ id: '1', third_id: 'OREN250604000001', status: 8 }),
      order,
      '/order/orderData',
      'data.queue_no',
    ],
    [
      'a status of words',
      envelope([{ third_id: 'P1', status: 'paid' }]),
      statuses,
      '/order/getPayStatus',
      'data.0.status',
    ],
    ['a file address without a host', envelope('/files/a.png'), upload, '/file/upload', 'data'],
    ['a file address of another kind', envelope('file:///etc/passwd'), upload, '/file/upload', 'data'],
    ['no code', { body: '{"msg":"ok","data":[]}' }, brands, '/brand/list', 'code'],
    ['a bare list', { body: '[]' }, brands, '/brand/list', '(body)'],
    ['no body', { body: '' }, brands, '/brand/list', '(body)'],
    ['a page', { body: '<!doctype html><title>Hello</title>' }, brands, '/brand/list', '(body)'],
    [
      'bytes that are no UTF-8',
      { body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]) },
      brands,
      '/brand/list',
      '(body)',
    ],
    ['half a body', { body: '{"msg":"ok","code":200,"data":[' }, brands, '/brand/list', '(body)'],
    ['a redirect', { status: 302, headers: { location: '/elsewhere' } }, brands, '/brand/list', '(body)'],
    [
      'a redirect of an upload',
      { status: 302, headers: { location: '/elsewhere' } },
      upload,
      '/file/upload',
      '(body)',
    ],
    ['HTTP 404', { status: 404, body: 'not here' }, brands, '/brand/list', '(body)'],
    ['HTTP 403 with success in it', { ...envelope([]), status: 403 }, brands, '/brand/list', '(status)'],
  ])('%s', async (_what, answer, call, endpoint, field) => {
    const error = expectError(await ask(answer, call));
    expect(error).toMatchObject({ kind: 'contract', system: 'mobile-shell', endpoint, field });
    expect(stub.count(endpoint)).toBe(1);
  });

  it('too large, by its header or by its body', async () => {
    const body = JSON.stringify({ code: 200, data: ' '.repeat(MAX_ANSWER_BYTES) });
    const error = { kind: 'contract', field: '(body)', detail: 'the answer is too large' };
    expect(expectError(await ask({ body }, brands))).toMatchObject(error);
    await stub.close();
    const headers = { 'transfer-encoding': 'chunked' };
    expect(expectError(await ask({ body, headers }, brands))).toMatchObject(error);
  });
});

describe('what is tolerated', () => {
  it('a status, a stock and a code as strings, a queue number as a number, a price as either', async () => {
    const listed = expectValue(await ask(envelope([{ ...JOB, status: '11', queue_no: 7 }], '200'), jobs));
    expect(listed).toMatchObject([{ status: 11, queueNo: '7' }]);
    await stub.close();
    const answer = envelope([{ ...MODEL, price: '29.90', stock: '3' }]);
    expect(expectValue(await ask(answer, models))).toMatchObject([{ priceMinor: 2_990, stock: 3 }]);
  });

  it('fields that nobody knows, and a missing msg', async () => {
    const body = '{"code":200,"ts":1,"data":[{"id":"B1","name":"三星","e_name":"SAMSUNG","logo":null}]}';
    const expected = [{ id: 'B1', name: '三星', englishName: 'SAMSUNG' }];
    expect(expectValue(await ask({ body }, brands))).toEqual(expected);
  });

  it('a shop that sold more than it had', async () => {
    expect(expectValue(await ask(envelope([{ ...MODEL, stock: -2 }]), models))).toMatchObject([{ stock: 0 }]);
  });

  it('statuses that nobody asked for: they are left out', async () => {
    const answer = envelope([
      { third_id: 'P2', status: 99 },
      { third_id: 'P9', status: 3 },
    ]);
    expect(expectValue(await ask(answer, statuses))).toEqual([{ id: 'P2', status: 99 }]);
  });
});

describe('codes that nobody knows', () => {
  it.each([500, 601, -1, 0])('%d is a refusal for another reason', async (code) => {
    const error = expectError(await ask(envelope(null, code, '库存不足'), payment));
    // The text says "sold out"; texts are not believed.
    expect(error).toEqual({ kind: 'refused', reason: 'other', code, detail: '库存不足' });
  });

  it('a business code with HTTP 400 is still the business code', async () => {
    const error = expectError(await ask({ ...envelope(null, 2003, 'x'), status: 400 }, payment));
    expect(error).toMatchObject({ kind: 'refused', reason: 'soldOut', code: 2003 });
  });
});
