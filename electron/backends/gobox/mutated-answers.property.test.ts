import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestGoboxClient } from '../../demo/backend/other-systems-kit.ts';
import { arbitraryMutation, BOTTOMLESS, mutate } from '../transport/test-kit/mutate-json.ts';
import { type Stub, type StubAnswer, startStub } from '../transport/test-kit/stub.ts';
import type { BackendResult } from '../types.ts';
import type { GoboxClient } from './client.ts';
import type { GoboxEndpointName } from './limits.ts';
import { gobox } from './schema.ts';
import { newCabinet, newTrade } from './test-kit.ts';

const DEVICE = {
  id: 7,
  set_of_book: 'B',
  name: 'K',
  dev_id: 1,
  store_id: 2,
  bank_id: 3,
  member_id: 4,
  employee_id: 5,
  bill_type: 0,
  created_at: '2025-06-04 12:00:00',
  created_user: 'demo',
  updated_at: null,
  updated_user: null,
};
const BOOK = {
  id: 1,
  set_of_book: 'B',
  app_key: 'an-app-key-of-ours',
  user_name: 'demo',
  access_token: 'an-access-token',
  token_created_at: '2025-06-04 12:00:00',
  expired_at: '2025-06-05 12:00:00',
  token: 'a-local-token',
  updated_at: null,
  updated_user: null,
};
const ORDER = {
  id: 9,
  set_of_book: 'B',
  trans_id: 'PYEN1',
  status: 100,
  e_id: 'x',
  dev_id: 1,
  create_time: '2025-06-04 12:00:00',
  update_time: '2025-06-04 12:00:00',
  total_amount: 39.9,
  products: [{ barcode: 'MM1', name: 'Case', num: 1, amount: 39.9, cost: 0 }],
  created_at: '2025-06-04 12:00:00',
  created_user: null,
  is_imported: false,
  imported_at: null,
  imported_user: null,
  retail_id: null,
  retail_code: null,
};

const when = z.string().nullable();
const int = z.int();
const cabinet = z.strictObject({
  ...{ id: int.min(0), setOfBook: z.string(), name: z.string(), devId: int, storeId: int, bankId: int },
  ...{ memberId: int, employeeId: int, billType: int },
  ...{ createdAt: when, createdBy: when, updatedAt: when, updatedBy: when },
});
const masked = z
  .string()
  .regex(/^.{0,3}\*\*\*$/s)
  .nullable();
const book = z.strictObject({
  ...{ id: int.min(0), setOfBook: z.string(), userName: when },
  ...{ maskedAppKey: masked, maskedAccessToken: masked, maskedToken: masked },
  ...{ tokenCreatedAt: when, expiresAt: when, updatedAt: when, updatedBy: when },
});
const minor = int.min(0).max(99_999_999);
const goods = z.strictObject({
  ...{ barcode: z.string().min(1), name: z.string(), count: int, amountMinor: minor, costMinor: minor },
});
const order = z.strictObject({
  ...{ id: int.min(0), setOfBook: z.string(), transId: z.string().min(1), status: int, shopperId: when },
  ...{ devId: int, createTime: z.string().min(1), updateTime: when, totalAmountMinor: minor },
  ...{ goods: z.array(goods), downloadedAt: when, downloadedBy: when },
  ...{
    isImported: z.boolean(),
    importedAt: when,
    importedBy: when,
    retailId: int.nullable(),
    retailCode: when,
  },
});
const page = (items: z.ZodType) => z.strictObject({ total: int, items: z.array(items) });

type Desk = NonNullable<GoboxClient['desk']>;
interface Subject {
  readonly answer: object;
  /** What our own words may be, whatever came. */
  readonly value: z.ZodType;
  readonly call: (desk: Desk, client: GoboxClient) => Promise<BackendResult<unknown>>;
}
const nothing = z.undefined();
const DAY = { fromDay: '2025-06-04', toDay: '2025-06-04' };

