import { afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../system/log.ts';
import { type NotificationReceiver, openReceiver } from './receiver.ts';

const SECRET = 'a-long-secret';
let receiver: NotificationReceiver | undefined;
afterEach(async () => {
  await receiver?.close();
  receiver = undefined;
});

async function open(options: { confirm?: boolean; allow?: string[] } = {}) {
  const asked: string[][] = [];
  const confirm = async (ids: readonly string[]) => {
    asked.push([...ids]);
    return options.confirm ?? true;
  };
  const opened = await openReceiver({
    port: 0,
    host: '127.0.0.1',
    secret: SECRET,
    allow: options.allow,
    log: silentLog,
    confirmPayments: confirm,
    confirmOrders: confirm,
  });
  if (!opened.ok) throw new Error(opened.error);
  receiver = opened.value;
  const send = (path: string, body: unknown, type = 'application/json') =>
    fetch(`http://127.0.0.1:${opened.value.port}${path}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { send, asked, port: opened.value.port };
}

const news = [
  { third_id: 'PYEN260601000001', pay_type: 1, pay_amount: 39.9, pay_date: '2026-06-01 10:00:00', status: 3 },
];

describe('the notification receiver', () => {
  it('answers success in the envelope once the backend has confirmed the news', async () => {
    const { send, asked } = await open();
    const answer = await send(`/${SECRET}/notify/payment`, news);
    expect(await answer.json()).toMatchObject({ code: 200, data: 'success' });
    expect(asked).toEqual([['PYEN260601000001']]);
  });

  it('answers fail when the news could not be confirmed, so that it comes again', async () => {
    const { send } = await open({ confirm: false });
    const answer = await send(`/${SECRET}/notify/order`, [{ third_id: 'OREN260601000001', status: '2' }]);
    expect(await answer.json()).toMatchObject({ data: 'fail' });
  });

  it.each([
    ['an object instead of an array', { third_id: 'x', status: 3 }],
    ['entries without an id', [{ status: 3 }]],
    ['text that is not JSON', '{"third_id":'],
    ['too many entries', Array.from({ length: 501 }, () => ({ third_id: 'x', status: 3 }))],
  ])('answers fail to %s, and asks nobody', async (_name, body) => {
    const { send, asked } = await open();
    const answer = await send(`/${SECRET}/notify/payment`, body);
    expect(await answer.json()).toMatchObject({ data: 'fail' });
    expect(asked).toEqual([]);
  });

  it('answers fail to a body over its limit', async () => {
    const { send, asked } = await open();
    const answer = await send(
      `/${SECRET}/notify/payment`,
      JSON.stringify([{ third_id: 'x'.repeat(300_000), status: 3 }]),
    );
    expect(await answer.json()).toMatchObject({ data: 'fail' });
    expect(asked).toEqual([]);
  });

  it('is not there for whoever does not know the secret, or does not call from an allowed address', async () => {
    const { send, asked } = await open();
    expect((await send('/wrong/notify/payment', news)).status).toBe(404);
    expect((await send('/notify/payment', news)).status).toBe(404);
    await receiver?.close();
    const walled = await open({ allow: ['10.1.2.3'] });
    expect((await walled.send(`/${SECRET}/notify/payment`, news)).status).toBe(404);
    expect([...asked, ...walled.asked]).toEqual([]);
  });

  it('gives an error value when its port is taken', async () => {
    const { port } = await open();
    const second = await openReceiver({
      port,
      host: '127.0.0.1',
      secret: SECRET,
      allow: undefined,
      log: silentLog,
      confirmPayments: async () => true,
      confirmOrders: async () => true,
    });
    expect(second).toMatchObject({ ok: false, error: expect.stringContaining('EADDRINUSE') });
  });
});
