import * as z from 'zod';
import { noArgs, verb } from '../../simulator-verbs.ts';
import { ADDRESS } from '../codec/addresses.ts';
import { ACK, bigEndian, data, SILENT, type SimulatedAnswer, type SimulatedPeripheral } from './parts.ts';
import { createPlug, type Plug } from './plug.ts';

export interface SimulatedValidatorOptions {
  readonly country?: number;
  readonly billsMinor?: readonly number[];
  readonly stackerSize?: number;
}

export interface SimulatedValidator extends SimulatedPeripheral, Plug {
  insertBill(valueMinor: number): void;
  jamBill(): void;
  clearJam(): void;
  removeCashBox(): void;
  insertCashBox(): void;
  fillStacker(): void;
  /** Bills in the stacker, in minor units: the world's own book. */
  stackedMinor(): number;
  /** Bills that the shopper got back. */
  returnedMinor(): number;
}

/** Unit of this validator's values: the main unit, with two decimals. */
const SCALE = 100;

export function createSimulatedValidator(options: SimulatedValidatorOptions = {}): SimulatedValidator {
  const { country = 0x1156, billsMinor = [100, 500, 1000, 2000, 5000, 10_000], stackerSize = 400 } = options;
  let enabled = 0;
  let escrowMask = 0;
  let inEscrow: number | null = null;
  let isJammed = false;
  let isBoxOut = false;
  let stackedCount = 0;
  let stackedMinor = 0;
  let returnedMinor = 0;
  let news: number[] = [];

  const giveBack = (type: number) => {
    returnedMinor += billsMinor[type] ?? 0;
    inEscrow = null;
  };
  const stack = (type: number) => {
    stackedMinor += billsMinor[type] ?? 0;
    stackedCount++;
    inEscrow = null;
    news.push(0x80 | type);
  };
  const reset = () => {
    enabled = 0;
    // A validator gives back what it holds when it starts, and says nothing of it.
    if (inEscrow !== null) giveBack(inEscrow);
    news = [0x06];
  };
  reset();
  const plug = createPlug(reset);

  const poll = (): SimulatedAnswer => {
    const bytes = [...news.splice(0, 12), ...(isJammed ? [0x05] : []), ...(isBoxOut ? [0x08] : [])];
    if (enabled === 0) bytes.push(0x09);
    return bytes.length > 0 ? data(...bytes) : ACK;
  };

  const escrow = (how: number | undefined): SimulatedAnswer => {
    if (isJammed) return ACK;
    if (inEscrow === null) news.push(0x0a);
    else if (how === 1) stack(inEscrow);
    else {
      news.push(0xa0 | inEscrow);
      giveBack(inEscrow);
    }
    return ACK;
  };

  const answer = (command: Uint8Array): SimulatedAnswer => {
    if (!plug.isAnswering()) return SILENT;
    switch (command[0]) {
      case 0x30:
        reset();
        return ACK;
      case 0x31:
        return data(
          1,
          country >> 8,
          country & 0xff,
          ...bigEndian(SCALE, 2),
          2,
          ...bigEndian(stackerSize, 2),
          0,
          0,
          0xff,
          ...billsMinor.map((bill) => bill / SCALE),
        );
      case 0x33:
        return poll();
      case 0x34:
        enabled = ((command[1] ?? 0) << 8) | (command[2] ?? 0);
        escrowMask = ((command[3] ?? 0) << 8) | (command[4] ?? 0);
        return ACK;
      case 0x35:
        return escrow(command[1]);
      case 0x36:
        return data(...bigEndian(stackedCount | (stackedCount >= stackerSize ? 0x8000 : 0), 2));
      default:
        return SILENT;
    }
  };

  const validator: SimulatedValidator = {
    address: ADDRESS.validator,
    answer,
    insertBill: (valueMinor) => {
      const type = billsMinor.indexOf(valueMinor);
      if (type < 0 || !plug.isPlugged() || inEscrow !== null || isJammed) return;
      if ((enabled & (1 << type)) === 0) {
        returnedMinor += valueMinor;
        return void news.push(0xc0 | type);
      }
      inEscrow = type;
      if ((escrowMask & (1 << type)) === 0) stack(type);
      else news.push(0x90 | type);
    },
    jamBill: () => {
      isJammed = true;
    },
    clearJam: () => {
      isJammed = false;
    },
    removeCashBox: () => {
      isBoxOut = true;
    },
    insertCashBox: () => {
      isBoxOut = false;
    },
    fillStacker: () => {
      stackedCount = stackerSize;
    },
    holdAnswer: plug.holdAnswer,
    unplug: plug.unplug,
    plugIn: plug.plugIn,
    powerCycle: plug.powerCycle,
    stackedMinor: () => stackedMinor,
    returnedMinor: () => returnedMinor,
    look: () => ({
      ...plug.look(),
      isJammed,
      isBoxOut,
      enabled,
      inEscrowMinor: inEscrow === null ? null : billsMinor[inEscrow],
      stackedCount,
      stackedMinor,
      returnedMinor,
    }),
    get verbs() {
      const bill = z.strictObject({ valueMinor: z.number().int().positive() });
      return [
        verb('insertBill', bill, ({ valueMinor }) => validator.insertBill(valueMinor)),
        verb('jamBill', noArgs, validator.jamBill),
        verb('clearJam', noArgs, validator.clearJam),
        verb('removeCashBox', noArgs, validator.removeCashBox),
        verb('insertCashBox', noArgs, validator.insertCashBox),
        verb('fillStacker', noArgs, validator.fillStacker),
        ...plug.verbs,
      ];
    },
  };
  return validator;
}
