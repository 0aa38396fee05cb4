import { err, ok } from '../../../shared/domain/result.ts';
import { createStatusHolder } from '../mdb/peripherals/status-holder.ts';
import { createListeners } from '../transport/listeners.ts';
import { createTransport } from '../transport/open-transport.ts';
import { keepOpen } from '../transport/reconnect.ts';
import { traced } from '../transport/traced.ts';
import type { Transport } from '../transport/types.ts';
import type { DeviceGround, SelfTestStep } from '../types.ts';
import { HEADER, newEvents, readCoinId, readCreditBuffer } from './codec.ts';
import type { CctalkConfig } from './config.ts';
import { CCTALK_DELAYS } from './delays.ts';
import { createCctalkDriver } from './driver.ts';
import type { CoinAcceptor, CoinEvent, CoinTrouble } from './types.ts';

export interface CctalkGround extends DeviceGround {
  readonly currency: string;
  /** In place of the port that the configuration names: simulators and tests. */
  readonly transport?: Transport;
}

const BAUD_RATE = 9_600;
const COIN_POSITIONS = 16;

/** Codes in place of a coin (from memory). What is not here went back to the shopper and needs no word. */
const REJECTED = 1;
const RETURN_LEVER = 254;
const TROUBLES: Readonly<Record<number, CoinTrouble>> = { 14: 'coinJam', 16: 'coinJam', 17: 'fault' };

export function createCoinAcceptor(config: CctalkConfig, ground: CctalkGround): CoinAcceptor {
  const { clock, log } = ground;
  const transport = traced(
    ground.transport ?? createTransport(config.connection, { baudRate: BAUD_RATE }, clock),
    clock,
  );
  const driver = createCctalkDriver(transport, config.address, clock);
  const status = createStatusHolder<CoinTrouble>();
  const events = createListeners<CoinEvent>();
  let values: readonly number[] = [];
  let isAccepting = false;
  let trouble: CoinTrouble | null = null;
  /** `null`: not known yet, so what is in the buffer is of an earlier time. */
  let lastCounter: number | null = null;
  let resets = 0;
  let living: Promise<void> = Promise.resolve();
  let abort = new AbortController();

  const showStatus = () => status.set(trouble ? { kind: 'attention', reason: trouble } : { kind: 'ready' });

  const tellSlot = ({ credit, detail }: { credit: number; detail: number }) => {
    if (credit > 0) {
      trouble = trouble === 'coinJam' ? null : trouble;
      return events.tell({ kind: 'coinInserted', amountMinor: values[credit - 1] ?? 0, route: 'cashBox' });
    }
    if (detail === REJECTED) return events.tell({ kind: 'slugsRejected', count: 1 });
    if (detail === RETURN_LEVER) return events.tell({ kind: 'escrowLever' });
    trouble = TROUBLES[detail] ?? trouble;
  };

  /** `gone`: no answer. `reset`: it has to be told anew what it may take. */
  const readCredits = async (): Promise<'fine' | 'gone' | 'reset'> => {
    const data = await driver.command(HEADER.readCredit);
    const buffer = data && readCreditBuffer(data);
    if (!buffer) return 'gone';
    const before = lastCounter;
    lastCounter = buffer.counter;
    if (before === null) return 'fine';
    if (buffer.counter === 0 && before !== 0) {
      resets++;
      return 'reset';
    }
    const { events: fresh, missed } = newEvents(buffer, before);
    if (missed > 0) events.tell({ kind: 'coinEventsMissed', count: missed });
    for (const slot of fresh) tellSlot(slot);
    showStatus();
    return 'fine';
  };

  const sendInhibits = async () => {
    const mask = values.reduce((bits, value, index) => (value > 0 ? bits | (1 << index) : bits), 0);
    const set = await driver.command(HEADER.inhibits, [mask & 0xff, mask >> 8]);
    return set !== null && (await driver.command(HEADER.masterInhibit, [isAccepting ? 1 : 0])) !== null;
  };

  const readValues = async (): Promise<readonly number[]> => {
    if (config.coinValuesMinor) return config.coinValuesMinor;
    const country = config.coinCountry ?? ground.currency.slice(0, 2);
    const read: number[] = [];
    for (let position = 1; position <= COIN_POSITIONS; position++) {
      const data = await driver.command(HEADER.coinId, [position]);
      const coin = data && readCoinId(data);
      read.push(coin?.country === country ? coin.valueMinor : 0);
    }
    return read;
  };

  const setUp = async () => {
    if ((await driver.command(HEADER.simplePoll)) === null) return false;
    values = await readValues();
    trouble = values.some((value) => value > 0) ? null : 'wrongCurrency';
    return sendInhibits();
  };

  const serve = async (signal: AbortSignal) => {
    let heardMs = clock.steadyMs();
    while (transport.isOpen()) {
      const outcome = await readCredits();
      if (outcome === 'fine') heardMs = clock.steadyMs();
      if (outcome === 'reset') return;
      if (outcome === 'gone' && clock.steadyMs() - heardMs > CCTALK_DELAYS.silenceShownMs) return;
      await clock.sleep(CCTALK_DELAYS.pollMs, signal);
    }
  };

  const live = async (signal: AbortSignal) => {
    while (transport.isOpen() && !signal.aborted) {
      if (await setUp()) {
        showStatus();
        await serve(signal).catch(() => undefined);
      }
      status.set({ kind: 'disconnected' });
      await clock.sleep(CCTALK_DELAYS.pollMs, signal).catch(() => undefined);
    }
  };

  const link = keepOpen(transport, {
    clock,
    onOpened: () => {
      log.info({ place: transport.name }, 'coin acceptor opened');
      abort = new AbortController();
      living = live(abort.signal);
    },
    onClosed: () => {
      log.warn({ place: transport.name }, 'coin acceptor closed');
      abort.abort();
      status.set({ kind: 'disconnected' });
    },
  });

  return {
    status: status.get,
    onStatus: status.onStatus,
    onMoney: events.add,
    coinValues: () => [...new Set(values.filter((value) => value > 0))].sort((a, b) => a - b),
    acceptCoins: async (accept) => {
      isAccepting = accept;
      if (accept && trouble === 'wrongCurrency') return err({ kind: 'rejected', detail: 'wrong currency' });
      return (await sendInhibits()) ? ok(undefined) : err({ kind: 'unclear', detail: 'no answer' });
    },
    device: {
      deviceId: 'coinAcceptor',
      description: `cctalk ${transport.name}`,
      status: async () => status.get(),
      onStatus: status.onStatus,
      selfTest: async (): Promise<SelfTestStep[]> => {
        const isThere = (await driver.command(HEADER.simplePoll)) !== null;
        return [
          { step: 'acceptor-answers', outcome: isThere ? 'passed' : 'failed', detail: status.get().kind },
          {
            step: 'coin-values',
            outcome: values.some((value) => value > 0) ? 'passed' : 'failed',
            detail: values.join(', '),
          },
        ];
      },
      counters: () => ({ ...driver.counters(), resets, reconnects: Math.max(0, link.openings() - 1) }),
      traffic: transport.traffic,
      start: link.start,
      stop: async () => {
        abort.abort();
        await link.stop();
        await living;
      },
    },
  };
}
