import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { createTestHaidianClient } from '../../demo/backend/other-systems-kit.ts';
import { createLog } from '../../system/log.ts';
import { startStub } from '../transport/test-kit/stub.ts';
import { createSign } from './sign.ts';
import { newHandedOrder } from './test-kit.ts';

const MOBILE = '13812345678';
const NICKNAME = '张小明';
const COUPON = 'HD-9988-7766';
const KEY = 'a-key-that-nobody-may-see';

/** Answers that quote what was asked, break off in the midst of somebody's name, or do not fit beside one. */
const ANSWERS: readonly ((body: string) => string)[] = [
  (body) => JSON.stringify({ code: -1, msg: `you said ${body} with ${KEY}` }),
  () => `{"code":0,"data":{"uid":"1","account":"${MOBILE}","nickname":"${NICKNAME}"`,
  () => JSON.stringify({ code: 0, data: { uid: null, account: MOBILE, nickname: NICKNAME } }),
  () => JSON.stringify({ code: 0, data: { user_id: 'x', consignee: NICKNAME, mobile: MOBILE } }),
  () => JSON.stringify({ code: 0, data: { uid: '1', account: MOBILE, nickname: NICKNAME, group_level: 1 } }),
];

it.each(ANSWERS.map((answer, index) => [index, answer] as const))(
  'a mobile number, a name, a coupon and the key are in no log and no error: answer %d',
  async (_index, answer) => {
    let logged = '';
    const destination = new PassThrough().on('data', (chunk: Buffer) => {
      logged += chunk.toString();
    });
    const log = createLog({ level: 'debug', destination });
    const stub = await startStub(({ body }) => ({ body: answer(body) }));
    const client = createTestHaidianClient(stub.url, { sign: createSign(KEY), signKey: KEY, log });
    const results = [
      await client.findMember(MOBILE),
      await client.readCoupon({ memberId: 8, couponCode: COUPON }),
      await client.redeemCoupon({ memberId: 8, couponId: '1', couponCode: COUPON }),
      await client.listOrders({ memberId: 8, fromDay: '2025-01-01', toDay: '2025-02-01', page: 1 }),
      await client.handOverOrder(newHandedOrder()),
    ];
    client.close();
    await stub.close();
    const signs = stub.requests.map(({ body }) => String((JSON.parse(body) as { sign: string }).sign));
    expect(signs).toHaveLength(5);
    expect(logged).toContain('/api/user-info');
    const errors = results.flatMap((result) => (result.ok ? [] : [result.error]));
    const said = JSON.stringify(errors) + logged;
    for (const secret of [MOBILE, NICKNAME, COUPON, KEY, ...signs]) expect(said).not.toContain(secret);
  },
);
