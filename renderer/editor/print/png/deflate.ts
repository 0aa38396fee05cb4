import { adler32 } from './checksums.ts';
import { type PrefixCode, prefixCode } from './huffman.ts';

/**
 * A zlib stream (RFC 1950, 1951) that looks for runs of one byte and nothing else. Filtered rows of a photo repeat little
 * but that: a full search takes several times as long, for a few per cent of the bytes.
 */

const SHORTEST_RUN = 3;
const LONGEST_RUN = 258;
const END_OF_BLOCK = 256;
const FIRST_LENGTH_SYMBOL = 257;
const SYMBOLS = 286;
/** Two codes at once must fit into 32 bits beside seven that wait. */
const MOST_CODE_BITS = 12;
/** One word in so many is looked at for the choice of the code. */
const SAMPLE_STEP = 4;
/** Bytes are compared four at a time: one by one the processor would guess wrong too often. */
const WORD_BYTES = 4;
/** A byte and the longest run of it that fills whole words. */
const MOST_RUN_WORDS = ((1 + LONGEST_RUN) / WORD_BYTES) | 0;

interface Run {
  readonly symbol: number;
  readonly extraBits: number;
  readonly extra: number;
}

/** How the length of each run is written, from the shortest on: its symbol, and the value of its further bits. */
const RUNS: readonly Run[] = (() => {
  const runs: Run[] = [];
  let [symbol, length] = [FIRST_LENGTH_SYMBOL, SHORTEST_RUN];
  for (; length < LONGEST_RUN; symbol++) {
    const extraBits = Math.max(((symbol - FIRST_LENGTH_SYMBOL) >> 2) - 1, 0);
    for (let extra = 0; extra < 1 << extraBits && length < LONGEST_RUN; extra++, length++) {
      runs.push({ symbol, extraBits, extra });
    }
  }
  runs.push({ symbol: SYMBOLS - 1, extraBits: 0, extra: 0 });
  return runs;
})();

const RUN_SYMBOLS = Uint16Array.from(RUNS, ({ symbol }) => symbol);

/** Bits of all blocks one behind the other, and the bytes they filled. */
class BitWriter {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly view: DataView;
  byteCount = 0;
  /** Fewer than eight bits, which are no byte yet. */
  waiting = 0;
  waitingBits = 0;

  constructor(mostBytes: number) {
    this.bytes = new Uint8Array(mostBytes);
    this.view = new DataView(this.bytes.buffer);
  }

  /** At most 16 bits. */
  write(value: number, bits: number): void {
    this.waiting |= value << this.waitingBits;
    this.waitingBits += bits;
    for (; this.waitingBits >= 8; this.waitingBits -= 8) {
      this.bytes[this.byteCount++] = this.waiting & 255;
      this.waiting >>>= 8;
    }
  }

  /** Fills the last byte up with zeros. */
  align(): void {
    if (this.waitingBits > 0) this.write(0, 8 - this.waitingBits);
  }

  /** What was filled so far, and begins anew. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.slice(0, this.byteCount);
    this.byteCount = 0;
    return taken;
  }
}

export interface Deflater {
  /** Compresses a piece, of at most `mostBytes`, and gives the bytes that are certain by now. */
  add(piece: Uint8Array, isLast: boolean): Uint8Array<ArrayBuffer>;
}

/**
 * Begins a stream whose pieces are at most so long. Each is a block with a code of its own. Pieces must begin where four-byte
 * words may lie in their buffer.
 */
export function createDeflater(mostBytes: number): Deflater {
  // Codes are shorter than two bytes; the heads of block and stream are short.
  const writer = new BitWriter(2 * mostBytes + 1024);
  let adler = 1;
  // Deflate with a window of 32 kB; a checksum of both bytes.
  writer.write(0x78, 8);
  writer.write(0x01, 8);
  return {
    add(bytes, isLast) {
      adler = adler32(bytes, adler);
      const words = new Int32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / WORD_BYTES));
      const code = prefixCode(countSymbols({ bytes, words }), MOST_CODE_BITS);
      writeHead(writer, code, isLast);
      writeBytes(writer, { bytes, words }, code);
      writer.write(code.codes[END_OF_BLOCK] ?? 0, code.lengths[END_OF_BLOCK] ?? 0);
      if (isLast) writeEnd(writer, adler);
      return writer.take();
    },
  };
}

interface Piece {
  readonly bytes: Uint8Array;
  /** The same, but for up to three bytes at the end. */
  readonly words: Int32Array;
}

/** How many words from `at` on consist of one and the same byte. 0 unless there are two of them. */
function runWords(words: Int32Array, at: number): number {
  const word = words[at] as number;
  if (word !== ((word << 8) | (word >>> 24)) || words[at + 1] !== word) return 0;
  const most = Math.min(at + MOST_RUN_WORDS, words.length);
  let end = at + 2;
  while (end < most && words[end] === word) end++;
  return end - at;
}

