import sharp from 'sharp';
import type { Clock } from '../../../system/clock.ts';
import { diskFiles } from '../../../system/files.ts';
import type { EncodedPicture } from '../../photos/encode-picture.ts';
import { createSlots } from '../../photos/slots.ts';
import type { DocumentLimits } from '../limits.ts';
import type { PdfEngine, PdfReader } from '../pdf/pdf-engine.ts';

/** Pictures of pages for the screen. The file that was looked at last stays open for a while. */
export interface PagePictures {
  /** Undefined where there is no such page, or it cannot be drawn. */
  draw(path: string, page: number): Promise<EncodedPicture | undefined>;
  /** Closes what is open, and forgets what was drawn. */
  close(): Promise<void>;
}

/** Kept in memory, some 100 kB each: a shopper who pages back waits for nothing. */
const KEPT_PICTURES = 40;

export function createPagePictures({
  pdf,
  limits,
  clock,
}: {
  pdf: PdfEngine;
  limits: DocumentLimits;
  clock: Clock;
}): PagePictures {
  const turn = createSlots(1);
  const kept = new Map<string, EncodedPicture>();
  let open: { readonly path: string; readonly reader: PdfReader; readonly idle: AbortController } | null =
    null;

  async function closeReader(): Promise<void> {
    const closing = open;
    open = null;
    closing?.idle.abort(new Error('in use, or closed'));
    await closing?.reader.close();
  }

  async function readerOf(path: string): Promise<PdfReader | null> {
    if (open?.path === path) {
      open.idle.abort(new Error('in use'));
      return open.reader;
    }
    await closeReader();
    const bytes = await diskFiles.readFile(path).catch(() => null);
    const opened = bytes && (await pdf.open(bytes));
    return opened?.ok ? opened.value : null;
  }

  function keepOpen(path: string, reader: PdfReader): void {
    const idle = new AbortController();
    open = { path, reader, idle };
    clock.sleep(limits.readerIdleMs, idle.signal).then(
      () => (open?.reader === reader ? closeReader() : undefined),
      () => undefined,
    );
  }

  async function drawAnew(path: string, page: number): Promise<EncodedPicture | undefined> {
    const reader = await readerOf(path);
    if (!reader) return undefined;
    const drawn = page <= reader.pageCount ? await reader.render(page, limits.pageSidePx) : null;
    // A thread that failed is gone, and its reader with it.
    if (drawn && !drawn.ok) await reader.close();
    else keepOpen(path, reader);
    if (!drawn?.ok) return undefined;
    const { pixels, widthPx, heightPx } = drawn.value;
    const raw = { width: widthPx, height: heightPx, channels: 4 } as const;
    // Blue and red change places.
    const swap: [[0, 0, 1], [0, 1, 0], [1, 0, 0]] = [
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
    ];
    const picture = sharp(pixels, { raw }).removeAlpha().recomb(swap);
    return { bytes: await picture.jpeg({ quality: 85 }).toBuffer(), contentType: 'image/jpeg' };
  }

  return {
    draw: (path, page) =>
      turn.run(async () => {
        const key = `${page} ${path}`;
        const before = kept.get(key);
        if (before) return before;
        const drawn = await drawAnew(path, page);
        if (drawn) kept.set(key, drawn);
        const oldest = kept.size > KEPT_PICTURES ? kept.keys().next().value : undefined;
        if (oldest !== undefined) kept.delete(oldest);
        return drawn;
      }),
    close: () =>
      turn.run(async () => {
        kept.clear();
        await closeReader();
      }),
  };
}
