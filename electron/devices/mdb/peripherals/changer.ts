import { err, ok } from '../../../../shared/domain/result.ts';
import type { Clock } from '../../../system/clock.ts';
import { createListeners } from '../../transport/listeners.ts';
import type { Book, PayOutEntry, TubeMemory } from '../books.ts';
import type { MdbBus } from '../bus.ts';
import { planChange } from '../change.ts';
import { ADDRESS } from '../codec/addresses.ts';
import {
  CHANGER_COMMAND,
  type ChangerMessage,
  coinTypeCommand,
  readChangerPoll,
  readTubeStatus,
  type TubeStatus,
} from '../codec/changer.ts';
import { MDB_DELAYS } from '../delays.ts';
import type { HeardMoney } from '../heard-money.ts';
import type { MoneySettings } from '../money-scale.ts';
import type { CoinChanger, CoinEvent, CoinTrouble, Tube } from '../types.ts';
import { type ChangerFacts, readChangerFacts } from './changer-facts.ts';
import { createChangerHearing } from './changer-hearing.ts';
import { createPayOuts } from './changer-pay-out.ts';
import { createLife, exchangeUntilAck, exchangeUntilData, type Life } from './life.ts';
import { createStatusHolder } from './status-holder.ts';
import { createTubeWatch } from './tube-watch.ts';

export interface ChangerOptions {
  readonly bus: MdbBus;
  readonly clock: Clock;
  readonly money: MoneySettings;
  readonly book: Book<PayOutEntry>;
  readonly tubeMemory: TubeMemory;
  readonly heard: Pick<HeardMoney, 'note'>;
}

export interface RunningChanger extends CoinChanger {
  readonly life: Life;
}

