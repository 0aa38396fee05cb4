import { ok } from '../../../../shared/domain/result.ts';
import type { MdbBus } from '../bus.ts';
import {
  CHANGER_COMMAND,
  type ChangerSetup,
  featuresCommand,
  readChangerIdentity,
  readChangerSetup,
} from '../codec/changer.ts';
import { MDB_DELAYS } from '../delays.ts';
import { createMoneyScale, type MoneyScale, type MoneySettings } from '../money-scale.ts';
import { exchangeUntilAck, exchangeUntilData } from './life.ts';

/** What is known of the changer once it has been set up. */
export interface ChangerFacts {
  readonly setup: ChangerSetup;
  readonly scale: MoneyScale;
  /** Per coin type; 0 where there is no such coin, or a token. */
  readonly valuesMinor: readonly number[];
  readonly canPayOutByValue: boolean;
}

export type ReadFacts =
  | { readonly kind: 'set'; readonly facts: ChangerFacts }
  | { readonly kind: 'missing' }
  | { readonly kind: 'wrongCurrency' };

/** Highest credit byte that is money; 255 is a token (MDB/ICP 5.3). */
const MAX_COIN_UNITS = 254;

/** Asks the changer for its coins and what it can do, and takes up pay-out by value where it offers that. */
export async function readChangerFacts(bus: MdbBus, money: MoneySettings): Promise<ReadFacts> {
  const data = await exchangeUntilData(bus, CHANGER_COMMAND.setup, MDB_DELAYS.slowAnswerMs);
  const setup = data && readChangerSetup(data);
  if (!setup) return { kind: 'missing' };
  const scale = createMoneyScale(setup, money);
  if (!scale.ok) return { kind: 'wrongCurrency' };
  const valuesMinor = setup.coinUnits.map((units) => {
    const value = units > MAX_COIN_UNITS ? ok(0) : scale.value.toMinor(units);
    return value.ok ? value.value : 0;
  });
  const canPayOutByValue = await takeUpFeatures(bus, setup.level);
  return { kind: 'set', facts: { setup, scale: scale.value, valuesMinor, canPayOutByValue } };
}

async function takeUpFeatures(bus: MdbBus, level: number): Promise<boolean> {
  if (level < 3) return false;
  const data = await exchangeUntilData(bus, CHANGER_COMMAND.identify, MDB_DELAYS.slowAnswerMs);
  const identity = data && readChangerIdentity(data);
  if (!identity?.canPayOutByValue) return false;
  return (await exchangeUntilAck(bus, featuresCommand(1))) === 'ack';
}
