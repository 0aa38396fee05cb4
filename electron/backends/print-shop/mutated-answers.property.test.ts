import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestPrintShopClient } from '../../demo/backend/other-systems-kit.ts';
import { DOCUMENT_ORDER_STATES } from '../document-types.ts';
import { arbitraryMutation, BOTTOMLESS, mutate } from '../transport/test-kit/mutate-json.ts';
import { type Stub, type StubAnswer, startStub } from '../transport/test-kit/stub.ts';
import type { BackendResult } from '../types.ts';
import type { PrintShopClient } from './client.ts';
import type { PrintShopEndpointName } from './limits.ts';
import { printShop } from './schema.ts';
import { newRequest } from './test-kit.ts';

const ORDER_ID = '2017081527671193112';
const BASE = { orderID: ORDER_ID, orderDate: '1507110204020', state: 'PAID', money: 80, pointName: 'P' };
const PAPER = { size: 'A4', caliper: '70g', color: 'colorful', side: 2 };
const DETAIL = {
  ...{ ...BASE, uid: 'account-uid-1', code: '+86', username: 'account-name-2', nickname: 'account-nick-3' },
  ...{ payDate: '1507110422525', payway: 'ALIPAY', pointPhone: '189', printDate: null, pointID: '0026' },
  files: [
    {
      ...{
        fileID: '3B052B46B7111286E48F7648F76E099A',
        fileName: 'a.pdf',
        row: 1,
        col: 2,
        copies: 1,
        ...PAPER,
      },
      ...{ startPage: 2, endPage: 4, download: { enable: true, url: 'https://files.example/a.pdf' } },
    },
  ],
  dispatching: { nickname: 'N', phone: '1', address: 'A', message: '' },
  settle: [{ ...PAPER, unit: 50, count: 1 }],
};

const int = (minimum: number, maximum: number) => z.int().min(minimum).max(maximum);
const minor = int(0, 99_999_999);
const stamp = int(0, 8_640_000_000_000_000);
const orderId = z.string().regex(/^[\w-]{1,64}$/);
const state = z.enum([...DOCUMENT_ORDER_STATES, 'UNKNOWN']);
const paper = {
  ...{ size: z.string().min(1), caliper: z.string().min(1) },
  ...{ color: z.enum(['mono', 'colorful']), side: z.union([z.literal(1), z.literal(2)]) },
};
const file = z.strictObject({
  ...{ fileId: z.string().regex(/^[0-9A-F]{32}$/), fileName: z.string(), ...paper },
  ...{ row: int(1, 16), col: int(1, 16), copies: int(1, 999) },
  ...{
    startPage: int(0, 99_999),
    endPage: int(0, 99_999),
    downloadUrl: z.url({ protocol: /^https?$/ }).nullable(),
  },
});
const word = z.string();
const order = z.strictObject({
  ...{ orderId: z.literal(ORDER_ID), state, orderedAtMs: stamp, paidAtMs: stamp.nullable() },
  ...{ printedAtMs: stamp.nullable(), payway: word.min(1).nullable(), pointId: word.min(1), pointName: word },
  ...{ pointPhone: word.min(1).nullable(), moneyMinor: minor, files: z.array(file).min(1) },
  dispatching: z.strictObject({ nickname: word, phone: word, address: word, message: word }).nullable(),
  settle: z.array(z.strictObject({ ...paper, unitMinor: minor, count: int(0, 9_999_999) })),
});
const summary = z.strictObject({
  ...{ orderId, state, orderedAtMs: stamp, moneyMinor: minor, pointName: word },
  ...{ fileCount: int(0, 9_999_999), filePrename: word },
});
const count = int(0, 9_999_999);
const LIMITS = 2;

interface Subject {
  readonly answer: object;
  /** What our own words may be, whatever came. */
  readonly value: z.ZodType;
  readonly call: (client: PrintShopClient) => Promise<BackendResult<unknown>>;
}
const SUBJECTS: Readonly<Record<PrintShopEndpointName, Subject>> = {
  verify: {
    answer: { result: 'OK', info: { orderID: ORDER_ID, desc: '《a.pdf》等共1个文件' } },
    value: z.strictObject({ orderId, desc: z.string().max(200) }),
    call: (client) => client.verifyOrder(newRequest()),
  },
  detail: {
    answer: { result: 'OK', info: DETAIL },
    value: order,
    call: (client) => client.readOrder(ORDER_ID),
  },
  info: {
    answer: { result: 'OK', info: [{ ...BASE, fileCount: 2, filePrename: 'a.pdf' }] },
    value: z.array(summary).max(LIMITS),
    call: (client) => client.listOrders({ group: 'ALL', page: 1, limits: LIMITS }),
  },
  amount: {
    answer: { result: 'OK', info: { ALL: 6, PAYING: 1, PAID: '2', PRINTED: 0, FINISH: 2, REFUND: 1 } },
    value: z.strictObject({
      ALL: count,
      PAYING: count,
      PAID: count,
      PRINTED: count,
      FINISH: count,
      REFUND: count,
    }),
    call: (client) => client.countOrders(),
  },
  cancel: {
    answer: { result: 'OK' },
    value: z.undefined(),
    call: (client) => client.cancelOrder(ORDER_ID),
  },
};

let stub: Stub;
let client: PrintShopClient;
let answer: StubAnswer = {};
beforeAll(async () => {
  stub = await startStub(() => answer);
  client = createTestPrintShopClient(stub.url);
});
afterAll(async () => {
  client.close();
  await stub.close();
});

const NAMES = Object.keys(SUBJECTS) as PrintShopEndpointName[];

it('has an answer of every endpoint', () => {
  expect([...NAMES].sort()).toEqual(Object.keys(printShop).sort());
});

describe.each(NAMES)('%s', (name) => {
  const subject = SUBJECTS[name];
  const ask = (body: string) => {
    answer = { headers: { 'content-type': 'application/json' }, body };
    return subject.call(client);
  };

  it('understands the answer as it should be', async () => {
    const result = await ask(JSON.stringify(subject.answer));
    expect(subject.value.safeParse(result.ok ? result.value : 'an error')).toMatchObject({ success: true });
  });

  it('lets no mutated answer past', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryMutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
        const result = await ask(JSON.stringify(mutate(subject.answer, mutations)) ?? '');
        if (result.ok) expect(subject.value.safeParse(result.value)).toMatchObject({ success: true });
        else expect(['contract', 'refused', 'unauthorised']).toContain(result.error.kind);
        expect(JSON.stringify(result)).not.toMatch(/account-(uid|name|nick)/);
      }),
      { numRuns: 150 },
    );
  });

  it('bears an answer without a bottom', async () => {
    expect(await ask(BOTTOMLESS)).toMatchObject({
      ok: false,
      error: { kind: 'contract', system: 'print-shop' },
    });
  });
});

it('takes no other order for the one that was asked for', async () => {
  answer = { body: JSON.stringify({ result: 'OK', info: { ...DETAIL, orderID: '2017081527671193113' } }) };
  expect(await client.readOrder(ORDER_ID)).toMatchObject({
    error: { kind: 'contract', field: 'info.orderID' },
  });
});

it.each([undefined, null, '', 'file:///etc/passwd', 'javascript:alert(1)'])(
  'takes %j for no address of a file',
  async (url) => {
    const files = [{ ...DETAIL.files[0], download: { enable: true, url } }];
    answer = { body: JSON.stringify({ result: 'OK', info: { ...DETAIL, files } }) };
    expect(await client.readOrder(ORDER_ID)).toMatchObject({
      error: { kind: 'contract', field: 'info.files.0.download.url' },
    });
  },
);