const SUBJECTS: Readonly<Record<GoboxEndpointName, Subject>> = {
  createOrder: {
    answer: { status: 1 },
    value: nothing,
    call: (_desk, client) => client.sendTrade(newTrade()),
  },
  getAccessToken: { answer: { state: 1, token: 'abc' }, value: nothing, call: (desk) => desk.connect() },
  readSetOfBook: { answer: { state: 1, ...BOOK }, value: book, call: (desk) => desk.readSetOfBook() },
  changeSetOfBook: {
    answer: { state: 1, ...BOOK },
    value: book,
    call: (desk) => desk.changeSetOfBook(1, { appKey: 'an-app-key-of-ours', userName: 'demo' }),
  },
  createDevice: {
    answer: { state: 1, ...DEVICE },
    value: cabinet,
    call: (desk) => desk.createCabinet(newCabinet()),
  },
  listDevices: {
    answer: { state: 1, total: 1, root: [DEVICE, DEVICE] },
    value: page(cabinet),
    call: (desk) => desk.listCabinets({ start: 0, limit: 5 }),
  },
  readDevice: { answer: { state: 1, ...DEVICE }, value: cabinet, call: (desk) => desk.readCabinet(7) },
  changeDevice: {
    answer: { state: 1, ...DEVICE },
    value: cabinet,
    call: (desk) => desk.changeCabinet(7, newCabinet()),
  },
  deleteDevice: { answer: { state: 1 }, value: nothing, call: (desk) => desk.deleteCabinet(7) },
  downloadOrders: {
    answer: { state: 1, page: null },
    value: z.strictObject({ slice: z.literal(1), slices: z.literal(1), pages: int.min(1).max(1_000) }),
    call: (desk) => desk.downloadOrders(DAY, () => undefined),
  },
  queryOrders: {
    answer: { state: 1, total: 2, root: [ORDER, { ...ORDER, products: JSON.stringify(ORDER.products) }] },
    value: page(order),
    call: (desk) => desk.queryOrders({ start: 0, limit: 5 }),
  },
  importOrder: { answer: { state: 1 }, value: nothing, call: (desk) => desk.importOrder(9) },
  resetOrder: { answer: { state: 1 }, value: nothing, call: (desk) => desk.resetOrder(9) },
  deleteOrder: { answer: { state: 1 }, value: nothing, call: (desk) => desk.deleteOrder(9) },
};

let stub: Stub;
let client: GoboxClient;
let desk: Desk;
let answer: StubAnswer = {};
let isLoginSpared = true;
beforeAll(async () => {
  stub = await startStub(({ path }) => {
    const isLogin = path.startsWith('/gobox/api/access_token') && isLoginSpared;
    return isLogin ? { body: '{"state":1,"token":"a-good-token"}' } : answer;
  });
});
afterAll(() => stub.close());
// A client for each: after a login that was refused no other is sent for a while.
beforeEach(async () => {
  client = createTestGoboxClient(stub.url);
  if (!client.desk) throw new Error('no staff side');
  desk = client.desk;
  isLoginSpared = true;
  await desk.connect();
});
afterEach(() => client.close());

const NAMES = Object.keys(SUBJECTS) as GoboxEndpointName[];

it('has an answer of every endpoint', () => {
  expect(NAMES.sort()).toEqual(Object.keys(gobox).sort());
});

describe.each(NAMES)('%s', (name) => {
  const subject = SUBJECTS[name];

  async function ask(body: string) {
    answer = { headers: { 'content-type': 'application/json' }, body };
    isLoginSpared = name !== 'getAccessToken';
    return subject.call(desk, client);
  }

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
        expect(JSON.stringify(result)).not.toMatch(/an-app-key-of-ours|an-access-token|a-local-token/);
      }),
      { numRuns: 80 },
    );
  });

  it('bears an answer without a bottom', async () => {
    expect(await ask(BOTTOMLESS)).toMatchObject({ ok: false, error: { kind: 'contract', system: 'gobox' } });
  });
});
