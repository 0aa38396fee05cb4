/** What an RGB profile of the simplest kind is made of: three colorants (X, Y, Z, adapted to D50) and one gamma. */
export interface ProfileDraft {
  readonly colorants: readonly [
    readonly [number, number, number],
    readonly [number, number, number],
    readonly [number, number, number],
  ];
  readonly gamma: number;
}

/** The figures of Adobe RGB (1998). */
export const ADOBE_RGB: ProfileDraft = {
  colorants: [
    [0.60974, 0.31111, 0.01947],
    [0.20528, 0.62567, 0.06087],
    [0.14919, 0.06322, 0.74457],
  ],
  gamma: 2.19921875,
};

const D50 = [0.9642, 1, 0.8249] as const;

/** Writes an ICC profile, version 2.4, so that tests need none of anybody else's. */
export function buildIccProfile(draft: ProfileDraft): Buffer {
  const [red, green, blue] = draft.colorants;
  const curve = curveTag(draft.gamma);
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', descriptionTag('test profile')],
    ['cprt', textTag('no rights reserved')],
    ['wtpt', xyzTag(D50)],
    ['rXYZ', xyzTag(red)],
    ['gXYZ', xyzTag(green)],
    ['bXYZ', xyzTag(blue)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  return assemble(tags);
}

/** A JPEG with a profile put in front of its first segment. */
export function withJpegProfile(jpeg: Buffer, profile: Buffer): Buffer {
  const name = Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1');
  const head = Buffer.from([0xff, 0xe2, 0, 0]);
  head.writeUInt16BE(2 + name.length + profile.length, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, name, profile, jpeg.subarray(2)]);
}

function assemble(tags: readonly (readonly [string, Buffer])[]): Buffer {
  const tableBytes = 4 + tags.length * 12;
  let offset = 128 + tableBytes;
  const table = [uint32(tags.length)];
  for (const [name, data] of tags) {
    table.push(Buffer.from(name), uint32(offset), uint32(data.length));
    offset += data.length;
  }
  const header = Buffer.alloc(128);
  header.writeUInt32BE(offset, 0);
  header.writeUInt32BE(0x02400000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  header.write('acsp', 36, 'latin1');
  xyz(D50).copy(header, 68);
  return Buffer.concat([header, ...table, ...tags.map(([, data]) => data)]);
}

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const xyz = (values: readonly number[]) =>
  Buffer.concat(values.map((value) => uint32(Math.round(value * 65_536))));
const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
const tag = (type: string, ...parts: Buffer[]) =>
  padded(Buffer.concat([Buffer.from(type), uint32(0), ...parts]));

const xyzTag = (values: readonly number[]) => tag('XYZ ', xyz(values));
const textTag = (text: string) => tag('text', Buffer.from(`${text}\0`));
const descriptionTag = (text: string) =>
  tag('desc', uint32(text.length + 1), Buffer.from(`${text}\0`), Buffer.alloc(8 + 3 + 67));
const curveTag = (gamma: number) => {
  const value = Buffer.alloc(2);
  value.writeUInt16BE(Math.round(gamma * 256));
  return tag('curv', uint32(1), value);
};
