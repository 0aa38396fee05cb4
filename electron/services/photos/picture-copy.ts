import { join } from 'node:path';
import type { Clock } from '../../system/clock.ts';
import { erase, type Files, isStorageFull, writeNewFile } from '../../system/files.ts';
import { type EncodedPicture, encodeForPrint, mayStrip, stripForPrint } from './encode-picture.ts';
import type { HeicDecoder } from './heic-decoder.ts';
import type { PictureFacts } from './inspect-picture.ts';
import type { PhotoLimits } from './photo-limits.ts';
import type { Slots } from './slots.ts';

/** What every step of the intake of one session shares. */
export interface IntakeContext {
  /** The session's folder. */
  readonly folder: string;
  readonly limits: PhotoLimits;
  readonly files: Files;
  readonly slots: Slots;
  readonly heic: HeicDecoder;
  readonly clock: Clock;
  /** Aborts when the session ends. */
  readonly signal: AbortSignal;
}

/** One copy of a photo. */
export interface PictureCopy {
  load(): Promise<EncodedPicture>;
  /** Resolves when nothing more is being written for this copy, whether it worked or not. */
  readonly settled: Promise<void>;
}

/** Writes a copy to the session's folder. Rejects when the disk is full. */
export async function keepCopy(
  picture: EncodedPicture,
  name: string,
  context: IntakeContext,
): Promise<PictureCopy> {
  const path = join(context.folder, name);
  await writeNewFile(path, picture.bytes, context.files);
  return {
    load: async () => ({ bytes: await context.files.readFile(path), contentType: picture.contentType }),
    settled: Promise.resolve(),
  };
}

/**
 * The same for the screen's copy. The page asks for it the moment it hears of the photo: the first time it need not be read
 * back from the disk.
 */
export async function keepScreenCopy(
  picture: EncodedPicture,
  name: string,
  context: IntakeContext,
): Promise<PictureCopy> {
  const { load, settled } = await keepCopy(picture, name, context);
  let atHand: EncodedPicture | null = picture;
  return {
    load: async () => {
      const first = atHand;
      atHand = null;
      return first ?? load();
    },
    settled,
  };
}

/**
 * The picture for the print: the file as it came without its metadata, or coded again. Either takes longer than the shopper
 * should wait for the photo to appear, so it is made behind, a moment later or when `load` first asks, and `load` waits for
 * it. A full disk costs only time: each load then makes it anew.
 */
export function keepForPrint(
  source: { readonly path: string; readonly facts: PictureFacts },
  name: string,
  context: IntakeContext,
): PictureCopy {
  const { path, facts } = source;
  const encode = () =>
    context.slots.run(async () => {
      context.signal.throwIfAborted();
      return encodeForPrint(path, facts, context.limits);
    });
  const convert = async () => {
    context.signal.throwIfAborted();
    const stripped = mayStrip(facts) && stripForPrint(await context.files.readFile(path), facts);
    return stripped || encode();
  };
  const wanted = Promise.withResolvers<void>();
  const due = Promise.race([
    wanted.promise,
    context.clock.sleep(context.limits.printCopyDelayMs, context.signal),
  ]);
  const kept = due.then(convert).then(async (picture) => {
    const copy = await keepCopy(picture, name, context);
    await erase(path, context.files);
    return copy;
  });
  const load = async () => {
    wanted.resolve();
    try {
      return await (await kept).load();
    } catch (error) {
      if (isStorageFull(error)) return convert();
      throw error;
    }
  };
  return { load, settled: kept.then(ignore, ignore) };
}

/** Failures of the work behind are told by `load`. */
const ignore = () => undefined;
