import * as z from 'zod';
import { type SimulatorVerb, verb } from '../simulator-verbs.ts';
import type { Transport } from '../transport/types.ts';
import { createFrameParser, encodeFrame, HEADER } from './codec.ts';

export interface SimulatedAcceptor {
  insertCoin(valueMinor: number): void;
  insertSlug(): void;
  pressReturnLever(): void;
  jam(): void;
  holdAnswer(isHeld: boolean): void;
  powerCycle(): void;
  takenMinor(): number;
  readonly verbs: readonly SimulatorVerb[];
  look(): object;
  attach(transport: Transport): () => void;
}

/** A coin acceptor on the device's end of a transport. Coin ids: country, value, version. */
export function createSimulatedAcceptor(
  coins: readonly string[] = ['CN010A', 'CN050A', 'CN100A'],
  address = 2,
): SimulatedAcceptor {
  let counter = 0;
  let slots: [number, number][] = [];
  let mask = 0;
  let isOpen = false;
  let isHeld = false;
  let takenMinor = 0;

  const push = (credit: number, detail: number) => {
    counter = counter === 255 ? 1 : counter + 1;
    slots = [[credit, detail] as [number, number], ...slots].slice(0, 5);
  };
  const answer = (header: number, data: Uint8Array): number[] | null => {
    switch (header) {
      case HEADER.simplePoll:
        return [];
      case HEADER.coinId:
        return [...(coins[(data[0] ?? 0) - 1] ?? '......')].map((letter) => letter.charCodeAt(0));
      case HEADER.inhibits:
        mask = (data[0] ?? 0) | ((data[1] ?? 0) << 8);
        return [];
      case HEADER.masterInhibit:
        isOpen = data[0] === 1;
        return [];
      case HEADER.readCredit:
        return [counter, ...Array.from({ length: 5 }, (_, index) => slots[index] ?? [0, 0]).flat()];
      default:
        return null;
    }
  };

  const simulated: SimulatedAcceptor = {
    insertCoin: (valueMinor) => {
      const position = coins.findIndex((coin) => Number(coin.slice(2, 5)) === valueMinor);
      if (position < 0) throw new Error(`this acceptor knows no coin of ${valueMinor}`);
      if (!isOpen || (mask & (1 << position)) === 0) return push(0, 2);
      takenMinor += valueMinor;
      push(position + 1, 1);
    },
    insertSlug: () => push(0, 1),
    pressReturnLever: () => push(0, 254),
    jam: () => push(0, 14),
    holdAnswer: (held) => {
      isHeld = held;
    },
    powerCycle: () => {
      counter = 0;
      slots = [];
      mask = 0;
      isOpen = false;
    },
    takenMinor: () => takenMinor,
    look: () => ({ counter, isOpen, mask, isHeld, takenMinor }),
    get verbs() {
      const none = z.strictObject({});
      return [
        verb('insertCoin', z.strictObject({ valueMinor: z.number().int().positive() }), (args) =>
          simulated.insertCoin(args.valueMinor),
        ),
        verb('insertSlug', none, simulated.insertSlug),
        verb('pressReturnLever', none, simulated.pressReturnLever),
        verb('jam', none, simulated.jam),
        verb('holdAnswer', z.strictObject({ isHeld: z.boolean() }), (args) =>
          simulated.holdAnswer(args.isHeld),
        ),
        verb('powerCycle', none, simulated.powerCycle),
      ];
    },
    attach: (transport) => {
      const parser = createFrameParser();
      return transport.onBytes((bytes) => {
        for (const frame of parser.feed(bytes)) {
          const data = frame.destination === address && !isHeld ? answer(frame.header, frame.data) : null;
          if (!data) continue;
          const reply = {
            destination: frame.source,
            source: address,
            header: HEADER.reply,
            data: Uint8Array.from(data),
          };
          void transport.write(encodeFrame(reply), 1_000);
        }
      });
    },
  };
  return simulated;
}
