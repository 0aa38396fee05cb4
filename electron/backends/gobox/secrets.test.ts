import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import {
  createTestGoboxClient,
  createTestVendingClient,
  deskOf,
} from '../../demo/backend/other-systems-kit.ts';
import { createLog } from '../../system/log.ts';
import { startStub } from '../transport/test-kit/stub.ts';
import { newTrade } from './test-kit.ts';

const SECRETS = {
  token: 'selling-token-1234',
  c8Token: 'c8-token-5678',
  booksToken: 'books-token-9012',
  access: 'access-token-3456',
  appKey: 'app-key-7890',
  appSecret: 'vending-secret-4321',
  notifyUrl: 'http://127.0.0.1:9/receiver-secret-8765/notify/dispense',
};

it('no secret reaches a log or an error, also where the other side quotes it back at us', async () => {
  let logged = '';
  const destination = new PassThrough().on('data', (chunk: Buffer) => {
    logged += chunk.toString();
  });
  const log = createLog({ level: 'debug', destination });
  const stub = await startStub(({ path, headers, body }) => {
    const quote = `you said ${headers.token} ${headers.appsecret} ${body}`;
    return path.includes('access_token')
      ? { body: JSON.stringify({ state: 1, token: SECRETS.access }) }
      : { body: JSON.stringify({ state: 0, status: 0, errmsg: quote, code: 60002, message: quote }) };
  });
  const { token, c8Token, booksToken, appSecret, notifyUrl, appKey } = SECRETS;
  const staff = { c8Url: 'http://c8.example', setOfBook: 'B', userName: 'u', c8Token, booksToken };
  const gobox = createTestGoboxClient(stub.url, { token, staff, log });
  const vending = createTestVendingClient(stub.url, { appSecret, notifyUrl, log });
  const results = [
    await gobox.sendTrade(newTrade()),
    await deskOf(gobox).readSetOfBook(),
    await deskOf(gobox).changeSetOfBook(1, { appKey, userName: 'u' }),
    await vending.placeOrder({ tradeId: '1'.repeat(28), machineNo: '10000001', productId: 1 }),
  ];
  gobox.close();
  vending.close();
  await stub.close();
  expect(results.every((result) => !result.ok)).toBe(true);
  expect(logged).toContain('backend call failed');
  const said = JSON.stringify(results) + logged;
  expect(said).toContain('[hidden]');
  for (const secret of Object.values(SECRETS)) expect(said).not.toContain(secret);
});
