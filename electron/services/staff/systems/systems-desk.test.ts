import { describe, expect, it } from 'vitest';
import type { Heard } from './system-watch.ts';
import { createSystemsDesk, type SystemSource } from './systems-desk.ts';

const heard = (change: Partial<Heard> = {}): Heard => ({
  reach: 'on',
  lastError: null,
  lastSuccessAtMs: 5,
  ...change,
});
const gobox = (change: Partial<SystemSource> = {}): SystemSource => ({
  systemId: 'gobox',
  heard: () => heard(),
  ...change,
});
const viewOf = (source: SystemSource, withDetail = true) =>
  createSystemsDesk([source])
    .list(withDetail)
    .find(({ systemId }) => systemId === source.systemId);

describe('the systems as staff see them', () => {
  it('are all of them, and off where the configuration has none', () => {
    const list = createSystemsDesk([gobox()]).list(true);
    expect(list.map(({ systemId, state }) => `${systemId} ${state}`)).toEqual([
      'mobileShell off',
      'vendingPlatform off',
      'haidian off',
      'gobox on',
      'printShop off',
      'fleet off',
    ]);
  });

  it('show the words of the other system to whoever can make something of them', () => {
    const lastError = { fault: 'unreachable', atMs: 7, detail: 'ETIMEDOUT' } as const;
    const source = gobox({ heard: () => heard({ reach: 'away', lastError }) });
    expect(viewOf(source)).toMatchObject({ state: 'away', lastError });
    expect(viewOf(source, false)).toMatchObject({ lastError: { ...lastError, detail: null } });
  });

  it('are deaf where their results cannot come in, whatever was heard of them', () => {
    expect(viewOf(gobox({ isDeaf: () => true }))).toMatchObject({ state: 'deaf' });
  });

  it('are asked once for all who ask at the same time', async () => {
    let asked = 0;
    const answer = Promise.withResolvers<void>();
    const source = gobox({
      ask: () => {
        asked += 1;
        return answer.promise;
      },
    });
    const desk = createSystemsDesk([source]);
    const both = [desk.ask('gobox', true), desk.ask('gobox', true)];
    answer.resolve();
    expect(await Promise.all(both)).toMatchObject([{ state: 'on' }, { state: 'on' }]);
    expect(asked).toBe(1);
    await desk.ask('gobox', true);
    expect(asked).toBe(2);
    expect(await desk.ask('haidian', true)).toMatchObject({ state: 'off' });
  });

  it('have a message sent again, and nothing where there is none', () => {
    const sent: number[] = [];
    const message = {
      messageId: 3,
      about: 'trade' as const,
      subject: 'P1',
      saleId: null,
      attempts: 5,
      createdAtMs: 1,
    };
    const messages = {
      backlog: () => ({ waiting: 0, undelivered: 1 }),
      listUndelivered: () => [message],
      sendAgain: (messageId: number) => sent.push(messageId) > 0 && messageId === 3,
    };
    const desk = createSystemsDesk([gobox({ messages })]);
    expect(desk.listUndelivered('gobox')).toEqual([message]);
    expect(desk.listUndelivered('haidian')).toEqual([]);
    expect(desk.sendAgain('gobox', 3)).toBe(true);
    expect(desk.sendAgain('gobox', 4)).toBe(false);
    expect(desk.sendAgain('haidian', 3)).toBe(false);
    expect(sent).toEqual([3, 4]);
  });
});
