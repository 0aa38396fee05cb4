import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineSplitter, readHex, writeHex } from '../bridges/lines.ts';
import { rawRequestLine, readMasterMessage, readQibixxLine } from '../bridges/qibixx-codec.ts';
import { readWaferLine } from '../bridges/wafer-codec.ts';
import { readCashlessAnswer } from './cashless.ts';
import { readChangerIdentity, readChangerPoll, readChangerSetup, readTubeStatus } from './changer.ts';
import { checksum, withChecksum, withoutChecksum } from './checksum.ts';
import { readStacker, readValidatorPoll, readValidatorSetup } from './validator.ts';

const RUNS = { numRuns: 10_000 };
const bytes = fc.uint8Array({ maxLength: 40 });
const mode = fc.record({
  width: fc.constantFrom(2 as const, 4 as const),
  level: fc.integer({ min: 0, max: 4 }),
});

describe('whatever comes over the line', () => {
  it('a changer poll answer is read whole, without a coin type or count out of range', () => {
    fc.assert(
      fc.property(bytes, (data) => {
        let length = 0;
        for (const message of readChangerPoll(data)) {
          if (message.kind === 'unreadable') length += message.bytes.length;
          else length += message.kind === 'deposited' || message.kind === 'dispensedByHand' ? 2 : 1;
          if ('type' in message) expect(message.type).toBeLessThan(16);
        }
        expect(length).toBe(data.length);
      }),
      RUNS,
    );
  });

  it('a coin of a changer answer is told as often as it was said, however answers are joined', () => {
    const coin = fc.tuple(fc.integer({ min: 0x40, max: 0x5f }), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(coin, { maxLength: 7 }), (coins) => {
        const messages = readChangerPoll(Uint8Array.from(coins.flat()));
        expect(messages.filter((message) => message.kind === 'deposited')).toHaveLength(coins.length);
      }),
      RUNS,
    );
  });

  it('set-up, tube, stacker and identity answers are read whole or not at all', () => {
    fc.assert(
      fc.property(bytes, (data) => {
        const setup = readChangerSetup(data);
        expect(setup === null).toBe(data.length < 8 || data.length > 23);
        expect(readTubeStatus(data) === null).toBe(data.length < 2 || data.length > 18);
        expect(readValidatorSetup(data) === null).toBe(data.length < 12 || data.length > 27);
        expect(readStacker(data) === null).toBe(data.length !== 2);
        expect(readChangerIdentity(data) === null).toBe(data.length !== 33);
      }),
      RUNS,
    );
  });

  it('a validator poll answer gives one message for each byte', () => {
    fc.assert(
      fc.property(bytes, (data) => {
        expect(readValidatorPoll(data)).toHaveLength(data.length);
      }),
      RUNS,
    );
  });

  it('a cashless answer never promises money that is not wholly there', () => {
    fc.assert(
      fc.property(bytes, mode, (data, given) => {
        const messages = readCashlessAnswer(data, given);
        const approvals = messages.filter((message) => message.kind === 'vendApproved').length;
        expect(approvals * (1 + given.width)).toBeLessThanOrEqual(data.length);
      }),
      RUNS,
    );
  });

  it('a truncated approval is no approval', () => {
    fc.assert(
      fc.property(
        mode,
        fc.uint8Array({ minLength: 4, maxLength: 4 }),
        fc.integer({ min: 0, max: 3 }),
        (given, amount, cut) => {
          const whole = Uint8Array.of(5, ...amount.slice(0, given.width));
          const data = whole.slice(0, Math.min(cut + 1, given.width));
          expect(readCashlessAnswer(data, given)).toEqual([{ kind: 'unreadable', bytes: data }]);
          expect(readCashlessAnswer(whole, given)[0]?.kind).toBe('vendApproved');
        },
      ),
      RUNS,
    );
  });

  it('a block with a wrong checksum is none', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 255 }), (data, wrong) => {
        const block = withChecksum(data);
        const isBlock = data.length >= 1 && data.length < 36;
        expect(withoutChecksum(block)).toEqual(isBlock ? data : null);
        const broken = Uint8Array.of(...data, (checksum(data) + wrong) & 0xff);
        expect(withoutChecksum(broken)).toBeNull();
      }),
      RUNS,
    );
  });
});

describe('lines of the boxes', () => {
  it('come out the same however the bytes are cut, and garbage before a line end spoils no later line', () => {
    const line = fc.string({ minLength: 1, maxLength: 60 }).filter((text) => /^[ -~]+$/.test(text));
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 9 })),
        bytes,
        (lines, cuts, garbage) => {
          const good = new TextEncoder().encode(lines.map((text) => `${text}\r\n`).join(''));
          const stream = Uint8Array.of(...garbage, 0x0a, ...good);
          const splitter = createLineSplitter();
          const seen: string[] = [];
          let at = 0;
          for (const size of [...cuts, stream.length]) {
            seen.push(...splitter.feed(stream.slice(at, at + size)));
            at += size;
          }
          expect(lines.length === 0 ? [] : seen.slice(-lines.length)).toEqual(lines);
        },
      ),
      RUNS,
    );
  });

  it('are held in bounded memory', () => {
    const splitter = createLineSplitter();
    for (let round = 0; round < 100; round++)
      expect(splitter.feed(new Uint8Array(1_000).fill(0x41))).toEqual([]);
    expect(splitter.feed(new TextEncoder().encode('\np,ACK\n'))).toEqual(['p,ACK']);
  });

  it('of a Qibixx box: any text is read, and only hexadecimal bytes are data', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `p,${text}`),
          fc.string().map((text) => `d,STATUS,${text}`),
        ),
        (text) => {
          const line = readQibixxLine(text);
          if (line.kind === 'busData') expect(text).toMatch(/^p,[0-9a-fA-F ]+$/);
          if (line.kind === 'cashless') readMasterMessage(line.fields);
        },
      ),
      RUNS,
    );
  });

  it('of a Qibixx box: what is sent can be read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 36 }), (command) => {
        const [, ...fields] = rawRequestLine(command).split(',');
        expect(readHex(fields.join(''))).toEqual(command);
      }),
      RUNS,
    );
  });

  it('of a Wafer box: an answer has a right checksum, activity a known address, and nothing else is taken', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), bytes.map(writeHex)), fc.boolean(), (text, isDue) => {
        const line = readWaferLine(text, isDue, 'present');
        if (line.kind === 'answer') {
          expect(isDue).toBe(true);
          if (line.answer.kind === 'data')
            expect(readHex(text.trim())).toEqual(withChecksum(line.answer.bytes));
        }
        if (line.kind === 'activity') expect([0x08, 0x10, 0x30, 0x60]).toContain(line.address);
      }),
      RUNS,
    );
  });
});
