import type { SimulatorVerb } from '../../simulator-verbs.ts';

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

/** Big-endian. */
export const bigEndian = (value: number, width: number): number[] =>
  Array.from({ length: width }, (_, index) => Math.floor(value / 256 ** (width - 1 - index)) % 256);

export const asciiBytes = (text: string, length: number): number[] =>
  [...text.padEnd(length).slice(0, length)].map((letter) => letter.charCodeAt(0));
