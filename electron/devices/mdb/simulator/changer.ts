import * as z from 'zod';
import type { Clock } from '../../../system/clock.ts';
import { noArgs, verb } from '../../simulator-verbs.ts';
import { ADDRESS } from '../codec/addresses.ts';
import { createChangerTubes, type SimulatedCoin, UNIT_MINOR } from './changer-tubes.ts';
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

const CNY_COINS: readonly SimulatedCoin[] = [
  { valueMinor: 10, inTube: 20, tubeSize: 50 },
  { valueMinor: 50, inTube: 20, tubeSize: 50 },
  { valueMinor: 100, inTube: 20, tubeSize: 50 },
];

export function createSimulatedChanger(options: SimulatedChangerOptions): SimulatedChanger {
  const { clock, country = 0x1156, level = 3, canPayOutByValue = true, coins = CNY_COINS } = options;
  const tubes = createChangerTubes(coins, clock);
  const { counts, typeOf } = tubes;
  let enabled = 0;
  let news: number[][] = [];
  let isTubeJammed = false;
  let takenMinor = 0;

  const reset = () => {
    enabled = 0;
    news = [[0x0b]];
    tubes.reset();
  };
  reset();
  const plug = createPlug(reset);

  const advance = () => {
    if (tubes.advance(isTubeJammed)) news.push([0x07]);
  };

  const poll = (): SimulatedAnswer => {
    const busy = tubes.isFalling() ? [0x02] : [];
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
        tubes.dropValue(command[2] ?? 0);
        return ACK;
      case 0x03: {
        const paid = tubes.takePaidCounts();
        return paid ? data(...paid) : ACK;
      }
      case 0x04: {
        const units = tubes.takeProgress();
        return units === null ? ACK : data(units);
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
          UNIT_MINOR,
          2,
          0,
          2 ** coins.length - 1,
          ...coins.map((coin) => coin.valueMinor / UNIT_MINOR),
        );
      case 0x0a: {
        const full = coins.reduce((bits, _, type) => (tubes.isFull(type) ? bits | (1 << type) : bits), 0);
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
        tubes.drop(Array.from({ length: Math.min(packed >> 4, counts[type] ?? 0) }, () => type));
        return ACK;
      }
      case 0x0f:
        return expansion(command);
      default:
        return SILENT;
    }
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
      const isFull = tubes.isFull(type);
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
      return tubes.paidMinor();
    },
    takenMinor: () => takenMinor,
    look: () => ({
      ...plug.look(),
      isTubeJammed,
      enabled,
      tubes: coins.map(({ valueMinor }, type) => ({ valueMinor, count: counts[type] })),
      paidMinor: tubes.paidMinor(),
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
