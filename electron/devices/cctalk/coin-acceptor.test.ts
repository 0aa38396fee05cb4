import { afterEach, describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../services/sale/simulation/virtual-clock.ts';
import { createTransportPair } from '../transport/paired-transport.ts';
import { cctalkSchema } from './config.ts';
import { createCoinAcceptor } from './create-coin-acceptor.ts';
import { createSimulatedAcceptor } from './simulator.ts';
import type { CoinEvent } from './types.ts';

let stop: () => Promise<void> = async () => undefined;
afterEach(() => stop());

async function open(options: { coins?: string[]; hasEcho?: boolean; config?: object } = {}) {
  const clock = createVirtualClock(1_000_000);
  const pair = createTransportPair({ clock, toDevice: () => (options.hasEcho ? { kind: 'echo' } : null) });
  await pair.device.open();
  const machine = createSimulatedAcceptor(options.coins);
  machine.attach(pair.device);
  const config = cctalkSchema.parse({
    driver: 'cctalk',
    connection: { path: 'simulated' },
    ...options.config,
  });
  const log = { info: () => undefined, warn: () => undefined };
  const acceptor = createCoinAcceptor(config, { clock, log, currency: 'CNY', transport: pair.kiosk });
  const events: CoinEvent[] = [];
  acceptor.onMoney((event) => events.push(event));
  acceptor.device.start();
  stop = async () => {
    const stopping = acceptor.device.stop();
    let isOver = false;
    void stopping.then(() => {
      isOver = true;
    });
    await clock.advanceUntil(() => isOver, 60_000);
  };
  await clock.advanceUntil(() => acceptor.status().kind !== 'disconnected', 20_000);
  void acceptor.acceptCoins(true);
  await clock.advance(500);
  const amounts = () => events.flatMap((event) => (event.kind === 'coinInserted' ? [event.amountMinor] : []));
  return { clock, pair, machine, acceptor, events, amounts };
}

describe.each([
  ['on a line of its own', false],
  ['on one wire, with our own echo', true],
])('a ccTalk acceptor %s', (_, hasEcho) => {
  it('tells each coin once, in order', async () => {
    const { clock, machine, acceptor, amounts } = await open({ hasEcho });
    expect(acceptor.coinValues()).toEqual([10, 50, 100]);
    for (const value of [100, 10, 50, 100]) machine.insertCoin(value);
    await clock.advance(1_000);
    expect(amounts()).toEqual([100, 10, 50, 100]);
  });
});

describe('the event counter', () => {
  it('goes on at 1 after 255', async () => {
    const { clock, machine, amounts, events } = await open();
    for (let coins = 0; coins < 260; coins++) {
      machine.insertCoin(10);
      await clock.advance(150);
    }
    expect(amounts()).toHaveLength(260);
    expect(events).toHaveLength(260);
    expect(machine.takenMinor()).toBe(2_600);
  });

  it('that went on by more than five tells how many coins nobody can name', async () => {
    const { clock, pair, machine, events, amounts } = await open();
    machine.insertCoin(100);
    await clock.advance(300);
    pair.unplug();
    for (let coins = 0; coins < 8; coins++) machine.insertCoin(50);
    pair.plugIn();
    await clock.advance(5_000);
    expect(events).toContainEqual({ kind: 'coinEventsMissed', count: 3 });
    expect(amounts()).toEqual([100, 50, 50, 50, 50, 50]);
  });

  it('at 0 means a reset: nothing is credited, and coins are accepted again', async () => {
    const { clock, machine, amounts, acceptor } = await open();
    machine.insertCoin(100);
    await clock.advance(300);
    machine.powerCycle();
    await clock.advance(3_000);
    expect(amounts()).toEqual([100]);
    expect(acceptor.device.counters()).toMatchObject({ resets: 1 });
    machine.insertCoin(50);
    await clock.advance(500);
    expect(amounts()).toEqual([100, 50]);
  });
});

describe('a ccTalk acceptor', () => {
  it('takes no coin that is not wanted', async () => {
    const { clock, machine, acceptor, events } = await open();
    void acceptor.acceptCoins(false);
    await clock.advance(500);
    machine.insertCoin(100);
    await clock.advance(500);
    expect(events).toEqual([]);
    expect(machine.takenMinor()).toBe(0);
  });

  it('tells slugs and the return lever apart, and shows a jam', async () => {
    const { clock, machine, acceptor, events } = await open();
    machine.insertSlug();
    machine.pressReturnLever();
    machine.jam();
    await clock.advance(500);
    expect(events).toEqual([{ kind: 'slugsRejected', count: 1 }, { kind: 'escrowLever' }]);
    expect(acceptor.status()).toEqual({ kind: 'attention', reason: 'coinJam' });
  });

  it('of another currency is refused', async () => {
    const { acceptor } = await open({ coins: ['EU100A', 'EU200A'] });
    expect(acceptor.status()).toEqual({ kind: 'attention', reason: 'wrongCurrency' });
  });

  it('that falls silent is shown within about a second, and comes back without losing a coin', async () => {
    const { clock, machine, acceptor, amounts } = await open();
    machine.holdAnswer(true);
    await clock.advance(1_700);
    expect(acceptor.status()).toEqual({ kind: 'disconnected' });
    machine.insertCoin(50);
    machine.holdAnswer(false);
    await clock.advance(3_000);
    expect(acceptor.status()).toEqual({ kind: 'ready' });
    expect(amounts()).toEqual([50]);
  });
});
