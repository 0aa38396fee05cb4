import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../journal/database.ts';
import { createKeptValues } from '../../journal/kept.ts';
import { silentLog } from '../../system/log.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import { createSessionService } from './session-service.ts';

function open() {
  const clock = createVirtualClock(0);
  const keeper = createKeptValues(openDatabase(':memory:'));
  const news: string[] = [];
  const start = () =>
    createSessionService({
      keeper,
      clock,
      log: silentLog,
      onOpen: async ({ sessionId }) => void news.push(`opened ${sessionId}`),
      onLocale: async ({ locale }) => void news.push(`speaks ${locale}`),
      onClose: async ({ sessionId }, reason) => void news.push(`closed ${sessionId} ${reason}`),
    });
  return { clock, news, start };
}

describe('the session', () => {
  it('ends the former shopper’s before the next begins', async () => {
    const { news, start } = open();
    const sessions = start();
    const first = await sessions.start('en');
    const second = await sessions.start('zh-CN');
    expect(second.sessionId).not.toBe(first.sessionId);
    expect(news).toEqual([
      `opened ${first.sessionId}`,
      `closed ${first.sessionId} replaced`,
      `opened ${second.sessionId}`,
    ]);
  });

  it('comes back after a restart with its sale, if that still concerns somebody', async () => {
    const { start } = open();
    const before = start();
    const session = await before.start('zh-CN');
    before.setSale('sale-1');
    const after = start();
    await after.restore((stored) => stored.saleId === 'sale-1');
    expect(after.current()).toEqual({ ...session, saleId: 'sale-1' });
  });

  it('tells what belongs to it that the language changed', async () => {
    const { news, start } = open();
    const sessions = start();
    expect(await sessions.changeLocale('en')).toBeNull();
    await sessions.start('en');
    expect(await sessions.changeLocale('zh-CN')).toMatchObject({ locale: 'zh-CN' });
    expect(sessions.current()?.locale).toBe('zh-CN');
    expect(news.at(-1)).toBe('speaks zh-CN');
  });

  it('is deserted once its screen has not been heard of for minutes', async () => {
    const { clock, start } = open();
    const sessions = start();
    await clock.advance(10 * 60_000);
    expect(sessions.isDeserted()).toBe(false);
    await sessions.start('en');
    await clock.advance(2 * 60_000);
    sessions.touch();
    await clock.advance(2 * 60_000);
    expect(sessions.isDeserted()).toBe(false);
    await clock.advance(2 * 60_000);
    expect(sessions.isDeserted()).toBe(true);
  });

  it('does not come back otherwise, nor after its end', async () => {
    const { start } = open();
    await start().start('en');
    const after = start();
    await after.restore(() => false);
    expect(after.current()).toBeNull();
    const third = start();
    await third.restore(() => true);
    expect(third.current()).toBeNull();
  });
});
