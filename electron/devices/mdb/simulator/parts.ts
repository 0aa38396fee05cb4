import type * as z from 'zod';

/** What a simulated peripheral answers to one command on the bus. */
export type SimulatedAnswer =
  | { readonly kind: 'ack' | 'nak' | 'silent' }
  | { readonly kind: 'data'; readonly bytes: Uint8Array };

export const ACK: SimulatedAnswer = { kind: 'ack' };
export const SILENT: SimulatedAnswer = { kind: 'silent' };
export const data = (...bytes: number[]): SimulatedAnswer => ({
  kind: 'data',
  bytes: Uint8Array.from(bytes),
});

export interface SimulatedPeripheral {
  readonly address: number;
  /** `command` as on the bus, without CHK. */
  answer(command: Uint8Array): SimulatedAnswer;
  readonly verbs: readonly SimulatorVerb[];
  /** The state, to be shown. */
  look(): object;
}

/** One thing that a person can do to the simulated machine. */
export interface SimulatorVerb {
  readonly name: string;
  readonly args: z.ZodType;
  /** Throws where the arguments do not fit. */
  run(args: unknown): void;
}

export function verb<Schema extends z.ZodType>(
  name: string,
  args: Schema,
  run: (args: z.infer<Schema>) => void,
): SimulatorVerb {
  return { name, args, run: (given) => run(args.parse(given ?? {})) };
}

/** Big-endian. */
export const bigEndian = (value: number, width: number): number[] =>
  Array.from({ length: width }, (_, index) => Math.floor(value / 256 ** (width - 1 - index)) % 256);

export const asciiBytes = (text: string, length: number): number[] =>
  [...text.padEnd(length).slice(0, length)].map((letter) => letter.charCodeAt(0));
