import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../journal/database.ts';
import { createVirtualClock, type VirtualClock } from '../../sale/simulation/virtual-clock.ts';
import type { ResultContent } from '../messages.ts';
import { openDesk } from '../test-kit/open-desk.ts';
import { commandOf, signed } from '../test-kit/owner.ts';

let folder: string;
let clock: VirtualClock;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-fleet-'));
  clock = createVirtualClock(Date.UTC(2026, 0, 5, 12));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (ports: Parameters<typeof openDesk>[1]['ports'] = {}) =>
  openDesk(openDatabase(join(folder, 'kiosk.sqlite')), { clock, ports });
const command = (kind: string, wrong: object = {}) => {
  const order =
    kind === 'setOutOfService' ? { kind, message: { en: 'Back at noon', 'zh-CN': null } } : { kind };
  return commandOf(order, clock.now(), wrong);
};
const outcomes = (results: readonly ResultContent[]) =>
  results.map(({ outcome, reason }) => reason ?? outcome);

describe('a command to go out of service', () => {
  it('is written down, audited with whose it is, carried out, and answered twice', async () => {
    const desk = open();
    const given = command('setOutOfService');
    await desk.take(signed(given));
    await clock.advance(0);
    expect(desk.closed).toEqual([{ closed: true, message: { en: 'Back at noon', 'zh-CN': null } }]);
    expect(outcomes(desk.results())).toEqual(['accepted', 'done']);
    expect(desk.results()[1]).toMatchObject({
      commandId: given.id,
      command: 'setOutOfService',
      keyName: 'ann',
    });
    expect(desk.audited).toMatchObject([
      {
        personName: 'Fleet: ann',
        action: 'setClosed',
        outcome: 'ordered',
        detail: { commandId: given.id, closed: true },
      },
    ]);
    desk.close();
  });

  it('is not carried out again, by whomever it is sent, nor after a restart', async () => {
    const first = open();
    const payload = signed(command('setOutOfService'));
    await first.take(payload);
    await first.take(payload);
    await clock.advance(0);
    expect(first.closed).toHaveLength(1);
    expect(outcomes(first.said)).toEqual(['replayed']);
    first.close();

    const second = open();
    await second.take(payload);
    await clock.advance(0);
    expect(second.closed).toEqual([]);
    expect(second.said[0]?.detail).toBe('A command with this id was taken before. It is not done twice.');
    second.close();
  });

  it('is not called a replay where the broker itself sends it again', async () => {
    const desk = open();
    const payload = signed(command('setInService'));
    await desk.take(payload);
    await desk.take(payload, true);
    await clock.advance(0);
    expect(desk.said).toEqual([]);
    expect(desk.closed).toHaveLength(1);
    desk.close();
  });

  it('is refused long after its id was forgotten, even by a clock that was set back', async () => {
    const desk = open();
    const old = signed(command('setInService'));
    await desk.take(old);
    await clock.advance(40 * 86_400_000);
    await desk.take(signed(command('setInService')));
    clock.jump(-40 * 86_400_000);
    await desk.take(old);
    expect(outcomes(desk.said)).toEqual(['expired']);
    expect(desk.closed).toHaveLength(2);
    desk.close();
  });
});

describe('a restart', () => {
  it('waits for the end of the sale, and is told of by the next start', async () => {
    let isBusy = true;
    const first = open({ isBusy: () => isBusy });
    await first.take(signed(command('restart')));
    await clock.advance(60_000);
    expect(first.restarts()).toBe(0);
    isBusy = false;
    await clock.advance(5_000);
    expect(first.restarts()).toBe(1);
    expect(outcomes(first.results())).toEqual(['accepted']);
    await first.stop();
    first.close();

    const second = open();
    second.start();
    expect(outcomes(second.results())).toEqual(['accepted', 'done']);
    expect(second.results()[1]?.detail).toBe('The kiosk has started anew.');
    second.close();
  });

  it('is given up when its time is over while somebody buys', async () => {
    const desk = open({ isBusy: () => true });
    await desk.take(signed(command('restart')));
    await clock.advance(310_000);
    expect(desk.restarts()).toBe(0);
    expect(outcomes(desk.results())).toEqual(['accepted', 'saleRuns']);
    expect(desk.audited.map(({ outcome }) => outcome)).toEqual(['ordered', 'refused']);
    desk.close();
  });

  it('cannot be piled up', async () => {
    const desk = open({ isBusy: () => true });
    for (let count = 0; count < 6; count++) await desk.take(signed(command('restart')));
    expect(outcomes(desk.said)).toEqual(['tooMany']);
    await desk.stop();
    desk.close();
  });
});

describe('a new configuration', () => {
  it('with mistakes is not taken up, and they are told', async () => {
    const desk = open({
      configurationMistakes: async () => ['payments[0].qr: expected a template with {third_id}'],
    });
    await desk.take(signed(command('reloadConfiguration')));
    await clock.advance(0);
    expect(desk.restarts()).toBe(0);
    expect(desk.results()[1]).toMatchObject({
      outcome: 'failed',
      reason: 'mistakes',
      detail: expect.stringContaining('payments[0].qr'),
    });
    desk.close();
  });

  it('that is sound is taken up by a restart', async () => {
    const desk = open();
    await desk.take(signed(command('reloadConfiguration')));
    await clock.advance(0);
    expect(desk.restarts()).toBe(1);
    desk.close();
  });
});

describe('a program that ended in the middle of a command', () => {
  it('says at its next start that nobody knows how far it came', async () => {
    const first = open({ makeSupportBundle: () => new Promise(() => undefined) });
    await first.take(signed(command('makeSupportBundle')));
    first.close();
    const second = open();
    second.start();
    expect(outcomes(second.results())).toEqual(['accepted', 'failed']);
    second.close();
  });
});

describe('a flood of commands', () => {
  it('is dropped and counted, and leaves few lines in the audit log', async () => {
    const desk = open();
    for (let count = 0; count < 500; count++) await desk.take(`{"forged":${count}}`);
    expect(desk.dropped()).toBe(480);
    expect(desk.said).toHaveLength(20);
    expect(desk.audited).toHaveLength(5);
    await clock.advance(60_000);
    await desk.take('{"forged":501}');
    expect(desk.audited.at(-1)).toMatchObject({
      outcome: 'refused',
      detail: { why: 'unreadable', besides: 15 },
    });
    await desk.take(signed(command('setInService')));
    expect(desk.closed).toHaveLength(1);
    desk.close();
  });
});

describe('a disk that takes nothing', () => {
  it('has the command come again, with nothing done', async () => {
    const desk = open();
    desk.database.exec('PRAGMA query_only = ON');
    await expect(desk.take(signed(command('setInService')))).rejects.toThrow();
    expect(desk.closed).toEqual([]);
    desk.database.exec('PRAGMA query_only = OFF');
    desk.close();
  });
});
