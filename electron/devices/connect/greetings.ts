import { crc16 } from '../board/modbus/crc16.ts';
import { findRtuAnswer } from '../board/modbus/rtu-frames.ts';
import { createFrameParser, encodeFrame, HEADER, HOST_ADDRESS } from '../cctalk/codec.ts';
import { decodeVmcFrames } from '../dispenser/vmc/frames.ts';
import { readQibixxLine } from '../mdb/bridges/qibixx-codec.ts';
import { classifyAnswer, encodeStatusQuestion } from '../receipt-printer/escpos.ts';
import type { DeviceId } from '../types.ts';

export type Language = 'qibixx' | 'wafer' | 'escpos' | 'vmc' | 'modbus' | 'cctalk';

/** A question that no device minds, and how to know that the answer is one. */
export interface Greeting {
  readonly speaks: Language;
  readonly baudRate: number;
  /** Null: it speaks first. */
  readonly hello: Uint8Array | null;
  /** All that has come since the question. */
  recognises(received: Uint8Array): boolean;
  /** The part of the machine that such a device is, as a rule. */
  readonly part: DeviceId;
}

const MODBUS_READ = rtu([1, 1, 0, 0, 0, 8]);
const CCTALK_POLL = encodeFrame({
  destination: 2,
  source: HOST_ADDRESS,
  header: HEADER.simplePoll,
  data: new Uint8Array(),
});

/**
 * By speed, so that a port is opened few times; within a speed those that take nothing for a command first. Nothing here
 * moves, counts or forgets anything: versions, states, and the set-up of a changer, which may be asked at any time.
 */
export const GREETINGS: readonly Greeting[] = [
  {
    speaks: 'vmc',
    baudRate: 57_600,
    hello: null,
    recognises: (received) => decodeVmcFrames(received).frames.length > 0,
    part: 'dispenser',
  },
  {
    speaks: 'escpos',
    baudRate: 115_200,
    hello: encodeStatusQuestion('printer'),
    recognises: (received) =>
      received.length > 0 && [...received].every((byte) => classifyAnswer(byte) === 'now'),
    part: 'receiptPrinter',
  },
  {
    speaks: 'qibixx',
    baudRate: 115_200,
    // The line before it ends whatever stands in the box's buffer. After ESC/POS: a printer would print the letter.
    hello: new TextEncoder().encode('\nV\n'),
    recognises: (received) =>
      textOf(received)
        .split(/\r?\n/)
        .some((line) => readQibixxLine(line).kind === 'version'),
    part: 'mdb',
  },
  {
    speaks: 'cctalk',
    baudRate: 9_600,
    hello: CCTALK_POLL,
    recognises: (received) =>
      createFrameParser()
        .feed(received)
        .some(({ destination, header }) => destination === HOST_ADDRESS && header === HEADER.reply),
    part: 'coinAcceptor',
  },
  {
    speaks: 'modbus',
    baudRate: 9_600,
    hello: MODBUS_READ,
    recognises: (received) => findRtuAnswer(received, MODBUS_READ).kind === 'answer',
    part: 'board',
  },
  {
    speaks: 'wafer',
    baudRate: 9_600,
    // The set-up of the changer.
    hello: Uint8Array.of(0x09),
    // Level 2 or 3, then the country and at least one coin.
    recognises: (received) => /^0[23]( ?[0-9A-Fa-f]{2}){7,}\s*$/m.test(textOf(received)),
    part: 'mdb',
  },
];

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

function rtu(body: readonly number[]): Uint8Array {
  const crc = crc16(Uint8Array.from(body));
  return Uint8Array.of(...body, crc & 0xff, crc >> 8);
}

/** The settings of a device that was found: drivers are called by what they speak. */
export const settingsFor = ({ speaks }: Greeting, connection: object) => ({ driver: speaks, connection });
