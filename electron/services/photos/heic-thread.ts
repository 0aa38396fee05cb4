/**
 * The work of the thread that decodes HEIC. The thread gets the text of these functions (`heic-decoder.ts` says why), so they
 * use nothing but each other and what they are handed.
 */

/** Of libheif's C interface, what is used here. Pointers are numbers: places in `HEAPU8`. */
export interface Libheif {
  /** Another object after every growth of the memory: read it anew each time. */
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  _malloc(byteCount: number): number;
  _free(pointer: number): void;
  _heif_context_alloc(): number;
  /** Pictures of more than the square of `sidePx` are refused, whatever their header said. */
  _heif_context_set_maximum_image_size_limit(context: number, sidePx: number): void;
  _heif_context_read_from_memory(
    error: number,
    context: number,
    bytes: number,
    count: number,
    none: number,
  ): void;
  _heif_context_get_primary_image_handle(error: number, context: number, handle: number): void;
  _heif_image_handle_get_width(handle: number): number;
  _heif_image_handle_get_height(handle: number): number;
  _heif_image_handle_has_alpha_channel(handle: number): number;
  _heif_image_handle_is_premultiplied_alpha(handle: number): number;
  _heif_image_handle_get_list_of_thumbnail_IDs(handle: number, ids: number, count: number): number;
  _heif_image_handle_get_thumbnail(error: number, handle: number, id: number, thumbnail: number): void;
  _heif_image_handle_get_raw_color_profile_size(handle: number): number;
  _heif_image_handle_get_raw_color_profile(error: number, handle: number, bytes: number): void;
  _heif_image_handle_get_nclx_color_profile(error: number, handle: number, profile: number): void;
  _heif_decode_image(
    error: number,
    handle: number,
    image: number,
    colours: number,
    chroma: number,
    options: number,
  ): void;
  _heif_image_get_width(image: number, channel: number): number;
  _heif_image_get_height(image: number, channel: number): number;
  _heif_image_get_plane_readonly2(image: number, channel: number, stride: number): number;
}

/** What the thread is asked to do. */
export interface HeicTask {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** A new file. Its pixels begin at `pixelsOffset`, row by row, three or four bytes each. */
  readonly path: string;
  readonly pixelsOffset: number;
  readonly maxPixels: number;
  /** The file's own small copy will do, where it has one. */
  readonly preferThumbnail: boolean;
}

export type HeicOutcome =
  | {
      readonly kind: 'decoded';
      readonly widthPx: number;
      readonly heightPx: number;
      readonly hasAlpha: boolean;
      readonly isPremultiplied: boolean;
      /** An ICC profile as it lay in the file. */
      readonly profile: Uint8Array | null;
      /** The code points of ITU-T H.273, where there is no ICC profile. */
      readonly nclx: { readonly primaries: number; readonly transfer: number } | null;
    }
  | { readonly kind: 'refused'; readonly reason: 'broken' | 'unsupportedType' | 'tooManyPixels' }
  /** The thread's own file could not be written; `code` is Node's. */
  | { readonly kind: 'diskFailed'; readonly code: string };

/** The part of `node:fs` that the thread needs. */
export interface HeicDisk {
  openSync(path: string, flags: string, mode: number): number;
  writeSync(file: number, bytes: Uint8Array, offset: number, length: number, position: number): number;
  closeSync(file: number): void;
}

/** Decodes the main picture of a HEIC, turned and cropped as its boxes say, and writes its pixels to a file. */
export function decodeHeic(libheif: Libheif, task: HeicTask, disk: HeicDisk): HeicOutcome {
  const call = createHeicCaller(libheif);
  const context = libheif._heif_context_alloc();
  libheif._heif_context_set_maximum_image_size_limit(context, Math.ceil(Math.sqrt(task.maxPixels)));
  const bytes = libheif._malloc(task.bytes.length);
  libheif.HEAPU8.set(task.bytes, bytes);
  const size = task.bytes.length;
  const reading = call((error) => libheif._heif_context_read_from_memory(error, context, bytes, size, 0));
  libheif._free(bytes);
  if (!reading.ok) return { kind: 'refused', reason: reading.reason };
  const opening = call((error, out) => libheif._heif_context_get_primary_image_handle(error, context, out));
  if (!opening.ok) return { kind: 'refused', reason: opening.reason };
  const main = opening.value;
  const handle = (task.preferThumbnail && findHeicThumbnail(libheif, main, call)) || main;
  const pixels = libheif._heif_image_handle_get_width(handle) * libheif._heif_image_handle_get_height(handle);
  if (pixels > task.maxPixels) return { kind: 'refused', reason: 'tooManyPixels' };
  const hasAlpha = libheif._heif_image_handle_has_alpha_channel(handle) === 1;
  // Both are RGB (1); interleaved with (11) and without (10) alpha.
  const decoding = call((error, out) =>
    libheif._heif_decode_image(error, handle, out, 1, hasAlpha ? 11 : 10, 0),
  );
  // The size was judged before: a limit that is met only now means that the contents are not what the header says.
  if (!decoding.ok) {
    return { kind: 'refused', reason: decoding.reason === 'tooManyPixels' ? 'broken' : decoding.reason };
  }
  const written = writeHeicPixels(libheif, decoding.value, hasAlpha ? 4 : 3, task, disk);
  if (written.kind !== 'written') return written;
  return {
    kind: 'decoded',
    widthPx: written.widthPx,
    heightPx: written.heightPx,
    hasAlpha,
    isPremultiplied: libheif._heif_image_handle_is_premultiplied_alpha(handle) === 1,
    ...readHeicColours(libheif, main, call),
  };
}

