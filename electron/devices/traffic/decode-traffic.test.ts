import { describe, expect, it } from 'vitest';
import { withCrc } from '../board/modbus/crc16.ts';
import { encodeIpp } from '../case-printer/ipp/encode-ipp.ts';
import { encodeFrame } from '../cctalk/codec.ts';
import type { TrafficEntry } from '../transport/types.ts';
import type { DeviceId } from '../types.ts';
import { decodeTraffic } from './decode-traffic.ts';

const text = (direction: TrafficEntry['direction'], line: string): TrafficEntry => ({
  atMs: 0,
  direction,
  bytes: Uint8Array.from(Buffer.from(line, 'latin1')),
});
const hex = (direction: TrafficEntry['direction'], digits: string): TrafficEntry => ({
  atMs: 0,
  direction,
  bytes: Uint8Array.from(Buffer.from(digits, 'hex')),
});
const decode = (deviceId: DeviceId, description: string, ...entries: TrafficEntry[]) =>
  decodeTraffic({ deviceId, description }, entries);
const textOf = (line: { hex: string } | undefined) => Buffer.from(line?.hex ?? '', 'hex').toString('latin1');

describe('traffic in words', () => {
  it.each([
    ['mdb', 'qibixx /dev/ttyACM0', text('sent', 'R,0B\n'), 'changer: poll'],
    ['mdb', 'qibixx /dev/ttyACM0', text('sent', 'D,REQ,1.20,10\n'), 'cashless master: REQ,1.20,10'],
    ['mdb', 'wafer /dev/ttyUSB0', hex('sent', '33'), 'validator: poll'],
    [
      'board',
      'modbus 10.0.0.1:502 unit 1',
      hex('sent', '000100000006010200000008'),
      'unit 1: read inputs at 0, 8',
    ],
    [
      'board',
      'modbus /dev/ttyUSB0 unit 1',
      { atMs: 0, direction: 'received', bytes: withCrc(Uint8Array.of(1, 1, 1, 5)) },
      'unit 1: read coils: 05',
    ],
    ['dispenser', 'vmc COM3', hex('received', 'fafb410040'), 'poll'],
    ['receiptPrinter', 'escpos /dev/usb/lp0', hex('sent', '100404'), 'asks: paper'],
    ['receiptPrinter', 'escpos /dev/usb/lp0', hex('received', '12'), 'status, at once'],
  ] as const)('%s: %s', (deviceId, description, entry, meaning) => {
    expect(decode(deviceId, description, entry)[0]?.meaning).toBe(meaning);
  });

  it('names a ccTalk frame', () => {
    const poll = encodeFrame({ destination: 2, source: 1, header: 254, data: new Uint8Array() });
    const entry = { atMs: 0, direction: 'sent', bytes: poll } as const;
    expect(decode('coinAcceptor', 'cctalk COM4', entry)[0]?.meaning).toBe('to 2: simple poll');
  });

  it('names an IPP question', () => {
    const bytes = encodeIpp({
      version: { major: 2, minor: 0 },
      code: 0x000b,
      requestId: 1,
      groups: [],
      data: new Uint8Array(),
    });
    const entry = { atMs: 0, direction: 'sent', bytes } as const;
    expect(decode('casePrinter', 'ipp ipp://p', entry)[0]?.meaning).toBe('get printer attributes');
  });

  it('shows what nobody knows as it is', () => {
    expect(decode('board', 'modbus x', hex('received', 'ffee'))[0]).toMatchObject({
      meaning: null,
      hex: 'ffee',
      byteCount: 2,
    });
  });

  it('shows the beginning of what is long', () => {
    const [line] = decode('receiptPrinter', 'escpos x', hex('sent', 'ab'.repeat(1_000)));
    expect(line?.byteCount).toBe(1_000);
    expect(line?.hex.length).toBe(256);
  });
});

describe('what nobody is to read', () => {
  it('is covered in a scanned code, and its form stays', () => {
    const [line] = decode('scanner', 'serial COM5', text('received', 'KPT-4711-äQ\r\n'));
    expect(textOf(line)).toBe('xxx-0000-xx\r\n');
  });

  it.each([
    ['qibixx x', 'R,12\n', 'p,03FFFF11223344\r\n', 'p,03FFFFxxxxxxxx\r\n'],
    ['wafer x', '\u0012', '03 FF FF 11 22 33 44\r\n', '03 FF FF xx xx xx xx\r\n'],
  ])('is covered in what a card says of itself: %s %j', (description, sent, received, shown) => {
    const [, answer] = decode('mdb', description, text('sent', sent), text('received', received));
    expect(textOf(answer)).toBe(shown);
  });

  it('is covered in the rest of a line that came in two pieces', () => {
    const lines = decode(
      'mdb',
      'qibixx x',
      ...[text('sent', 'R,62\n'), text('received', 'p,03FFFF1122'), text('received', '3344\r\n')],
    );
    expect(lines.map(textOf)).toEqual(['R,62\n', 'p,03FFFFxxxx', 'xxxx\r\n']);
  });

  it('does not cover what is no card’s', () => {
    const [, answer] = decode('mdb', 'qibixx x', text('sent', 'R,0B\n'), text('received', 'p,5103\r\n'));
    expect(textOf(answer)).toBe('p,5103\r\n');
  });
});
