/** What came back for one command on the bus. `silent`: nobody answered in time. `unusable`: bytes that make no sense. */
export type BusAnswer =
  | { readonly kind: 'ack' }
  | { readonly kind: 'nak' }
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  | { readonly kind: 'silent' }
  | { readonly kind: 'unusable'; readonly detail: string };

/** A box between a serial port and the MDB bus. It adds and checks CHK, acknowledges, and keeps the 5 ms. */
export interface MdbBridge {
  /** Some boxes poll by themselves and tell what they hear (`onActivity`). */
  readonly pollsItself: boolean;
  /** Makes the box ready after its port opened. `false`: it does not answer as such a box does. */
  prepare(): Promise<boolean>;
  /**
   * Sends one command without CHK. Only one may be under way. Settles within `timeoutMs` and the time that a late
   * answer is kept away from the next command.
   */
  request(command: Uint8Array, timeoutMs: number): Promise<BusAnswer>;
  /**
   * What a peripheral said without being asked and, where the box makes it certain, the answer to a poll that came too
   * late: address and poll answer. The box has acknowledged it, so it is not said again, and it may be a coin.
   */
  onActivity(listener: (address: number, data: Uint8Array) => void): () => void;
  /** Texts that were no answer, since the start. */
  badAnswers(): number;
}
