import { afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../system/log.ts';
import { type NotificationReceiver, openReceiver } from './receiver.ts';

const SECRET = 'a-long-secret';
let receiver: NotificationReceiver | undefined;
afterEach(async () => {
  await receiver?.close();
  receiver = undefined;
});

async function open(take?: (body: unknown) => boolean) {
  const opened = await openReceiver({
    port: 0,
    host: '127.0.0.1',
    secret: SECRET,
    allow: undefined,
    log: silentLog,
    confirmPayments: async () => true,
    confirmOrders: async () => true,
    ...(take ? { takeDispenseResult: take } : {}),
  });
  if (!opened.ok) throw new Error(opened.error);
  receiver = opened.value;
  return (body: string, type: string | null = 'application/json', secret = SECRET) =>
    fetch(`http://127.0.0.1:${opened.value.port}/${secret}/notify/dispense`, {
      method: 'POST',
      headers: type === null ? {} : { 'content-type': type },
      body: new TextEncoder().encode(body),
    });
}

describe('results of a vending platform', () => {
  it.each([
    ['JSON', '{"trade_id":"1","success":true}', 'application/json', { trade_id: '1', success: true }],
    [
      'a form',
      'trade_id=1&success=true',
      'application/x-www-form-urlencoded',
      { trade_id: '1', success: 'true' },
    ],
    ['JSON that says that it is text', '{"trade_id":"1"}', 'text/plain', { trade_id: '1' }],
    ['JSON that says nothing', '{"trade_id":"1"}', null, { trade_id: '1' }],
    ['nothing', '', 'application/json', {}],
  ])('are taken as %s', async (_what, body, type, expected) => {
    const taken: unknown[] = [];
    const send = await open((given) => taken.push(given) > 0);
    expect(await (await send(body, type)).json()).toEqual({ code: 0, message: 'ok' });
    expect(taken).toEqual([expected]);
  });

  it('are not acknowledged where the order is unknown, or could not be written down', async () => {
    const unknown = await open(() => false);
    expect(await (await unknown('{}')).json()).toEqual({ code: 1, message: 'fail' });
    await receiver?.close();
    const broken = await open(() => {
      throw new Error('disk full');
    });
    expect(await (await broken('{}')).json()).not.toMatchObject({ code: 0 });
  });

  it('come only to whoever knows the secret, and only where there is a platform', async () => {
    const taken: unknown[] = [];
    const send = await open((given) => taken.push(given) > 0);
    expect((await send('{}', 'application/json', 'wrong')).status).toBe(404);
    await receiver?.close();
    const none = await open();
    expect((await none('{}')).status).toBe(404);
    expect(taken).toEqual([]);
  });

  it('over the limit are refused, and so are bodies without a bottom', async () => {
    const taken: unknown[] = [];
    const send = await open((given) => taken.push(given) > 0);
    expect(await (await send(' '.repeat(300_000))).json()).not.toMatchObject({ code: 0 });
    expect(taken).toEqual([]);
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect((await send(deep)).status).toBe(200);
    expect(taken).toHaveLength(1);
  });
});