type HeicCall =
  | { ok: true; value: number }
  | { ok: false; reason: 'broken' | 'unsupportedType' | 'tooManyPixels' };
type HeicCaller = (work: (error: number, out: number) => void) => HeicCall;

/** Calls functions that leave an error (three words: kind, detail, text) and a pointer in memory that is lent to them. */
function createHeicCaller(libheif: Libheif): HeicCaller {
  const lent = libheif._malloc(32);
  return (work) => {
    libheif.HEAPU8.fill(0, lent, lent + 32);
    work(lent, lent + 16);
    const memory = new DataView(libheif.HEAPU8.buffer);
    const kind = memory.getInt32(lent, true);
    if (kind === 0) return { ok: true, value: memory.getUint32(lent + 16, true) };
    // heif_error_Unsupported_filetype, _Unsupported_feature, and _Plugin_loading_error for a codec that is not built in
    if ([3, 4, 11].includes(kind)) return { ok: false, reason: 'unsupportedType' };
    // heif_suberror_Security_limit_exceeded
    return { ok: false, reason: memory.getInt32(lent + 4, true) === 1000 ? 'tooManyPixels' : 'broken' };
  };
}

/** The first small copy of a picture; 0 where it has none. */
function findHeicThumbnail(libheif: Libheif, handle: number, call: HeicCaller): number {
  let id = 0;
  const finding = call((_, out) => {
    if (libheif._heif_image_handle_get_list_of_thumbnail_IDs(handle, out, 1) !== 1) return;
    id = new DataView(libheif.HEAPU8.buffer).getUint32(out, true);
  });
  if (!finding.ok || id === 0) return 0;
  const opening = call((error, out) => libheif._heif_image_handle_get_thumbnail(error, handle, id, out));
  return opening.ok ? opening.value : 0;
}

/** An ICC profile, or else the code points of the `nclx` box: kind, primaries, transfer, each a word. */
function readHeicColours(libheif: Libheif, handle: number, call: HeicCaller) {
  const size = libheif._heif_image_handle_get_raw_color_profile_size(handle);
  if (size > 0) {
    const bytes = libheif._malloc(size);
    const reading = call((error) => libheif._heif_image_handle_get_raw_color_profile(error, handle, bytes));
    if (reading.ok) return { profile: libheif.HEAPU8.slice(bytes, bytes + size), nclx: null };
  }
  const reading = call((error, out) => libheif._heif_image_handle_get_nclx_color_profile(error, handle, out));
  if (!reading.ok || reading.value === 0) return { profile: null, nclx: null };
  const memory = new DataView(libheif.HEAPU8.buffer);
  const primaries = memory.getInt32(reading.value + 4, true);
  return { profile: null, nclx: { primaries, transfer: memory.getInt32(reading.value + 8, true) } };
}

/** Writes rows straight out of libheif's memory, so that no second copy of the picture is ever made. */
function writeHeicPixels(
  libheif: Libheif,
  image: number,
  pixelBytes: number,
  task: HeicTask,
  disk: HeicDisk,
) {
  // heif_channel_interleaved
  const channel = 10;
  const widthPx = libheif._heif_image_get_width(image, channel);
  const heightPx = libheif._heif_image_get_height(image, channel);
  const lent = libheif._malloc(4);
  const plane = libheif._heif_image_get_plane_readonly2(image, channel, lent);
  const stride = new DataView(libheif.HEAPU8.buffer).getUint32(lent, true);
  const rowBytes = widthPx * pixelBytes;
  if (plane === 0 || stride < rowBytes) return { kind: 'refused', reason: 'broken' } as const;
  const row = (y: number) => libheif.HEAPU8.subarray(plane + y * stride, plane + y * stride + rowBytes);
  try {
    writeHeicRows(row, { rowBytes, heightPx }, task, disk);
  } catch (error) {
    return { kind: 'diskFailed', code: String((error as NodeJS.ErrnoException).code) } as const;
  }
  return { kind: 'written', widthPx, heightPx } as const;
}

/** Gathers rows into larger pieces: one call for each row would take longer than the decoding. */
function writeHeicRows(
  row: (y: number) => Uint8Array,
  { rowBytes, heightPx }: { readonly rowBytes: number; readonly heightPx: number },
  task: HeicTask,
  disk: HeicDisk,
): void {
  const file = disk.openSync(task.path, 'wx', 0o600);
  try {
    const rowsAtOnce = Math.max(1, Math.floor(1_000_000 / rowBytes));
    const piece = new Uint8Array(rowsAtOnce * rowBytes);
    let position = task.pixelsOffset;
    for (let top = 0; top < heightPx; top += rowsAtOnce) {
      const rows = Math.min(rowsAtOnce, heightPx - top);
      for (let y = 0; y < rows; y++) piece.set(row(top + y), y * rowBytes);
      const end = rows * rowBytes;
      for (let done = 0; done < end; ) {
        const count = disk.writeSync(file, piece, done, end - done, position);
        done += count;
        position += count;
      }
    }
  } finally {
    disk.closeSync(file);
  }
}

/** All that the thread needs. */
export const HEIC_FUNCTIONS = [
  decodeHeic,
  createHeicCaller,
  findHeicThumbnail,
  readHeicColours,
  writeHeicPixels,
  writeHeicRows,
] as const;
