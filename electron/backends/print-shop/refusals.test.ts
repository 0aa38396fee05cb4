import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRINT_SHOP_MESSAGES, type PrintShopRefusal } from '../../demo/backend/print-shop/reply.ts';
import { DEMO_PRINT_SHOP } from '../../demo/backend/print-shop/seed.ts';
import type { DocumentOrderRequest } from '../document-types.ts';
import { expectError } from '../transport/test-kit/expect-result.ts';
import { refusalOf } from './refusal.ts';
import { newFile, newRequest, type PrintShopRig, startPrintShop } from './test-kit.ts';

let rig: PrintShopRig;
beforeAll(async () => {
  rig = await startPrintShop();
});
afterAll(() => rig.close());

const asked = (change: Partial<DocumentOrderRequest>) => ({ ...newRequest(), ...change });
const address = (change: object) => ({ nickname: 'A', phone: '189', address: 'B', message: '', ...change });
const refused = (word: PrintShopRefusal, reason: string) => ({
  kind: 'refused',
  reason,
  detail: expect.stringContaining(word),
});

describe('an order that the backend refuses', () => {
  it.each<[string, DocumentOrderRequest, object]>([
    ['money that is one too little', asked({ moneyMinor: 79 }), refused('MONEY_MISMATCH', 'wrongAmount')],
    ['no money at all', asked({ moneyMinor: 0 }), refused('MONEY_MISMATCH', 'wrongAmount')],
    ['no files', asked({ files: [] }), refused('MALFORMED', 'fileRejected')],
    [
      'an MD5 that is none',
      asked({ files: [newFile({ fileId: 'abc' })] }),
      refused('MALFORMED', 'fileRejected'),
    ],
    ['no copies', asked({ files: [newFile({ copies: 0 })] }), refused('MALFORMED', 'fileRejected')],
    ['half a copy', asked({ files: [newFile({ copies: 0.5 })] }), refused('MALFORMED', 'fileRejected')],
    ['a range backwards', asked({ files: [newFile({ endPage: 1 })] }), refused('WRONG_RANGE', 'other')],
    [
      'paper that is not offered',
      asked({ files: [newFile({ size: 'A5' })] }),
      refused('NOT_OFFERED', 'other'),
    ],
    [
      'a forest',
      asked({ files: [newFile({ copies: 999, endPage: 9_999 })] }),
      refused('NOT_OFFERED', 'other'),
    ],
    [
      'a delivery to nowhere',
      asked({ dispatching: address({ address: ' ' }) }),
      refused('HALF_ADDRESS', 'other'),
    ],
  ])('for %s is none', async (_what, request, expected) => {
    expect(expectError(await rig.client.verifyOrder(request))).toMatchObject(expected);
    expect(rig.control.orders()).toEqual([]);
  });

  it('comes from another print point', async () => {
    const client = rig.connect({ pointId: '0027' });
    const error = expectError(await client.verifyOrder(newRequest()));
    expect(error).toMatchObject(refused('UNKNOWN_POINT', 'wrongDevice'));
  });
});

describe('a missing permission', () => {
  it.each(['result', 'http'] as const)('told by %s is unauthorised, at every endpoint', async (how) => {
    rig.control.setPermissionRefusal(how);
    const client = rig.connect({ token: 'another-token' });
    const answers = [
      await client.verifyOrder(newRequest()),
      await client.readOrder('1'),
      await client.listOrders({ group: 'ALL', page: 1, limits: 5 }),
      await client.countOrders(),
      await client.cancelOrder('1'),
    ];
    expect(answers.map((answer) => expectError(answer).kind)).toEqual(Array(5).fill('unauthorised'));
    expect(rig.control.orders()).toEqual([]);
  });

  it('is one too where the token travels under another name', async () => {
    const client = rig.connect({ tokenHeader: 'X-Token', tokenPrefix: '' });
    expect(expectError(await client.countOrders())).toMatchObject({ kind: 'unauthorised' });
  });
});

it.each([
  ['limits', { limits: 0, page: 1 }],
  ['limits', { limits: 101, page: 1 }],
  ['page', { limits: 5, page: 0 }],
])('a list with a wrong %s is refused', async (field, query) => {
  const error = expectError(await rig.client.listOrders({ group: 'ALL', ...query }));
  expect(error).toMatchObject({ kind: 'refused', detail: expect.stringContaining(field) });
});

it('a list of a group that is none, which no client of ours asks for', async () => {
  const headers = { authorization: `Bearer ${DEMO_PRINT_SHOP.token}` };
  const response = await fetch(`${rig.url}/API/orders/info?limits=5&page=1&type=CANCEL`, { headers });
  expect(await response.json()).toMatchObject({ result: 'MALFORMED', info: expect.stringContaining('type') });
});

describe('the words of a refusal', () => {
  it.each<[string, unknown, string]>([
    ['FAIL', '金额不正确', 'wrongAmount'],
    ['WRONG_MONEY', 'price list.pdf', 'wrongAmount'],
    ['FAIL', '打印点已停用', 'wrongDevice'],
    ['FAIL', '文件不存在', 'fileRejected'],
    ['ORDER_STATE', '订单已支付', 'other'],
    ['FAIL', { odd: true }, 'other'],
    ['', null, 'other'],
  ])('%s, %j is %s', (result, info, reason) => {
    expect(refusalOf(result, info)).toMatchObject({ kind: 'refused', reason });
  });

  it('of every refusal of the demo are kept for the log', () => {
    for (const [word, message] of Object.entries(PRINT_SHOP_MESSAGES)) {
      const error = refusalOf(word, message);
      expect('detail' in error && error.detail).toBe(`${word} ${message}`);
    }
  });
});
