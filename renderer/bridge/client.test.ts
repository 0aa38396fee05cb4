import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { info } from '../fixtures/shop.ts';
import { createClient } from './client.ts';
import { FakeTransport } from './fake-transport.ts';

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('bridge client', () => {
  it('gives back an answer that keeps the contract', async () => {
    const transport = new FakeTransport();
    transport.reply('getKioskInfo', info);
    expect(await createClient(transport).call('getKioskInfo', {})).toEqual({ ok: true, value: info });
  });

  it('refuses a malformed answer, names the method in the log, and never throws', async () => {
    const transport = new FakeTransport();
    transport.replyWith('getKioskInfo', { ok: true, value: { ...info, currency: 'yuan' } });
    const answer = await createClient(transport).call('getKioskInfo', {});
    expect(answer).toMatchObject({ ok: false, error: { kind: 'internal' } });
    expect(console.error).toHaveBeenCalledWith(expect.stringContaining('getKioskInfo'));
  });

  it.each(['hello', null, { ok: 'yes' }, { ok: false, error: { kind: 'odd' } }, []])(
    'takes %j for no answer at all',
    async (nonsense) => {
      const transport = Object.assign(new FakeTransport(), { call: async (): Promise<unknown> => nonsense });
      expect(await createClient(transport).call('getBoard', {})).toMatchObject({
        ok: false,
        error: { kind: 'unavailable' },
      });
    },
  );

  it('does not send a call that breaks the contract', async () => {
    const transport = new FakeTransport();
    const answer = await createClient(transport).call('enterStaff', { pin: 'abcd' });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'badCall' } });
    expect(transport.calls).toHaveLength(0);
  });

  it('passes a refusal on as it is', async () => {
    const transport = new FakeTransport();
    transport.refuse('listOpenClaims', 'notAllowed');
    expect(await createClient(transport).call('listOpenClaims', {})).toMatchObject({
      ok: false,
      error: { kind: 'notAllowed' },
    });
  });

  it('tells news of the right name and shape only, and none after the end', () => {
    const transport = new FakeTransport();
    const seen: unknown[] = [];
    const stop = createClient(transport).on('boardChanged', (board) => seen.push(board));
    transport.tell('boardChanged', [{ queueNo: 'A1', state: 'waiting' }]);
    transport.tellAnything('boardChanged', [{ queueNo: 1 }]);
    transport.tellAnything('somethingElse', []);
    stop();
    transport.tell('boardChanged', []);
    expect(seen).toEqual([[{ queueNo: 'A1', state: 'waiting' }]]);
  });
});
