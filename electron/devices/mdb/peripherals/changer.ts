import { assertNever } from '../../../../shared/domain/assert-never.ts';
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
  type ChangerSetup,
  coinTypeCommand,
  featuresCommand,
  readChangerIdentity,
  readChangerPoll,
  readChangerSetup,
  readTubeStatus,
  type TubeStatus,
} from '../codec/changer.ts';
import { MDB_DELAYS } from '../delays.ts';
import type { HeardMoney } from '../heard-money.ts';
import { createMoneyScale, type MoneyScale, type MoneySettings } from '../money-scale.ts';
import type { CoinChanger, CoinEvent, CoinTrouble, Tube } from '../types.ts';
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

/** What is known of the changer once it has been set up. */
export interface ChangerFacts {
  readonly setup: ChangerSetup;
  readonly scale: MoneyScale;
  /** Per coin type; 0 where there is no such coin, or a token. */
  readonly valuesMinor: readonly number[];
  readonly canPayOutByValue: boolean;
}

/** Highest credit byte that is money; 255 is a token (MDB/ICP 5.3). */
const MAX_COIN_UNITS = 254;

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

  const hearStatusWord = (word: Extract<ChangerMessage, { kind: 'status' }>['word']) => {
    switch (word) {
      case 'escrowLever':
        return events.tell({ kind: 'escrowLever' });
      case 'noCredit':
        return events.tell({ kind: 'coinNotCredited' });
      case 'payOutBusy':
      case 'busy':
        busyMs = clock.now();
        return;
      case 'coinJam':
      case 'tubeJam':
      case 'tubeSensor':
      case 'acceptorUnplugged':
        trouble = word;
        return showStatus();
      case 'romError':
      case 'routingError':
        trouble = 'fault';
        return showStatus();
      case 'justReset':
      case 'doubleArrival':
      case 'coinRemoval':
        return;
      default:
        assertNever(word);
    }
  };

  const hearMessage = (message: ChangerMessage, values: readonly number[]) => {
    switch (message.kind) {
      case 'deposited': {
        const amountMinor = values[message.type] ?? 0;
        if (message.route === 'rejected') return events.tell({ kind: 'coinRejected', amountMinor });
        // A token, or a type that the changer does not know: never money.
        if (amountMinor === 0) return events.tell({ kind: 'coinNotCredited' });
        watch.noticeBefore(message.type, message.inTube - (message.route === 'tube' ? 1 : 0));
        setTube(message.type, message.inTube);
        // A coin went through, so the way is free again.
        if (trouble === 'coinJam') trouble = null;
        showStatus();
        const route = message.route === 'unused' ? 'unknown' : message.route;
        const moneyId = heard.note('coins', amountMinor, () => watch.expect(message.type, message.inTube));
        return events.tell({ kind: 'coinInserted', amountMinor, route, moneyId });
      }
      case 'dispensedByHand':
        setTube(message.type, message.inTube);
        events.tell({
          kind: 'coinsDispensedByHand',
          amountMinor: (values[message.type] ?? 0) * message.count,
        });
        return watch.expect(message.type, message.inTube);
      case 'slugs':
        return events.tell({ kind: 'slugsRejected', count: message.count });
      case 'status':
        return hearStatusWord(message.word);
      case 'unreadable':
        return;
      default:
        assertNever(message);
    }
  };

  const hear = (data: Uint8Array) => {
    backlog.push(...readChangerPoll(data));
    // Before set-up a coin has no value; it is told as soon as it has one.
    if (!facts) return;
    const messages = backlog;
    backlog = [];
    for (const message of messages) hearMessage(message, facts.valuesMinor);
  };

  const readFacts = async (): Promise<'set' | 'missing' | 'wrongCurrency'> => {
    const data = await exchangeUntilData(bus, CHANGER_COMMAND.setup, MDB_DELAYS.slowAnswerMs);
    const setup = data && readChangerSetup(data);
    if (!setup) return 'missing';
    const scale = createMoneyScale(setup, money);
    if (!scale.ok) {
      facts = null;
      return 'wrongCurrency';
    }
    const valuesMinor = setup.coinUnits.map((units) => {
      const value = units > MAX_COIN_UNITS ? ok(0) : scale.value.toMinor(units);
      return value.ok ? value.value : 0;
    });
    facts = { setup, scale: scale.value, valuesMinor, canPayOutByValue: await takeUpFeatures(setup.level) };
    return 'set';
  };

  const takeUpFeatures = async (level: number) => {
    if (level < 3) return false;
    const data = await exchangeUntilData(bus, CHANGER_COMMAND.identify, MDB_DELAYS.slowAnswerMs);
    const identity = data && readChangerIdentity(data);
    if (!identity?.canPayOutByValue) return false;
    return (await exchangeUntilAck(bus, featuresCommand(1))) === 'ack';
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
