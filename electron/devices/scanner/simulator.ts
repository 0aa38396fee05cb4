import * as z from 'zod';
import { noArgs, type SimulatorVerb, verb } from '../simulator-verbs.ts';
import type { Transport } from '../transport/types.ts';

export interface SimulatedScanner {
  readonly verbs: readonly SimulatorVerb[];
  readonly book: { scanned: string[] };
  look(): object;
  act(name: string, args?: object): void;
}

/** The cable between scanner and kiosk, where there is one to pull. */
export interface SimulatedCable {
  unplug(): void;
  plugIn(): void;
}

const textArgs = z.strictObject({ text: z.string().max(10_000) });
const WRITE_MS = 1_000;

/** A scanner that reads what one holds before it. */
export function createSimulatedScanner(transport: Transport, cable?: SimulatedCable): SimulatedScanner {
  const book = { scanned: [] as string[] };
  let lineEnd = '\r\n';
  let isPlugged = true;
  const send = (bytes: Uint8Array) => void transport.write(bytes, WRITE_MS);

  const verbs = [
    verb('scan', textArgs, ({ text }) => {
      book.scanned.push(text);
      send(new TextEncoder().encode(text + lineEnd));
    }),
    verb('sendBytes', z.strictObject({ hex: z.string().regex(/^([0-9a-f]{2})*$/i) }), ({ hex }) =>
      send(Uint8Array.from(Buffer.from(hex, 'hex'))),
    ),
    verb('setLineEnd', z.strictObject({ lineEnd: z.enum(['\r', '\n', '\r\n', '']) }), (args) => {
      lineEnd = args.lineEnd;
    }),
    verb('pullPlug', noArgs, () => {
      isPlugged = false;
      cable?.unplug();
    }),
    verb('plugIn', noArgs, () => {
      isPlugged = true;
      cable?.plugIn();
    }),
  ];

  return {
    verbs,
    book,
    look: () => ({ isPlugged, lineEnd: JSON.stringify(lineEnd), scanned: book.scanned.slice(-10) }),
    act: (name, args = {}) => {
      const found = verbs.find((candidate) => candidate.name === name);
      if (!found) throw new Error(`there is no verb ${name}`);
      found.run(args);
    },
  };
}
