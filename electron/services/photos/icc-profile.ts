/** Colorants of sRGB, adapted to D50 as in every profile: X, Y, Z of red, green and blue (ICC.1, IEC 61966-2-1). */
const SRGB_COLORANTS = {
  rXYZ: [0.4361, 0.2225, 0.0139],
  gXYZ: [0.3851, 0.7169, 0.0971],
  bXYZ: [0.1431, 0.0606, 0.7142],
} as const;
const COLORANT_TOLERANCE = 0.004;

/** The curve of sRGB at two places: dark tones tell it from a plain gamma of 2.2. */
const SRGB_CURVE = [
  [0.1, 0.01002],
  [0.5, 0.21404],
] as const;
const CURVE_TOLERANCE = 0.002;

/** True when a profile means sRGB, whatever it calls itself; then the picture needs no conversion. */
export function isSrgbProfile(profile: Uint8Array): boolean {
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  try {
    if (tagAt(view, 16) !== 'RGB ' || findTag(view, 'A2B0') !== undefined) return false;
    return hasSrgbColorants(view) && ['rTRC', 'gTRC', 'bTRC'].every((name) => hasSrgbCurve(view, name));
  } catch (error) {
    // An offset beyond the end: a broken profile is not sRGB, and the conversion will say what it is.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function tagAt(view: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(offset + index)));
}

/** Offset of the data of a tag, from the profile's start. */
function findTag(view: DataView, name: string): number | undefined {
  const count = Math.min(view.getUint32(128), 100);
  for (let index = 0; index < count; index++) {
    const entry = 132 + index * 12;
    if (tagAt(view, entry) === name) return view.getUint32(entry + 4);
  }
  return undefined;
}

/** s15Fixed16Number */
const fixed = (view: DataView, offset: number) => view.getInt32(offset) / 65_536;

function hasSrgbColorants(view: DataView): boolean {
  return Object.entries(SRGB_COLORANTS).every(([name, expected]) => {
    const offset = findTag(view, name);
    if (offset === undefined) return false;
    return expected.every(
      (value, index) => Math.abs(fixed(view, offset + 8 + index * 4) - value) < COLORANT_TOLERANCE,
    );
  });
}

function hasSrgbCurve(view: DataView, name: string): boolean {
  const offset = findTag(view, name);
  if (offset === undefined) return false;
  return SRGB_CURVE.every(([input, output]) => {
    const value = curveAt(view, offset, input);
    return value !== undefined && Math.abs(value - output) < CURVE_TOLERANCE;
  });
}

function curveAt(view: DataView, offset: number, input: number): number | undefined {
  const type = tagAt(view, offset);
  if (type === 'curv') return sampledCurveAt(view, offset, input);
  if (type === 'para') return parametricCurveAt(view, offset, input);
  return undefined;
}

function sampledCurveAt(view: DataView, offset: number, input: number): number {
  const count = view.getUint32(offset + 8);
  if (count === 0) return input;
  if (count === 1) return input ** (view.getUint16(offset + 12) / 256);
  const position = input * (count - 1);
  const below = Math.floor(position);
  const sample = (index: number) => view.getUint16(offset + 12 + index * 2) / 65_535;
  return sample(below) + (sample(below + 1) - sample(below)) * (position - below);
}

/** Function types 0 and 3 of `parametricCurveType`: the two in which sRGB and plain gammas are written. */
function parametricCurveAt(view: DataView, offset: number, input: number): number | undefined {
  const parameter = (index: number) => fixed(view, offset + 12 + index * 4);
  const functionType = view.getUint16(offset + 8);
  if (functionType === 0) return input ** parameter(0);
  if (functionType !== 3) return undefined;
  const isLinear = input < parameter(4);
  return isLinear ? parameter(3) * input : (parameter(1) * input + parameter(2)) ** parameter(0);
}
