import { afterEach, describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../services/sale/simulation/virtual-clock.ts';
import { volatileMemory } from '../../simulated-memory.ts';
import { createTransportPair } from '../../transport/paired-transport.ts';
import { EMPTY_BOOK } from '../books.ts';
import { createLineSplitter } from '../bridges/lines.ts';
import { mdbSchema } from '../config.ts';
import { createMdb, type OpenedMdb } from '../create-mdb.ts';
import type { MoneyEvent } from '../types.ts';

/**
 * A box that knows nothing but a list of what it must be asked, in this order, and what it answers. Polls are answered
 * from `news`, in their turn; all else must be in the list, whole and in order.
 */
function createScriptedBox(script: readonly (readonly [asked: string, answer: string])[]) {
  const clock = createVirtualClock(0);
  const pair = createTransportPair({ clock });
  const left = [...script];
  const news: Record<string, string[]> = {};
  const surprises: string[] = [];
  const splitter = createLineSplitter();
  const say = (line: string) => void pair.device.write(new TextEncoder().encode(`${line}\r\n`), 100);
  pair.device.onBytes((bytes) => {
    for (const line of splitter.feed(bytes)) {
      if (['R,0B', 'R,33', 'R,12'].includes(line)) {
        say(news[line]?.shift() ?? 'p,ACK');
        continue;
      }
      const next = left.shift();
      if (next?.[0] === line) say(next[1]);
      else surprises.push(`${line} instead of ${next?.[0] ?? 'nothing'}`);
    }
  });
  return { clock, pair, left, news, surprises };
}

let mdb: OpenedMdb;
let clock = createVirtualClock(0);
afterEach(async () => {
  const stopping = mdb.device.stop();
  let isOver = false;
  void stopping.then(() => {
    isOver = true;
  });
  await clock.advanceUntil(() => isOver, 60_000);
});

async function play(
  config: object,
  script: readonly (readonly [string, string])[],
  news: Record<string, string[]>,
) {
  const box = createScriptedBox(script);
  clock = box.clock;
  Object.assign(box.news, news);
  await box.pair.device.open();
  const parsed = mdbSchema.parse({
    driver: 'qibixx',
    connection: { path: 'script' },
    changer: false,
    validator: false,
    readers: [],
    cashless: 'raw',
    ...config,
  });
  const log = { info: () => undefined, warn: () => undefined };
  mdb = createMdb(parsed, {
    clock,
    log,
    currency: 'CNY',
    memory: volatileMemory(EMPTY_BOOK),
    transport: box.pair.kiosk,
  });
  const events: MoneyEvent[] = [];
  mdb.onMoney((event) => events.push(event));
  mdb.device.start();
  await clock.advance(4_000);
  return { ...box, events };
}

const BOX = [
  ['V', 'v,4.0.1.0,1'],
  ['M,1', 'm,ACK'],
] as const;

describe('the exact conversation', () => {
  it('with a changer, from reset to a coin', async () => {
    const { left, surprises, events } = await play(
      { changer: true },
      [
        ...BOX,
        ['R,08', 'p,ACK'],
        ['R,09', 'p,0311560A02000701050A'],
        ['R,0F,00', `p,${'4D4549'}${'30'.repeat(12)}${'20'.repeat(12)}010000000001`],
        ['R,0F,0100000001', 'p,ACK'],
        ['R,0A', 'p,0000050607'],
        ['R,0C,0000FFFF', 'p,ACK'],
      ],
      { 'R,0B': ['p,ACK', 'p,0B', 'p,5208'] },
    );
    expect(surprises).toEqual([]);
    expect(left).toEqual([]);
    expect(events).toMatchObject([{ kind: 'coinInserted', amountMinor: 100, route: 'tube' }]);
    expect(mdb.changer?.tubes().map((tube) => tube.count)).toEqual([5, 6, 8]);
  });

  it('with a validator, from reset to a stacked bill', async () => {
    const { left, surprises, events } = await play(
      { validator: true },
      [
        ...BOX,
        ['R,30', 'p,ACK'],
        ['R,31', 'p,01115600640201900000FF010A'],
        ['R,36', 'p,0003'],
        ['R,34,00000000', 'p,ACK'],
        ['R,36', 'p,0004'],
      ],
      { 'R,33': ['p,ACK', 'p,06', 'p,91', 'p,81'] },
    );
    expect(surprises).toEqual([]);
    expect(left).toEqual([]);
    expect(events).toMatchObject([
      { kind: 'billEscrowed', amountMinor: 1000 },
      { kind: 'billStacked', amountMinor: 1000, place: 'cashBox' },
    ]);
    expect(mdb.validator?.stackedBills()).toBe(4);
  });

  it('with a reader, from reset to enabled, with a session that the shopper ends', async () => {
    const identify = `R,17,00435350${'20'.repeat(12)}${Buffer.from('CASEPRESS   ').toString('hex').toUpperCase()}0100`;
    const { left, surprises, events } = await play(
      { readers: [1] },
      [
        ...BOX,
        ['R,10', 'p,ACK'],
        ['R,11,0003000000', 'p,0103115601020501'],
        ['R,11,01FFFF0000', 'p,ACK'],
        [identify, `p,09${'4E5958'}${'30'.repeat(12)}${'20'.repeat(12)}010000000020`],
        ['R,17,0400000020', 'p,ACK'],
        ['R,14,01', 'p,ACK'],
        ['R,13,04', 'p,07'],
      ],
      { 'R,12': ['p,ACK', 'p,00', 'p,0301F400000000000000', 'p,04'] },
    );
    expect(surprises).toEqual([]);
    expect(left).toEqual([]);
    expect(events).toEqual([
      { kind: 'sessionBegan', reader: 1, fundsMinor: 500 },
      { kind: 'sessionEnded', reader: 1 },
    ]);
  });

  it('after "out of sequence" begins with a reset', async () => {
    const { left, surprises } = await play(
      { readers: [1] },
      [...BOX, ['R,10', 'p,ACK'], ['R,11,0003000000', 'p,0B'], ['R,10', 'p,ACK']],
      { 'R,12': ['p,ACK', 'p,00', ...Array.from({ length: 60 }, () => 'p,ACK')] },
    );
    expect(left).toEqual([]);
    expect(surprises.filter((surprise) => !surprise.endsWith('nothing'))).toEqual([]);
  });
});