export function createChanger({
  bus,
  clock,
  money,
  book,
  tubeMemory,
  heard,
}: ChangerOptions): RunningChanger {
  const status = createStatusHolder<CoinTrouble>();
  const events = createListeners<CoinEvent>();
  let facts: ChangerFacts | null = null;
  let tubeStatus: TubeStatus = { isFull: [], counts: [] };
  let isAccepting = false;
  let backlog: ChangerMessage[] = [];
  let busyMs = Number.NEGATIVE_INFINITY;
  let trouble: CoinTrouble | null = null;
  /** Counts that nothing explained at the last visit. */
  let doubt: readonly number[] | null = null;
  const watch = createTubeWatch({
    memory: tubeMemory,
    valuesMinor: () => facts?.valuesMinor ?? [],
    tell: events.tell,
  });

  const tubes = (): Tube[] =>
    (facts?.valuesMinor ?? [])
      .map((valueMinor, type) => ({
        valueMinor,
        count: tubeStatus.counts[type] ?? 0,
        isFull: tubeStatus.isFull[type] ?? false,
      }))
      .filter((tube, type) => tube.valueMinor > 0 && ((facts?.setup.tubeRouting ?? 0) & (1 << type)) !== 0);

  const showStatus = () => {
    if (trouble) return status.set({ kind: 'attention', reason: trouble });
    status.set(payOuts.running() ? { kind: 'busy' } : { kind: 'ready' });
  };

  const sendCoinTypes = () => {
    const mask = isAccepting && facts && !payOuts.running() ? coinMask(facts.valuesMinor) : 0;
    // The buttons by which staff empty the tubes stay on but while a shopper's money is counted.
    return exchangeUntilAck(bus, coinTypeCommand(mask, isAccepting ? 0 : 0xffff));
  };

  const readTubes = async () => {
    const data = await exchangeUntilData(bus, CHANGER_COMMAND.tubeStatus, MDB_DELAYS.slowAnswerMs);
    const read = data && readTubeStatus(data);
    if (read) tubeStatus = read;
    return read;
  };

  const setTube = (type: number, count: number) => {
    tubeStatus = {
      ...tubeStatus,
      counts: tubeStatus.counts.map((old, index) => (index === type ? count : old)),
    };
  };

  /** A coin may fall between the count and its own poll: a difference counts when it is there at two visits. */
  const visitTubes = async () => {
    if (!facts || payOuts.running()) return;
    const read = await readTubes();
    if (!read || payOuts.running()) return;
    const isSame = JSON.stringify(read.counts) === JSON.stringify(doubt);
    doubt = watch.isExplained(read.counts) ? null : read.counts;
    if (doubt && isSame) watch.compare(read.counts);
  };

  const hearMessage = createChangerHearing({
    heard,
    watch,
    tell: events.tell,
    setTube,
    noteBusy: () => {
      busyMs = clock.steadyMs();
    },
    takeTrouble: (word) => {
      trouble = word;
      showStatus();
    },
    wayIsFree: () => {
      if (trouble === 'coinJam') trouble = null;
      showStatus();
    },
  });

  const hear = (data: Uint8Array) => {
    backlog.push(...readChangerPoll(data));
    // Before set-up a coin has no value; it is told as soon as it has one.
    if (!facts) return;
    const messages = backlog;
    backlog = [];
    for (const message of messages) hearMessage(message, facts.valuesMinor);
  };

  const readFacts = async () => {
    const read = await readChangerFacts(bus, money);
    if (read.kind === 'set') facts = read.facts;
    if (read.kind === 'wrongCurrency') facts = null;
    return read.kind;
  };

  const payOuts = createPayOuts({
    bus,
    clock,
    book,
    facts: () => facts,
    tubes,
    tubeCounts: () => tubeStatus.counts,
    readTubes,
    busyMs: () => busyMs,
    hasTrouble: () => trouble === 'tubeJam',
    tell: events.tell,
    onChange: (isCounted) => {
      if (isCounted) watch.settle(tubeStatus.counts);
      else watch.unsettle();
      showStatus();
      void sendCoinTypes();
    },
  });

  const life = createLife({
    bus,
    clock,
    address: ADDRESS.changer,
    reset: CHANGER_COMMAND.reset,
    poll: CHANGER_COMMAND.poll,
    alive: CHANGER_COMMAND.tubeStatus,
    isJustReset: (data) =>
      readChangerPoll(data).some((message) => message.kind === 'status' && message.word === 'justReset'),
    beforeReset: async () => {
      // Only before a reset can the changer still say how a pay-out ended that an earlier process began.
      if (payOuts.hasOld() && (await readFacts()) === 'set') await payOuts.settleOld();
    },
    setUp: async () => {
      const outcome = await readFacts();
      if (outcome === 'missing') return false;
      trouble = outcome === 'wrongCurrency' ? 'wrongCurrency' : null;
      if (outcome === 'set') {
        if (!(await readTubes())) return false;
        if (hasBadTube(tubeStatus)) trouble = 'tubeSensor';
        hear(new Uint8Array());
        if (!payOuts.running()) watch.compare(tubeStatus.counts);
      }
      payOuts.giveUpOld();
      return (await sendCoinTypes()) === 'ack';
    },
    hear,
    visit: { everyMs: MDB_DELAYS.tubeStatusMs, make: visitTubes },
    silenceMs: () => MDB_DELAYS.changerSilenceMs,
    onPresence: (presence) => {
      if (presence === 'silent' || presence === 'missing') status.set({ kind: 'disconnected' });
      else if (presence === 'found' || status.get().kind === 'disconnected') {
        if (facts || trouble) showStatus();
      }
    },
    onLost: () => payOuts.lost(),
  });

  return {
    life: {
      ...life,
      stop: () => {
        payOuts.end();
        return life.stop();
      },
    },
    status: status.get,
    onStatus: status.onStatus,
    onMoney: events.add,
    coinValues: () => [...new Set(facts?.valuesMinor.filter((value) => value > 0))].sort((a, b) => a - b),
    acceptCoins: async (accept) => {
      isAccepting = accept;
      if (accept && trouble === 'wrongCurrency') return err({ kind: 'rejected', detail: 'wrong currency' });
      const kind = await sendCoinTypes();
      if (kind === 'ack') return ok(undefined);
      return err({ kind: 'unclear', detail: `the changer answers ${kind}` });
    },
    tubes,
    planChange: (amountMinor) => planChange(amountMinor, status.get().kind === 'disconnected' ? [] : tubes()),
    startPayOut: async (payOutId, amountMinor) => {
      const now = status.get();
      if (now.kind !== 'ready') return err({ kind: 'rejected', detail: `the changer is ${now.kind}` });
      return payOuts.begin(payOutId, amountMinor);
    },
    payOutState: payOuts.stateOf,
  };
}

const coinMask = (values: readonly number[]) =>
  values.reduce((mask, value, type) => (value > 0 ? mask | (1 << type) : mask), 0);

const hasBadTube = ({ isFull, counts }: TubeStatus) =>
  isFull.some((full, type) => full && counts[type] === 0);