/** Place in `RUNS` of the run that follows the first byte of so many words. */
const runOf = (wordCount: number): number => WORD_BYTES * wordCount - 1 - SHORTEST_RUN;

/**
 * How often each symbol will come, by one word in four: the code is next to the best, in a third of the time. What was not
 * met gets a long code, as it may come yet.
 */
function countSymbols({ bytes, words }: Piece): Uint32Array {
  const counts = new Uint32Array(SYMBOLS).fill(1);
  // The last word is left out: looking for the one behind it would be slow.
  for (let word = 0; word < words.length - 1; word += SAMPLE_STEP) {
    const at = WORD_BYTES * word;
    const run = runWords(words, word);
    if (run > 0) count(counts, RUN_SYMBOLS[runOf(run)] as number);
    for (let byte = at; byte < (run > 0 ? at + 1 : at + WORD_BYTES); byte++)
      count(counts, bytes[byte] as number);
  }
  return counts;
}

function count(counts: Uint32Array, symbol: number): void {
  counts[symbol] = (counts[symbol] as number) + 1;
}

/**
 * The head of a block with a code of its own. All lengths are written with four bits each: 150 bytes among hundreds of
 * thousands. There are two distances, because a code of one is not complete; only the first, of one byte, is used.
 */
function writeHead(writer: BitWriter, { lengths }: PrefixCode, isLast: boolean): void {
  const [symbols, distances, lengthCodes] = [SYMBOLS, 2, 19];
  writer.write(isLast ? 1 : 0, 1);
  writer.write(2, 2);
  writer.write(symbols - 257, 5);
  writer.write(distances - 1, 5);
  writer.write(lengthCodes - 4, 4);
  // The three that repeat lengths come first and are not used; the others, for lengths 0 to 15, have four bits.
  for (let code = 0; code < lengthCodes; code++) writer.write(code < 3 ? 0 : 4, 3);
  for (const length of [...lengths, 1, 1]) writer.write(REVERSED_NIBBLES[length] ?? 0, 4);
}

const REVERSED_NIBBLES = [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15];

/** A symbol's code, and above it the number of its bits. */
const CODE_MASK = 0xffff;
const LENGTH_SHIFT = 16;

/**
 * The bytes themselves. Two codes at a time, which fit into 32 bits beside the seven that wait at most; then four bytes are
 * written without asking how many of them are whole, as a question with varying answers takes longer than the work.
 */
function writeBytes(writer: BitWriter, { bytes, words }: Piece, { lengths, codes }: PrefixCode): void {
  const entries = Int32Array.from(codes, (code, symbol) => code | ((lengths[symbol] ?? 0) << LENGTH_SHIFT));
  const { view } = writer;
  let { byteCount, waiting, waitingBits } = writer;
  const wordCount = Math.max(words.length - 1, 0);
  let word = 0;
  while (word < wordCount) {
    const runLength = runWords(words, word);
    const run = runLength > 0 ? (RUNS[runOf(runLength)] as Run) : null;
    const start = WORD_BYTES * word;
    for (let at = start, end = run ? start + 1 : start + WORD_BYTES; at < end; at += 2) {
      const one = entries[bytes[at] as number] as number;
      const other = entries[run ? run.symbol : (bytes[at + 1] as number)] as number;
      const oneBits = one >>> LENGTH_SHIFT;
      waiting |= ((one & CODE_MASK) | ((other & CODE_MASK) << oneBits)) << waitingBits;
      waitingBits += oneBits + (other >>> LENGTH_SHIFT);
      view.setInt32(byteCount, waiting, true);
      byteCount += waitingBits >>> 3;
      waiting >>>= waitingBits & ~7;
      waitingBits &= 7;
    }
    word += run ? runLength : 1;
    if (!run) continue;
    // The distance, of one byte, is a single bit of zero behind the further bits of the length.
    waiting |= run.extra << waitingBits;
    waitingBits += run.extraBits + 1;
    view.setInt32(byteCount, waiting, true);
    byteCount += waitingBits >>> 3;
    waiting >>>= waitingBits & ~7;
    waitingBits &= 7;
  }
  Object.assign(writer, { byteCount, waiting, waitingBits });
  for (const byte of bytes.subarray(WORD_BYTES * word)) writer.write(codes[byte] ?? 0, lengths[byte] ?? 0);
}

function writeEnd(writer: BitWriter, adler: number): void {
  writer.align();
  for (let shift = 24; shift >= 0; shift -= 8) writer.write((adler >>> shift) & 255, 8);
  writer.align();
}
