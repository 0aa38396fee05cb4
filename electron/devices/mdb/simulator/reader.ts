import * as z from 'zod';
import { noArgs, verb } from '../../simulator-verbs.ts';
import { ADDRESS } from '../codec/addresses.ts';
import type { ReaderNumber } from '../types.ts';
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

export interface SimulatedReaderOptions {
  readonly reader: ReaderNumber;
  readonly country?: number;
  readonly isAlwaysIdle?: boolean;
  readonly canRefund?: boolean;
  readonly hasMoney32?: boolean;
  readonly maxResponseSeconds?: number;
}

export interface SimulatedReader extends SimulatedPeripheral, Plug {
  /** Without a balance the card can pay anything. */
  presentCard(balanceMinor?: number): void;
  tapCardDeclined(): void;
  removeCard(): void;
  failNextRefund(): void;
  /** What cards were charged for good: the world's own book. */
  chargedMinor(): number;
  /** Approved, and neither charged nor given back yet. */
  heldMinor(): number;
}

type State = 'inactive' | 'disabled' | 'enabled' | 'sessionIdle' | 'vend' | 'approved';

/** Values of this reader are minor units: scale 1, two decimals. */
export function createSimulatedReader(options: SimulatedReaderOptions): SimulatedReader {
  const {
    reader,
    country = 0x1156,
    isAlwaysIdle = true,
    canRefund = true,
    hasMoney32 = false,
    maxResponseSeconds = 5,
  } = options;
  let state: State = 'inactive';
  let width: 2 | 4 = 2;
  let takesAlwaysIdle = false;
  let askedMinor = 0;
  let heldMinor = 0;
  let chargedMinor = 0;
  let isRefundBroken = false;
  let card: { balanceMinor: number | null } | null = null;
  let news: number[][] = [];

  const charge = () => {
    chargedMinor += heldMinor;
    heldMinor = 0;
  };
  const reset = () => {
    // A reset between approval and success counts as success.
    charge();
    state = 'inactive';
    width = 2;
    takesAlwaysIdle = false;
    card = null;
    news = [[0x00]];
  };
  reset();
  const plug = createPlug(reset);

  const deny = () => {
    state = 'sessionIdle';
    news.push([0x06]);
  };
  const decide = () => {
    if (state !== 'vend' || !card) return;
    if (card.balanceMinor !== null && card.balanceMinor < askedMinor) return deny();
    if (card.balanceMinor !== null) card.balanceMinor -= askedMinor;
    heldMinor = askedMinor;
    state = 'approved';
    news.push([0x05, ...bigEndian(askedMinor, width)]);
  };
  const beginSession = () => {
    state = 'sessionIdle';
    const funds = card?.balanceMinor ?? (width === 2 ? 0xffff : 0xffffffff);
    const rest = width === 2 ? 7 : 12;
    news.push([
      0x03,
      ...bigEndian(Math.min(funds, width === 2 ? 0xffff : 0xffffffff), width),
      ...bigEndian(0, rest),
    ]);
  };
  const endSession = () => {
    state = 'enabled';
    card = null;
    news.push([0x07]);
  };

  const vend = (command: Uint8Array): SimulatedAnswer => {
    switch (command[1]) {
      case 0x00: {
        const mayAsk = state === 'sessionIdle' || (state === 'enabled' && takesAlwaysIdle);
        if (!mayAsk) return data(0x0b);
        askedMinor = [...command.slice(2, 2 + width)].reduce((sum, byte) => sum * 256 + byte, 0);
        state = 'vend';
        decide();
        return ACK;
      }
      case 0x01:
        if (state === 'vend') deny();
        return ACK;
      case 0x02:
        if (state !== 'approved') return data(0x0b);
        charge();
        state = 'sessionIdle';
        return ACK;
      case 0x03:
        if (state !== 'approved') return data(0x0b);
        if (isRefundBroken || !canRefund) {
          charge();
          news.push([0x0a, 0xc0]);
        }
        isRefundBroken = false;
        heldMinor = 0;
        state = 'sessionIdle';
        return ACK;
      case 0x04:
        endSession();
        return ACK;
      default:
        return ACK;
    }
  };

  const setUp = (command: Uint8Array): SimulatedAnswer => {
    if (command[1] !== 0x00) return ACK;
    state = 'disabled';
    return data(0x01, 3, country >> 8, country & 0xff, 1, 2, maxResponseSeconds, canRefund ? 1 : 0);
  };

  const expansion = (command: Uint8Array): SimulatedAnswer => {
    const features = (hasMoney32 ? 0x02 : 0) | (isAlwaysIdle ? 0x20 : 0);
    if (command[1] === 0x00) {
      return data(
        0x09,
        ...asciiBytes('SIM', 3),
        ...asciiBytes('000000000007', 12),
        ...asciiBytes('READER', 12),
        1,
        0,
        ...bigEndian(features, 4),
      );
    }
    const taken = command[5] ?? 0;
    if (taken & 0x02) width = 4;
    takesAlwaysIdle = (taken & 0x20) !== 0;
    return ACK;
  };

  const answer = (command: Uint8Array): SimulatedAnswer => {
    if (!plug.isAnswering()) return SILENT;
    switch ((command[0] ?? 0) & 0x07) {
      case 0:
        reset();
        return ACK;
      case 1:
        return setUp(command);
      case 2: {
        const bytes = news.shift();
        return bytes ? data(...bytes) : ACK;
      }
      case 3:
        return vend(command);
      case 4:
        if (command[1] === 0x01 && (state === 'disabled' || state === 'enabled')) state = 'enabled';
        if (command[1] === 0x00) state = 'disabled';
        return ACK;
      case 7:
        return expansion(command);
      default:
        return SILENT;
    }
  };

  const simulated: SimulatedReader = {
    address: reader === 1 ? ADDRESS.reader1 : ADDRESS.reader2,
    answer,
    presentCard: (balanceMinor) => {
      card = { balanceMinor: balanceMinor ?? null };
      if (state === 'vend') decide();
      else if (state === 'enabled') beginSession();
    },
    tapCardDeclined: () => {
      if (state === 'vend') deny();
    },
    removeCard: () => {
      card = null;
      if (state === 'vend') deny();
      else if (state === 'sessionIdle') news.push([0x04]);
    },
    failNextRefund: () => {
      isRefundBroken = true;
    },
    holdAnswer: plug.holdAnswer,
    unplug: plug.unplug,
    plugIn: plug.plugIn,
    powerCycle: plug.powerCycle,
    chargedMinor: () => chargedMinor,
    heldMinor: () => heldMinor,
    look: () => ({
      ...plug.look(),
      state,
      askedMinor: state === 'vend' || state === 'approved' ? askedMinor : 0,
      heldMinor,
      chargedMinor,
      hasCard: card !== null,
    }),
    get verbs() {
      const cardArgs = z.strictObject({ balanceMinor: z.number().int().min(0).optional() });
      return [
        verb('presentCard', cardArgs, ({ balanceMinor }) => simulated.presentCard(balanceMinor)),
        verb('tapCardDeclined', noArgs, simulated.tapCardDeclined),
        verb('removeCard', noArgs, simulated.removeCard),
        verb('failNextRefund', noArgs, simulated.failNextRefund),
        ...plug.verbs,
      ];
    },
  };
  return simulated;
}
