/** One HEVC picture, taken out of a HEIC: what the builder makes others of. */
export interface CodedPicture {
  /** The box with the decoder's settings. */
  readonly settings: Buffer;
  readonly data: Buffer;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What a HEIC is made of. Everything but `coded` is left out, or as it should be, where missing. */
export interface HeicDraft {
  readonly coded: CodedPicture;
  /** Repeats the coded picture as the tiles of one large picture, as phones do. Cropped to the given size. */
  readonly grid?: {
    readonly columns: number;
    readonly rows: number;
    readonly widthPx?: number;
    readonly heightPx?: number;
  };
  /** Quarter turns against the clock. */
  readonly turns?: number;
  /** 0: top and bottom change places, 1: left and right. After the turning. */
  readonly mirror?: 0 | 1;
  /** An ICC profile, or the code points of ITU-T H.273. */
  readonly colours?: Buffer | { readonly primaries: number; readonly transfer: number };
  /** A transparency plane: the brightness of the coded picture. */
  readonly alpha?: 'straight' | 'premultiplied';
  readonly thumbnail?: CodedPicture;
  /** EXIF, as text. */
  readonly exif?: string;
  /** What the header says the size is. */
  readonly claimedPx?: { readonly width: number; readonly height: number };
  /** `hvc1` is HEVC. */
  readonly codec?: string;
}

const uint16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const box = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([uint32(body.length + 8), Buffer.from(type), body]);
};
/** A box with a version (`head`'s first byte) and flags. */
const fullBox = (type: string, head: number, ...parts: Buffer[]) => box(type, uint32(head), ...parts);

/** Takes the one picture out of a file that `heif-enc` wrote. */
export function readCodedPicture(heic: Buffer): CodedPicture {
  const boxAt = (type: string) => {
    const start = heic.indexOf(type) - 4;
    return heic.subarray(start, start + heic.readUInt32BE(start));
  };
  const size = boxAt('ispe');
  return {
    settings: boxAt('hvcC'),
    data: boxAt('mdat').subarray(8),
    widthPx: size.readUInt32BE(12),
    heightPx: size.readUInt32BE(16),
  };
}

interface Item {
  readonly id: number;
  readonly type: string;
  readonly data: Buffer;
  readonly properties: readonly Buffer[];
  readonly references?: readonly { readonly type: string; readonly to: readonly number[] }[];
}

const MAIN = 1;
const ALPHA = 2;
const THUMBNAIL = 3;
const EXIF = 4;
const FIRST_TILE = 10;

/** Writes a HEIC (ISO/IEC 23008-12) with one main picture. */
export function buildHeic(draft: HeicDraft): Buffer {
  const items = listItems(draft);
  const type = box('ftyp', Buffer.from('heic'), uint32(0), Buffer.from('mif1heic'));
  // Offsets are as long whatever they are, so a first try tells where the data will be.
  const dataOffset = type.length + buildMeta(items, 0).length + 8;
  return Buffer.concat([type, buildMeta(items, dataOffset), box('mdat', ...placesOf(items).keys())]);
}

function listItems(draft: HeicDraft): Item[] {
  const { coded, grid, codec = 'hvc1' } = draft;
  const main = [sizeOf(mainSize(draft)), ...transformsOf(draft), ...coloursOf(draft)];
  const codedItem = (id: number, picture: CodedPicture, properties: readonly Buffer[]): Item => ({
    id,
    type: codec,
    data: picture.data,
    properties: [picture.settings, ...properties],
  });
  const tiles = Array.from({ length: grid ? grid.columns * grid.rows : 0 }, (_, index) => FIRST_TILE + index);
  const prem = draft.alpha === 'premultiplied' ? [{ type: 'prem', to: [ALPHA] }] : [];
  const items: Item[] = grid
    ? [
        {
          id: MAIN,
          type: 'grid',
          data: gridData(mainSize(draft), grid),
          properties: main,
          references: [{ type: 'dimg', to: tiles }, ...prem],
        },
      ]
    : [{ ...codedItem(MAIN, coded, main), references: prem }];
  const tileSize = sizeOf(coded);
  items.push(...tiles.map((id) => codedItem(id, coded, [tileSize])));
  if (draft.alpha) {
    const kind = fullBox('auxC', 0, Buffer.from('urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0'));
    const alpha = codedItem(ALPHA, coded, [sizeOf(coded), kind]);
    items.push({ ...alpha, references: [{ type: 'auxl', to: [MAIN] }] });
  }
  if (draft.thumbnail) {
    const { thumbnail } = draft;
    const small = codedItem(THUMBNAIL, thumbnail, [sizeOf(thumbnail), ...transformsOf(draft)]);
    items.push({ ...small, references: [{ type: 'thmb', to: [MAIN] }] });
  }
  if (draft.exif !== undefined) {
    const data = Buffer.concat([uint32(0), Buffer.from(draft.exif)]);
    const references = [{ type: 'cdsc', to: [MAIN] }];
    items.push({ id: EXIF, type: 'Exif', data, properties: [], references });
  }
  return items;
}

