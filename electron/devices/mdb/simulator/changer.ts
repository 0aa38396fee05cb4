import * as z from 'zod';
import type { Clock } from '../../../system/clock.ts';
import { noArgs, verb } from '../../simulator-verbs.ts';
import { ADDRESS } from '../codec/addresses.ts';
import {
  ACK,
  asciiBytes,
  bigEndian,
  data,
  SILENT,
  type SimulatedAnswer,
  type SimulatedPeripheral,
} from './parts.ts';
import { createPlug, type Plug } from './plug.ts';

export interface SimulatedChangerOptions {
  readonly clock: Clock;
  /** As two BCD bytes: 0x1156 is CNY. */
  readonly country?: number;
  readonly level?: 2 | 3;
  readonly canPayOutByValue?: boolean;
  /** Per coin type. */
  readonly coins?: readonly SimulatedCoin[];
}

export interface SimulatedCoin {
  readonly valueMinor: number;
  readonly inTube: number;
  readonly tubeSize: number;
}

export interface SimulatedChanger extends SimulatedPeripheral, Plug {
  insertCoin(valueMinor: number): void;
  insertSlug(): void;
  pressReturnLever(): void;
  jamTube(): void;
  jamCoinPath(): void;
  clearJams(): void;
  fillTube(valueMinor: number): void;
  emptyTube(valueMinor: number): void;
  dispenseByHand(valueMinor: number): void;
  /** Coins that came out of the pay-out, in minor units: the world's own book. */
  paidMinor(): number;
  /** Coins that went in and stayed. */
  takenMinor(): number;
}

/** Unit of this changer's values: one tenth of the main unit, with two decimals. */
const SCALE = 10;
const COIN_MS = 200;
const CNY_COINS: readonly SimulatedCoin[] = [
  { valueMinor: 10, inTube: 20, tubeSize: 50 },
  { valueMinor: 50, inTube: 20, tubeSize: 50 },
  { valueMinor: 100, inTube: 20, tubeSize: 50 },
];

