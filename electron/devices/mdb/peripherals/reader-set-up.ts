import type { Clock } from '../../../system/clock.ts';
import type { BusAnswer } from '../bridges/types.ts';
import type { MdbBus } from '../bus.ts';
import {
  CASHLESS_COMMAND,
  CASHLESS_FEATURE,
  type CashlessMessage,
  type CashlessMode,
  type CashlessSetup,
  identifyCommand,
  optionsCommand,
  pricesCommand,
  setupCommand,
} from '../codec/cashless.ts';
import { currencyBcd } from '../currency-codes.ts';
import { MDB_DELAYS } from '../delays.ts';
import { createMoneyScale, type MoneyScale, type MoneySettings } from '../money-scale.ts';
import type { ReaderFacts } from '../types.ts';
import { exchangeUntilAck } from './life.ts';

export interface ReaderSetUpParts {
  readonly bus: MdbBus;
  readonly clock: Clock;
  readonly money: MoneySettings;
  /** A command for the reader's own address. */
  on(command: Uint8Array): Uint8Array;
  /** Sends a command, and hears what comes back with it. */
  send(command: Uint8Array): Promise<BusAnswer['kind']>;
  hear(data: Uint8Array): void;
}

/** What a reader says of itself from "just reset" on, and what was agreed with it. */
export interface ReaderSetUp {
  /** Everything up to the moment before it is enabled. `false`: it does not answer. */
  run(): Promise<boolean>;
  /** Takes up what concerns set-up alone. */
  take(message: Extract<CashlessMessage, { kind: 'setup' | 'identity' }>): void;
  /** The reader found a command out of sequence: nothing more is asked before the next reset. */
  giveUp(): void;
  mode(): CashlessMode;
  /** Null before it has told, or where its money is of another currency. */
  scale(): MoneyScale | null;
  facts(): ReaderFacts | null;
  isWrongCurrency(): boolean;
  maxResponseMs(): number;
}

/** Our own feature level, and what we take up of a reader's options. */
const OUR_LEVEL = 3;
const WANTED_FEATURES = CASHLESS_FEATURE.money32 | CASHLESS_FEATURE.alwaysIdle;
const PLAIN_MODE: CashlessMode = { width: 2, level: 1 };

type Identity = Extract<CashlessMessage, { kind: 'identity' }>;

export function createReaderSetUp(parts: ReaderSetUpParts): ReaderSetUp {
  const { bus, clock, money, on, send, hear } = parts;
  const told: { setup: CashlessSetup | null; identity: Identity | null } = { setup: null, identity: null };
  let mode = PLAIN_MODE;
  let scale: MoneyScale | null = null;
  let facts: ReaderFacts | null = null;
  let isWrongCurrency = false;
  let isGivenUp = false;

  const maxResponseMs = () =>
    Math.max(MDB_DELAYS.readerSilenceMs, (told.setup?.maxResponseSeconds ?? 0) * 1_000);

  const waitForMessage = async (isThere: () => boolean, untilMs: number) => {
    while (!isThere() && !isGivenUp && clock.steadyMs() < untilMs && bus.isUp()) {
      const answer = await bus.exchange(on(CASHLESS_COMMAND.poll));
      if (answer.kind === 'data') hear(answer.bytes);
      if (!isThere()) await clock.sleep(MDB_DELAYS.pollMs);
    }
    return isThere();
  };

  const askFor = async (command: Uint8Array, isThere: () => boolean) => {
    for (let attempt = 0; attempt < 3 && !isThere() && !isGivenUp; attempt++) {
      const kind = await send(command);
      if (kind !== 'silent' && (await waitForMessage(isThere, clock.steadyMs() + maxResponseMs()))) return;
    }
  };

  /** The options that both sides have. */
  const takeUpFeatures = async ({ level }: CashlessSetup) => {
    const offered = told.identity?.features ?? 0;
    const taken = level >= 3 ? offered & WANTED_FEATURES : 0;
    if (taken === 0) return 0;
    if ((await exchangeUntilAck(bus, on(optionsCommand(taken)))) !== 'ack') return 0;
    if (taken & CASHLESS_FEATURE.money32) {
      mode = { ...mode, width: 4 };
      // In the new width the prices are told anew (MDB/ICP 7.4.14).
      await exchangeUntilAck(bus, on(pricesCommand(4, currencyBcd(money.currency))));
    }
    return taken;
  };

  const forget = () => {
    mode = PLAIN_MODE;
    told.setup = null;
    told.identity = null;
    isGivenUp = false;
  };

  const run = async () => {
    forget();
    await askFor(setupCommand(OUR_LEVEL), () => told.setup !== null);
    const { setup } = told;
    if (!setup) return false;
    const created = createMoneyScale(setup, money);
    scale = created.ok ? created.value : null;
    isWrongCurrency = !created.ok;
    await exchangeUntilAck(bus, on(pricesCommand(2, 0)));
    await askFor(identifyCommand(), () => told.identity !== null);
    const taken = await takeUpFeatures(setup);
    facts = {
      isAlwaysIdle: (taken & CASHLESS_FEATURE.alwaysIdle) !== 0,
      canRefund: setup.canRefund,
      maxResponseMs: maxResponseMs(),
      model: told.identity?.model ?? '',
    };
    return true;
  };

  return {
    run,
    take: (message) => {
      if (message.kind === 'identity') told.identity = message;
      else {
        told.setup = message;
        mode = { width: 2, level: message.level };
      }
    },
    giveUp: () => {
      isGivenUp = true;
    },
    mode: () => mode,
    scale: () => scale,
    facts: () => facts,
    isWrongCurrency: () => isWrongCurrency,
    maxResponseMs,
  };
}