function mainSize({ coded, grid, claimedPx }: HeicDraft): { widthPx: number; heightPx: number } {
  if (claimedPx) return { widthPx: claimedPx.width, heightPx: claimedPx.height };
  return {
    widthPx: grid?.widthPx ?? coded.widthPx * (grid?.columns ?? 1),
    heightPx: grid?.heightPx ?? coded.heightPx * (grid?.rows ?? 1),
  };
}

const sizeOf = ({ widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number }) =>
  fullBox('ispe', 0, uint32(widthPx), uint32(heightPx));

const gridData = (size: { widthPx: number; heightPx: number }, grid: NonNullable<HeicDraft['grid']>) =>
  Buffer.concat([
    Buffer.from([0, 1, grid.rows - 1, grid.columns - 1]),
    uint32(size.widthPx),
    uint32(size.heightPx),
  ]);

function transformsOf({ turns, mirror }: HeicDraft): Buffer[] {
  const boxes: Buffer[] = [];
  if (turns !== undefined) boxes.push(box('irot', Buffer.from([turns])));
  if (mirror !== undefined) boxes.push(box('imir', Buffer.from([mirror])));
  return boxes;
}

function coloursOf({ colours }: HeicDraft): Buffer[] {
  if (!colours) return [];
  if (Buffer.isBuffer(colours)) return [box('colr', Buffer.from('prof'), colours)];
  // Matrix 6 and full range: as heif-enc coded the pictures.
  const points = [uint16(colours.primaries), uint16(colours.transfer), uint16(6), Buffer.from([0x80])];
  return [box('colr', Buffer.from('nclx'), ...points)];
}

function buildMeta(items: readonly Item[], dataOffset: number): Buffer {
  const entries = items.map(({ id, type }) =>
    fullBox('infe', 0x02000000, uint16(id), uint16(0), Buffer.from(`${type}\0`)),
  );
  const references = items.flatMap(({ id, references = [] }) =>
    references.map(({ type, to }) => box(type, uint16(id), uint16(to.length), ...to.map(uint16))),
  );
  return fullBox(
    'meta',
    0,
    fullBox('hdlr', 0, uint32(0), Buffer.from('pict'), Buffer.alloc(13)),
    fullBox('pitm', 0, uint16(MAIN)),
    fullBox('iinf', 0, uint16(entries.length), ...entries),
    ...(references.length > 0 ? [fullBox('iref', 0, ...references)] : []),
    buildProperties(items),
    buildPlaces(items, dataOffset),
  );
}

/** Items that share a property, as tiles do, name it by the same number. */
function buildProperties(items: readonly Item[]): Buffer {
  const owners = items.filter(({ properties }) => properties.length > 0);
  const all = [...new Set(owners.flatMap(({ properties }) => properties))];
  const associations = owners.map(({ id, properties }) => {
    const numbers = properties.map((property) => all.indexOf(property) + 1);
    return Buffer.concat([uint16(id), Buffer.from([numbers.length, ...numbers])]);
  });
  return box('iprp', box('ipco', ...all), fullBox('ipma', 0, uint32(owners.length), ...associations));
}

function buildPlaces(items: readonly Item[], dataOffset: number): Buffer {
  const offsets = placesOf(items);
  const places = items.map(({ id, data }) => {
    const offset = dataOffset + (offsets.get(data) ?? 0);
    return Buffer.concat([uint16(id), uint16(0), uint16(1), uint32(offset), uint32(data.length)]);
  });
  return fullBox('iloc', 0, Buffer.from([0x44, 0]), uint16(items.length), ...places);
}

/** Where each piece of data begins. Items that share one, as tiles do, have it once in the file. */
function placesOf(items: readonly Item[]): Map<Buffer, number> {
  const places = new Map<Buffer, number>();
  let offset = 0;
  for (const { data } of items) {
    if (places.has(data)) continue;
    places.set(data, offset);
    offset += data.length;
  }
  return places;
}
