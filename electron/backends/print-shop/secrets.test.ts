import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { createTestPrintShopClient } from '../../demo/backend/other-systems-kit.ts';
import { createLog } from '../../system/log.ts';
import { startStub } from '../transport/test-kit/stub.ts';
import { newFile, newRequest } from './test-kit.ts';

const TOKEN = 'print-shop-token-1234';
const ADDRESS = {
  nickname: '欧阳小明明',
  phone: '18900001111',
  address: '中山路一百号',
  message: '请放门口',
};

it('neither token nor address reaches a log or an error, also where the other side quotes it back at us', async () => {
  let logged = '';
  const destination = new PassThrough().on('data', (chunk: Buffer) => {
    logged += chunk.toString();
  });
  const log = createLog({ level: 'debug', destination });
  const stub = await startStub(({ headers, body }) => {
    const given = body === '' ? {} : (JSON.parse(body) as { dispatching?: object });
    const info = `you said ${headers.authorization} ${Object.values(given.dispatching ?? {}).join(' ')}`;
    return { body: JSON.stringify({ result: 'FAIL', info }) };
  });
  const client = createTestPrintShopClient(stub.url, { token: TOKEN, log });
  const results = [
    await client.verifyOrder(newRequest([newFile()], ADDRESS)),
    await client.readOrder('1'),
    await client.cancelOrder('1'),
  ];
  client.close();
  await stub.close();
  expect(results.every((result) => !result.ok)).toBe(true);
  expect(logged).toContain('backend call failed');
  const said = JSON.stringify(results) + logged;
  expect(said).toContain('[hidden]');
  for (const secret of [TOKEN, ...Object.values(ADDRESS)]) expect(said).not.toContain(secret);
});