export function createSimulatedChanger(options: SimulatedChangerOptions): SimulatedChanger {
  const { clock, country = 0x1156, level = 3, canPayOutByValue = true, coins = CNY_COINS } = options;
  const counts = coins.map((coin) => coin.inTube);
  let enabled = 0;
  let news: number[][] = [];
  let isTubeJammed = false;
  let paidMinor = 0;
  let takenMinor = 0;
  /** Coins that the pay-out under way still has to give, each with the time at which it falls. */
  let falling: { type: number; atMs: number }[] = [];
  let paidCounts: number[] | null = null;
  let sinceProgress = 0;

  const reset = () => {
    enabled = 0;
    news = [[0x0b]];
    falling = [];
    paidCounts = null;
    sinceProgress = 0;
  };
  reset();
  const plug = createPlug(reset);

  /** Lets the coins fall whose time has come. */
  const advance = () => {
    if (isTubeJammed && falling.length > 0) {
      falling = [];
      news.push([0x07]);
    }
    while (falling[0] && falling[0].atMs <= clock.now()) {
      const type = falling.shift()?.type ?? 0;
      counts[type] = (counts[type] ?? 0) - 1;
      const valueMinor = coins[type]?.valueMinor ?? 0;
      paidMinor += valueMinor;
      sinceProgress += valueMinor / SCALE;
      if (paidCounts) paidCounts[type] = (paidCounts[type] ?? 0) + 1;
    }
  };

  const drop = (types: readonly number[]) => {
    falling = types.map((type, index) => ({ type, atMs: clock.now() + COIN_MS * (index + 1) }));
  };

  /** Largest coins first: what a changer does by itself for 0F 02. */
  const coinsFor = (units: number): number[] => {
    const types: number[] = [];
    let rest = units * SCALE;
    const left = [...counts];
    const byValue = coins
      .map((coin, type) => ({ ...coin, type }))
      .sort((a, b) => b.valueMinor - a.valueMinor);
    for (const { type, valueMinor } of byValue) {
      while (rest >= valueMinor && (left[type] ?? 0) > 0) {
        types.push(type);
        rest -= valueMinor;
        left[type] = (left[type] ?? 0) - 1;
      }
    }
    return types;
  };

  const poll = (): SimulatedAnswer => {
    const busy = falling.length > 0 ? [0x02] : [];
    const bytes = [...news.splice(0, 7).flat(), ...busy].slice(0, 16);
    return bytes.length > 0 ? data(...bytes) : ACK;
  };

  const expansion = (command: Uint8Array): SimulatedAnswer => {
    switch (command[1]) {
      case 0x00:
        return data(
          ...asciiBytes('SIM', 3),
          ...asciiBytes('000000000042', 12),
          ...asciiBytes('CHANGER', 12),
          0x01,
          0x00,
          ...bigEndian(canPayOutByValue ? 1 : 0, 4),
        );
      case 0x02:
        paidCounts = coins.map(() => 0);
        sinceProgress = 0;
        drop(coinsFor(command[2] ?? 0));
        return ACK;
      case 0x03: {
        if (falling.length > 0 || !paidCounts) return ACK;
        const told = data(...paidCounts);
        paidCounts = null;
        return told;
      }
      case 0x04: {
        if (falling.length === 0 && sinceProgress === 0) return ACK;
        const units = sinceProgress;
        sinceProgress = 0;
        return data(units);
      }
      default:
        return ACK;
    }
  };

  const answer = (command: Uint8Array): SimulatedAnswer => {
    if (!plug.isAnswering()) return SILENT;
    advance();
    switch (command[0]) {
      case 0x08:
        reset();
        return ACK;
      case 0x09:
        return data(
          level,
          country >> 8,
          country & 0xff,
          SCALE,
          2,
          0,
          2 ** coins.length - 1,
          ...coins.map((coin) => coin.valueMinor / SCALE),
        );
      case 0x0a: {
        const full = coins.reduce(
          (bits, coin, type) => ((counts[type] ?? 0) >= coin.tubeSize ? bits | (1 << type) : bits),
          0,
        );
        return data(...bigEndian(full, 2), ...counts);
      }
      case 0x0b:
        return poll();
      case 0x0c:
        enabled = ((command[1] ?? 0) << 8) | (command[2] ?? 0);
        return ACK;
      case 0x0d: {
        const packed = command[1] ?? 0;
        const type = packed & 0x0f;
        drop(Array.from({ length: Math.min(packed >> 4, counts[type] ?? 0) }, () => type));
        return ACK;
      }
      case 0x0f:
        return expansion(command);
      default:
        return SILENT;
    }
  };

  const typeOf = (valueMinor: number) => {
    const type = coins.findIndex((coin) => coin.valueMinor === valueMinor);
    if (type < 0) throw new Error(`this changer knows no coin of ${valueMinor}`);
    return type;
  };

  const changer: SimulatedChanger = {
    address: ADDRESS.changer,
    answer,
    insertCoin: (valueMinor) => {
      const type = typeOf(valueMinor);
      if (!plug.isPlugged()) return;
      const inTube = counts[type] ?? 0;
      if ((enabled & (1 << type)) === 0) return void news.push([0x70 | type, inTube]);
      takenMinor += valueMinor;
      const isFull = inTube >= (coins[type]?.tubeSize ?? 0);
      if (!isFull) counts[type] = inTube + 1;
      news.push([(isFull ? 0x40 : 0x50) | type, counts[type] ?? 0]);
    },
    insertSlug: () => void news.push([0x21]),
    pressReturnLever: () => void news.push([0x01]),
    jamTube: () => {
      isTubeJammed = true;
    },
    jamCoinPath: () => void news.push([0x0c]),
    clearJams: () => {
      isTubeJammed = false;
    },
    fillTube: (valueMinor) => {
      const type = typeOf(valueMinor);
      counts[type] = coins[type]?.tubeSize ?? 0;
    },
    emptyTube: (valueMinor) => {
      counts[typeOf(valueMinor)] = 0;
    },
    dispenseByHand: (valueMinor) => {
      const type = typeOf(valueMinor);
      counts[type] = Math.max(0, (counts[type] ?? 0) - 1);
      news.push([0x90 | type, counts[type] ?? 0]);
    },
    holdAnswer: plug.holdAnswer,
    unplug: plug.unplug,
    plugIn: plug.plugIn,
    powerCycle: plug.powerCycle,
    paidMinor: () => {
      advance();
      return paidMinor;
    },
    takenMinor: () => takenMinor,
    look: () => ({
      ...plug.look(),
      isTubeJammed,
      enabled,
      tubes: coins.map(({ valueMinor }, type) => ({ valueMinor, count: counts[type] })),
      paidMinor,
      takenMinor,
    }),
    get verbs() {
      const coin = z.strictObject({ valueMinor: z.number().int().positive() });
      return [
        verb('insertCoin', coin, ({ valueMinor }) => changer.insertCoin(valueMinor)),
        verb('insertSlug', noArgs, changer.insertSlug),
        verb('pressReturnLever', noArgs, changer.pressReturnLever),
        verb('jamTube', noArgs, changer.jamTube),
        verb('jamCoinPath', noArgs, changer.jamCoinPath),
        verb('clearJams', noArgs, changer.clearJams),
        verb('fillTube', coin, ({ valueMinor }) => changer.fillTube(valueMinor)),
        verb('emptyTube', coin, ({ valueMinor }) => changer.emptyTube(valueMinor)),
        verb('dispenseByHand', coin, ({ valueMinor }) => changer.dispenseByHand(valueMinor)),
        ...plug.verbs,
      ];
    },
  };
  return changer;
}
