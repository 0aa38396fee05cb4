import { Writable } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import { createLog } from '../../system/log.ts';
import { expectError } from '../transport/test-kit/expect-result.ts';
import { type Stub, startStub } from '../transport/test-kit/stub.ts';
import { createTestClient, envelope, loginAnswer } from './test-support.ts';

let stub: Stub;
afterEach(() => stub.close());

const ACCOUNT = '18812345678';
const PASSWORD = 'p4ssw0rd-of-the-shop';

it('logs and reports neither account, password nor token, even when the backend quotes them', async () => {
  let token = '';
  stub = await startStub(({ path, body, headers }) => {
    if (path === '/user/login') {
      const answer = loginAnswer();
      token = /stub-token-\d+/.exec(String(answer.body))?.[0] ?? '';
      return answer;
    }
    const quote = `${headers.authorization} of ${ACCOUNT} with ${PASSWORD}, ${PASSWORD}: ${body}`;
    if (path === '/brand/list') return envelope(null, 500, quote);
    return { body: quote };
  });
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const log = createLog({ level: 'debug', destination });
  const client = createTestClient(stub.url, { account: ACCOUNT, password: PASSWORD, log });
  const errors = [
    expectError(await client.listBrands()),
    expectError(await client.listPrintJobs()),
    expectError(await client.sendOrderStatus(`${stub.url}/notify/s3cr3t-path`, [{ id: 'O', status: 8 }])),
    expectError(await client.fetchFile(`${stub.url}/picture.png?signature=s3cr3t-query`, 3)),
  ];
  const everything = [...lines, JSON.stringify(errors)].join('\n');
  expect(token).toMatch(/^stub-token-\d+$/);
  expect(everything).toContain('[hidden]');
  expect(everything).toContain('188***');
  for (const secret of [ACCOUNT, PASSWORD, token, 's3cr3t-path', 's3cr3t-query']) {
    expect(everything).not.toContain(secret);
  }
});
