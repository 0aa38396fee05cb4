/** Pixels of a plain TIFF: three or four channels of eight bits, interleaved, row by row. */
export interface TiffPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly alpha: 'none' | 'straight' | 'premultiplied';
  /** ICC profile of the pixels; without one they are sRGB. */
  readonly profile: Uint8Array | undefined;
}

/** Where the pixels begin: behind the signature and the place of the directory. */
export const TIFF_PIXELS_OFFSET = 8;

/** Rows per strip: few enough that a reader never needs the whole picture in memory. */
const STRIP_ROWS = 64;

const SHORT = 3;
const LONG = 4;
const BYTES = 7;
/** TIFF 6.0, section 18: what a fourth channel means. */
const EXTRA_SAMPLE = { premultiplied: 1, straight: 2 } as const;

/**
 * What belongs before and behind raw pixels to make them a TIFF (version 6.0, little-endian, no compression). The pixels
 * themselves are written by somebody else, from `TIFF_PIXELS_OFFSET` on.
 */
export function frameTiff(picture: TiffPicture): { readonly head: Buffer; readonly tail: Buffer } {
  const tailOffset = TIFF_PIXELS_OFFSET + rowBytes(picture) * picture.heightPx;
  // Directories begin at even offsets.
  const padding = tailOffset % 2;
  const head = Buffer.from('II*\0\0\0\0\0', 'latin1');
  head.writeUInt32LE(tailOffset + padding, 4);
  const directory = buildDirectory(fieldsOf(picture), tailOffset + padding);
  return { head, tail: Buffer.concat([Buffer.alloc(padding), directory]) };
}

interface Field {
  readonly tag: number;
  readonly type: typeof SHORT | typeof LONG | typeof BYTES;
  readonly values: readonly number[] | Uint8Array;
}

const channelsOf = (picture: TiffPicture) => (picture.alpha === 'none' ? 3 : 4);
const rowBytes = (picture: TiffPicture) => picture.widthPx * channelsOf(picture);

/** In ascending order of their tags, as the format demands. */
function fieldsOf(picture: TiffPicture): Field[] {
  const stripBytes = STRIP_ROWS * rowBytes(picture);
  const strips = Array.from({ length: Math.ceil(picture.heightPx / STRIP_ROWS) }, (_, index) => index);
  const rowsLeft = (index: number) => picture.heightPx - index * STRIP_ROWS;
  const long = (tag: number, values: readonly number[]): Field => ({ tag, type: LONG, values });
  const short = (tag: number, ...values: number[]): Field => ({ tag, type: SHORT, values });
  const fields = [
    long(256, [picture.widthPx]),
    long(257, [picture.heightPx]),
    short(258, ...new Array<number>(channelsOf(picture)).fill(8)),
    // No compression; RGB
    short(259, 1),
    short(262, 2),
    long(
      273,
      strips.map((index) => TIFF_PIXELS_OFFSET + index * stripBytes),
    ),
    short(277, channelsOf(picture)),
    long(278, [STRIP_ROWS]),
    long(
      279,
      strips.map((index) => Math.min(STRIP_ROWS, rowsLeft(index)) * rowBytes(picture)),
    ),
    short(284, 1),
  ];
  if (picture.alpha !== 'none') fields.push(short(338, EXTRA_SAMPLE[picture.alpha]));
  if (picture.profile) fields.push({ tag: 34_675, type: BYTES, values: picture.profile });
  return fields;
}

/** Twelve bytes for each field; values that do not fit into four of them lie behind. */
function buildDirectory(fields: readonly Field[], offset: number): Buffer {
  const table = Buffer.alloc(2 + fields.length * 12 + 4);
  const behind: Buffer[] = [];
  let nextOffset = offset + table.length;
  table.writeUInt16LE(fields.length, 0);
  fields.forEach((field, index) => {
    const at = 2 + index * 12;
    const value = encodeValues(field);
    table.writeUInt16LE(field.tag, at);
    table.writeUInt16LE(field.type, at + 2);
    table.writeUInt32LE(field.values.length, at + 4);
    if (value.length <= 4) value.copy(table, at + 8);
    else {
      table.writeUInt32LE(nextOffset, at + 8);
      behind.push(value);
      nextOffset += value.length;
    }
  });
  return Buffer.concat([table, ...behind]);
}

/** Always an even number of bytes, so that everything begins at an even offset. */
function encodeValues({ type, values }: Field): Buffer {
  if (type === BYTES) return Buffer.concat([Buffer.from(values), Buffer.alloc(values.length % 2)]);
  const width = type === SHORT ? 2 : 4;
  const bytes = Buffer.alloc(values.length * width);
  values.forEach((value, index) => {
    bytes.writeUIntLE(value, index * width, width);
  });
  return bytes;
}
