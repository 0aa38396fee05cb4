const MARKER = { soi: 0xd8, eoi: 0xd9, sos: 0xda, dqt: 0xdb, dri: 0xdd, dht: 0xc4 } as const;
/** Baseline, extended and progressive Huffman: what every browser decodes. */
const FRAMES = [0xc0, 0xc1, 0xc2];
/** These two say whether the numbers are RGB or YCbCr. */
const JFIF_SEGMENT = 0xe0;
const ADOBE_SEGMENT = 0xee;
/** Version 1.01, no unit, square pixels, no preview. */
const PLAIN_JFIF = [0xff, JFIF_SEGMENT, 0, 16, ...Buffer.from('JFIF\0', 'latin1'), 1, 1, 0, 0, 1, 0, 1, 0, 0];
const KEPT = [MARKER.dqt, MARKER.dri, MARKER.dht, ADOBE_SEGMENT, ...FRAMES];

/**
 * A JPEG with the same coded pixels and nothing else: no place, camera, preview, comment, gain map or film behind the
 * picture. Only the orientation stays, in an EXIF block of its own. Undefined when the file is of a rarer build, and
 * should be converted.
 */
export function stripJpeg(bytes: Uint8Array, orientation: number): Uint8Array | undefined {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  if (hasJfif(bytes)) parts.push(Uint8Array.from(PLAIN_JFIF));
  if (orientation !== 1) parts.push(orientationSegment(orientation));
  let offset = 2;
  while (offset + 4 <= bytes.length) {
    if (bytes[offset] !== 0xff) return undefined;
    const marker = bytes[offset + 1] ?? 0;
    if (marker === 0xff) offset += 1;
    else if (marker === MARKER.sos) return joinScans(parts, bytes, offset);
    else {
      const end = offset + 2 + uint16(bytes, offset + 2);
      if (KEPT.includes(marker)) parts.push(bytes.subarray(offset, end));
      else if (!isDroppable(marker)) return undefined;
      offset = end;
    }
  }
  return undefined;
}

/** By its rule it comes first. */
const hasJfif = (bytes: Uint8Array) =>
  bytes[3] === JFIF_SEGMENT && Buffer.from(bytes.subarray(6, 10)).toString('latin1') === 'JFIF';

/** Application data and comments. */
const isDroppable = (marker: number) => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;

const uint16 = (bytes: Uint8Array, offset: number) => ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);

/** From the first scan on, up to the end of this picture; what follows it (previews, films) is left out. */
function joinScans(parts: Uint8Array[], bytes: Uint8Array, start: number): Uint8Array | undefined {
  const end = endOfPicture(bytes, start);
  return end === undefined ? undefined : Buffer.concat([...parts, bytes.subarray(start, end)]);
}

function endOfPicture(bytes: Uint8Array, start: number): number | undefined {
  let offset = start;
  while (offset !== -1 && offset + 1 < bytes.length) {
    const marker = bytes[offset + 1] ?? 0;
    if (marker === MARKER.eoi) return offset + 2;
    const next = isInsideScan(marker) ? offset + 1 : offset + 2 + uint16(bytes, offset + 2);
    offset = bytes.indexOf(0xff, next);
  }
  return undefined;
}

/** Stuffed bytes, restart markers and fill bytes have no length. */
const isInsideScan = (marker: number) =>
  marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);

/** The smallest EXIF block: one TIFF directory with one entry, tag 0x0112. */
function orientationSegment(orientation: number): Uint8Array {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const body = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff];
  return Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body]);
}
