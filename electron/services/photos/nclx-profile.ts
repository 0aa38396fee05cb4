/** Code points of ITU-T H.273 as the `nclx` box of a HEIC holds them. */
export interface NclxColours {
  readonly primaries: number;
  readonly transfer: number;
}

type Xyz = readonly [x: number, y: number, z: number];
type Colorants = readonly [red: Xyz, green: Xyz, blue: Xyz];

/** X, Y and Z of red, green and blue, adapted to D50 (Bradford) as in every profile. */
const COLORANTS = {
  srgb: [
    [0.43607, 0.22249, 0.01392],
    [0.38515, 0.71687, 0.09708],
    [0.14307, 0.06061, 0.7141],
  ],
  displayP3: [
    [0.51512, 0.2412, -0.00105],
    [0.29198, 0.69225, 0.04189],
    [0.1571, 0.06657, 0.78407],
  ],
  bt2020: [
    [0.67348, 0.27904, -0.00194],
    [0.16567, 0.67534, 0.02998],
    [0.12505, 0.04562, 0.79686],
  ],
} as const satisfies Record<string, Colorants>;

const D50: Xyz = [0.9642, 1, 0.8249];

/** Light of a white page in an HDR picture (ITU-R BT.2408), and of an HLG display at its brightest. */
const WHITE_NITS = 203;
const HLG_PEAK_NITS = 1000;
/** HDR light above this share of white is rolled off, so that highlights keep their drawing. */
const KNEE = 0.8;
/** Enough for the steep dark end of the HDR curves. */
const CURVE_SAMPLES = 4096;

/**
 * The ICC profile that says the same as an `nclx` box. Undefined where the numbers are sRGB already: then nothing has to be
 * converted. Rare primaries and curves count as those of sRGB, which is how they are nearly always meant.
 */
export function profileOfNclx({ primaries, transfer }: NclxColours): Buffer | undefined {
  const colorants = colorantsOf(primaries);
  const curve = curveOf(transfer);
  if (colorants === COLORANTS.srgb && curve === srgbCurve) return undefined;
  return writeProfile(colorants, curve);
}

function colorantsOf(primaries: number): Colorants {
  if (primaries === 9) return COLORANTS.bt2020;
  // 11 is cinema's P3, of another white, which no phone writes on purpose.
  return primaries === 11 || primaries === 12 ? COLORANTS.displayP3 : COLORANTS.srgb;
}

/** From the stored number to light, both 0 to 1. The curves of television (1, 6, 14, 15) are shown on displays like sRGB's. */
function curveOf(transfer: number): (value: number) => number {
  switch (transfer) {
    case 4:
      return (value) => value ** 2.2;
    case 5:
      return (value) => value ** 2.8;
    case 8:
      return (value) => value;
    case 16:
      return (value) => rollOff(pqNits(value) / WHITE_NITS);
    case 18:
      return (value) => rollOff(hlgNits(value) / WHITE_NITS);
    default:
      return srgbCurve;
  }
}

/** IEC 61966-2-1 */
function srgbCurve(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** SMPTE ST 2084 */
function pqNits(value: number): number {
  const power = value ** (32 / 2523);
  return 10_000 * (Math.max(0, power - 0.8359375) / (18.8515625 - 18.6875 * power)) ** (8192 / 1305);
}

/** ITU-R BT.2100, each channel by itself. */
function hlgNits(value: number): number {
  const scene =
    value <= 0.5 ? value ** 2 / 3 : (Math.exp((value - 0.55991073) / 0.17883277) + 0.28466892) / 12;
  return HLG_PEAK_NITS * scene ** 1.2;
}

function rollOff(light: number): number {
  return light <= KNEE ? light : KNEE + (1 - KNEE) * (1 - Math.exp((KNEE - light) / (1 - KNEE)));
}

/** An ICC profile of version 2.4 (ICC.1:2001-04) for a display of three colorants and one curve. */
function writeProfile([red, green, blue]: Colorants, curve: (value: number) => number): Buffer {
  const curveData = curveTag(curve);
  const tags: readonly (readonly [name: string, data: Buffer])[] = [
    ['desc', descriptionTag('photo')],
    ['cprt', tagOf('text', Buffer.from('none\0'))],
    ['wtpt', xyzTag(D50)],
    ['rXYZ', xyzTag(red)],
    ['gXYZ', xyzTag(green)],
    ['bXYZ', xyzTag(blue)],
    ['rTRC', curveData],
    ['gTRC', curveData],
    ['bTRC', curveData],
  ];
  const header = Buffer.alloc(128);
  header.writeUInt32BE(0x02400000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  header.write('acsp', 36, 'latin1');
  xyzOf(D50).copy(header, 68);
  const profile = Buffer.concat([header, ...layOut(tags, header.length)]);
  profile.writeUInt32BE(profile.length, 0);
  return profile;
}

/** The table of tags, then their data; the same data, named twice, is written once. */
function layOut(tags: readonly (readonly [name: string, data: Buffer])[], offset: number): Buffer[] {
  const places = new Map<Buffer, number>();
  let next = offset + 4 + tags.length * 12;
  for (const [, data] of tags) {
    if (places.has(data)) continue;
    places.set(data, next);
    next += data.length;
  }
  const table = tags.map(([name, data]) =>
    Buffer.concat([Buffer.from(name), uint32(places.get(data) ?? 0), uint32(data.length)]),
  );
  return [uint32(tags.length), ...table, ...places.keys()];
}

function curveTag(curve: (value: number) => number): Buffer {
  const samples = Buffer.alloc(CURVE_SAMPLES * 2);
  for (let index = 0; index < CURVE_SAMPLES; index++) {
    const light = curve(index / (CURVE_SAMPLES - 1));
    samples.writeUInt16BE(Math.round(Math.min(1, Math.max(0, light)) * 65_535), index * 2);
  }
  return tagOf('curv', uint32(CURVE_SAMPLES), samples);
}

/** Its texts in Unicode and in Macintosh's own code are left empty. */
function descriptionTag(text: string): Buffer {
  return tagOf('desc', uint32(text.length + 1), Buffer.from(`${text}\0`), Buffer.alloc(8 + 3 + 67));
}

const xyzTag = (value: Xyz) => tagOf('XYZ ', xyzOf(value));
const xyzOf = (value: Xyz) => Buffer.concat(value.map((part) => int32(Math.round(part * 65_536))));

/** Padded to a multiple of four, as the format demands. */
function tagOf(type: string, ...parts: Buffer[]): Buffer {
  const data = Buffer.concat([Buffer.from(type), Buffer.alloc(4), ...parts]);
  return Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
