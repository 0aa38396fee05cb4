import { EventEmitter } from 'node:events';
import type { Transport } from '../../transport/types.ts';
import { MODBUS_DELAYS } from './delays.ts';
import { findRtuAnswer, isRead, isSame, RTU_MAX_BYTES } from './rtu-frames.ts';
import { takeTcpFrames, toTcpFrame } from './tcp-frames.ts';

export type Framing = 'rtu' | 'tcp';

/** What has to be said when the bytes of a request did not get out, or the line carries nonsense. */
export type PortFailure = { readonly kind: 'notSent' | 'noAnswer'; readonly detail: string };

/**
 * The port that modbus-serial speaks through, over any `Transport`. Its own ports open the hardware themselves, keep the
 * bytes of an answer that came too late and take them for the next one, and know nothing of echoes.
 */
export class ModbusPort extends EventEmitter {
  readonly #transport: Transport;
  readonly #framing: Framing;
  #received: Uint8Array = new Uint8Array();
  #request: Uint8Array | null = null;
  #transaction = 0;
  #hasEcho = false;
  #isEchoDue = false;
  #fail: (failure: PortFailure) => void = () => undefined;
  /** Frames that were whole and not for us: another unit's, a late one. */
  strayFrames = 0;

  constructor(transport: Transport, framing: Framing) {
    super();
    this.#transport = transport;
    this.#framing = framing;
    transport.onBytes((bytes) => this.#take(bytes));
    transport.onClosed(() => this.#fail({ kind: 'noAnswer', detail: `${transport.name} closed` }));
  }

  get isOpen(): boolean {
    return this.#transport.isOpen();
  }

  /** modbus-serial's way to ask; the transport is opened and kept open elsewhere. */
  open(callback: () => void): void {
    callback();
  }

  close(callback: () => void): void {
    callback();
  }

  /** Tells of the next failure, until `forget`. */
  onFailure(listener: (failure: PortFailure) => void): void {
    this.#fail = listener;
  }

  /** From now on nothing that comes is an answer, until the next `write`. */
  forget(): void {
    this.#request = null;
    this.#received = new Uint8Array();
    this.#fail = () => undefined;
  }

  write(rtuFrame: Uint8Array): void {
    this.#request = Uint8Array.from(rtuFrame);
    this.#received = new Uint8Array();
    this.#isEchoDue = this.#hasEcho && !isRead(rtuFrame[1] ?? 0);
    this.#transaction = (this.#transaction + 1) & 0xffff;
    const bytes = this.#framing === 'tcp' ? toTcpFrame(this.#request, this.#transaction) : this.#request;
    const fail = this.#fail;
    this.#transport.write(bytes, MODBUS_DELAYS.writeMs).then((written) => {
      // A port that vanished in mid-write may have carried the whole request: that is not the same as not sent.
      if (!written.ok) fail({ kind: 'noAnswer', detail: written.error.detail });
    });
  }

  #take(bytes: Uint8Array): void {
    this.#received = Uint8Array.of(...this.#received, ...bytes);
    if (this.#framing === 'tcp') this.#takeTcp();
    else this.#takeRtu();
  }

  #takeTcp(): void {
    const taken = takeTcpFrames(this.#received);
    if (taken.kind === 'garbled') {
      this.#received = new Uint8Array();
      // Only a fresh connection is in step again.
      void this.#transport.close();
      return;
    }
    this.#received = taken.rest;
    for (const { transaction, rtuFrame } of taken.frames) {
      const isOurs = transaction === this.#transaction && rtuFrame[0] === this.#request?.[0];
      if (isOurs) this.#answer(rtuFrame);
      else this.strayFrames++;
    }
  }

  #takeRtu(): void {
    if (!this.#request) {
      this.#received = new Uint8Array();
      return;
    }
    if (this.#isEchoDue && !this.#dropEcho(this.#request)) return;
    const found = findRtuAnswer(this.#received, this.#request);
    if (found.kind === 'none') {
      this.#received = this.#received.slice(-RTU_MAX_BYTES);
      return;
    }
    if (isRead(this.#request[1] ?? 0)) this.#hasEcho = isSame(found.skipped, this.#request);
    this.#received = new Uint8Array();
    this.#answer(found.frame);
  }

  /**
   * The answer to a write is the request itself, so on a line that echoes nobody need have answered. Reads show whether
   * the line does that, and a connection always begins with reads. False while the echo is still to come.
   */
  #dropEcho(request: Uint8Array): boolean {
    if (!isSame(this.#received.subarray(0, request.length), request)) return false;
    this.#received = this.#received.slice(request.length);
    this.#isEchoDue = false;
    return true;
  }

  #answer(rtuFrame: Uint8Array): void {
    this.#request = null;
    this.emit('data', Buffer.from(rtuFrame));
  }
}
