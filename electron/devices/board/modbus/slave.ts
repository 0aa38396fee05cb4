import type { Transport } from '../../transport/types.ts';
import { hasGoodCrc, withCrc } from './crc16.ts';
import type { Framing } from './modbus-port.ts';
import { takeTcpFrames } from './tcp-frames.ts';

/** The tables of a simulated board. A promise that never settles is a board that does not answer. */
export interface BoardTables {
  getCoil(address: number, unit: number): Promise<boolean>;
  getDiscreteInput(address: number, unit: number): Promise<boolean>;
  getInputRegister(address: number, unit: number): Promise<number>;
  getHoldingRegister(address: number, unit: number): Promise<number>;
  setCoil(address: number, value: boolean, unit: number): Promise<void>;
  setRegister(address: number, value: number, unit: number): Promise<void>;
}

const WRITE_BYTES = 8;
const DEVICE_FAILURE = 4;
const ILLEGAL_FUNCTION = 1;

/**
 * Serves a simulated board over any `Transport`, where modbus-serial's own servers want real ports. They stand beside it
 * in the tests, so this side of the wire is not only ours.
 */
export function serveOver(transport: Transport, framing: Framing, tables: BoardTables): () => void {
  let received: Uint8Array = new Uint8Array();
  const reply = (request: Uint8Array, wrap: (frame: Uint8Array) => Uint8Array) =>
    answer(request, tables).then((frame) => transport.write(wrap(frame), 1_000));
  return transport.onBytes((bytes) => {
    received = Uint8Array.of(...received, ...bytes);
    if (framing === 'rtu') {
      if (received.length < WRITE_BYTES) return;
      const request = received.slice(0, WRITE_BYTES);
      received = new Uint8Array();
      if (hasGoodCrc(request)) void reply(request, (frame) => frame);
      return;
    }
    const taken = takeTcpFrames(received);
    received = taken.kind === 'frames' ? taken.rest : new Uint8Array();
    for (const { transaction, rtuFrame } of taken.kind === 'frames' ? taken.frames : []) {
      void reply(rtuFrame, (frame) => {
        const body = frame.slice(0, -2);
        return Uint8Array.of(transaction >> 8, transaction & 0xff, 0, 0, 0, body.length, ...body);
      });
    }
  });
}

async function answer(request: Uint8Array, tables: BoardTables): Promise<Uint8Array> {
  const [unit = 0, code = 0, addressHigh = 0, addressLow = 0, high = 0, low = 0] = request;
  const address = (addressHigh << 8) + addressLow;
  const value = (high << 8) + low;
  const each = <Value>(get: (address: number, unit: number) => Promise<Value>) =>
    Promise.all(Array.from({ length: value }, (_, index) => get(address + index, unit)));
  try {
    switch (code) {
      case 1:
        return packBits(unit, code, await each(tables.getCoil));
      case 2:
        return packBits(unit, code, await each(tables.getDiscreteInput));
      case 3:
        return packWords(unit, code, await each(tables.getHoldingRegister));
      case 4:
        return packWords(unit, code, await each(tables.getInputRegister));
      case 5:
        await tables.setCoil(address, value === 0xff00, unit);
        return request;
      case 6:
        await tables.setRegister(address, value, unit);
        return request;
      default:
        return withCrc(Uint8Array.of(unit, code | 0x80, ILLEGAL_FUNCTION));
    }
  } catch {
    return withCrc(Uint8Array.of(unit, code | 0x80, DEVICE_FAILURE));
  }
}

function packBits(unit: number, code: number, bits: readonly boolean[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  bits.forEach((bit, index) => {
    bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (bit ? 1 << (index & 7) : 0);
  });
  return withCrc(Uint8Array.of(unit, code, bytes.length, ...bytes));
}

function packWords(unit: number, code: number, words: readonly number[]): Uint8Array {
  const bytes = words.flatMap((word) => [(word >> 8) & 0xff, word & 0xff]);
  return withCrc(Uint8Array.of(unit, code, bytes.length, ...bytes));
}
