import { join } from 'node:path';
import type { Stick, StickFiles } from './stick.ts';
import type { UsbLimits } from './usb-limits.ts';

/** A file on a stick whose name says that it is a picture. */
export interface StickPicture {
  /** Names of folders and file below the stick's own folder. */
  readonly path: readonly string[];
  readonly byteCount: number;
  readonly changedAtMs: number;
}

export interface StickListing {
  /** Newest first. */
  readonly pictures: readonly StickPicture[];
  readonly isCutShort: boolean;
}

interface Walk {
  readonly stick: Stick;
  readonly files: StickFiles;
  readonly limits: UsbLimits;
  /** Aborts when the stick is pulled, the session ends, or the time is up. */
  readonly isOver: () => boolean;
  /** Names of the files that are wanted; by default those of pictures. */
  readonly names?: RegExp | undefined;
}

/** Only a hint: what the file is, its bytes tell when it is read. */
const PICTURE_NAME = /\.(jpe?g|png|webp|heic|heif|hif)$/i;
/** Hidden files, the shadow files of macOS, and what systems keep for themselves. */
const FOREIGN_NAME = /^(\.|\$RECYCLE\.BIN$|System Volume Information$|lost\+found$|__MACOSX$)/i;

/**
 * Looks through a stick, the upper folders first. Symbolic links are not followed at all, nor other media that are mounted
 * inside. Stops at the limits, with what it has. Rejects when the stick cannot be read.
 */
export async function listPictures(walk: Walk): Promise<StickListing> {
  const { stick, files, limits, isOver, names = PICTURE_NAME } = walk;
  const { dev } = await files.lstat(stick.folder);
  const waiting: (readonly string[])[] = [[]];
  const pictures: StickPicture[] = [];
  let entryCount = 0;
  let isCutShort = false;
  for (let folder = waiting.shift(); folder; folder = waiting.shift()) {
    for await (const entry of namesIn(folder, walk)) {
      if (isOver() || entryCount >= limits.maxEntries) return newest(pictures, limits.maxPhotos, true);
      entryCount += 1;
      const path = [...folder, entry.name];
      if (entry.isFile()) {
        const picture = names.test(entry.name) ? await describePicture(path, dev, walk) : undefined;
        if (picture) pictures.push(picture);
      } else if (entry.isDirectory()) {
        if (path.length > limits.maxDepth) isCutShort = true;
        else waiting.push(path);
      }
    }
  }
  return newest(pictures, limits.maxPhotos, isCutShort);
}

/** A folder of the stick that cannot be read is left out; the stick itself must be readable. */
async function* namesIn(folder: readonly string[], { stick, files }: Walk) {
  try {
    const directory = await files.opendir(join(stick.folder, ...folder));
    for await (const entry of directory) {
      if (!FOREIGN_NAME.test(entry.name)) yield entry;
    }
  } catch (error) {
    if (folder.length === 0 || isGone(error)) throw error;
  }
}

/** The device has left, which no folder's own fault looks like. */
const isGone = (error: unknown) =>
  error instanceof Error && 'code' in error && ['EIO', 'ENODEV', 'ENXIO'].includes(String(error.code));

async function describePicture(
  path: readonly string[],
  dev: number,
  walk: Walk,
): Promise<StickPicture | undefined> {
  const found = await walk.files.lstat(join(walk.stick.folder, ...path)).catch((error: unknown) => {
    if (isGone(error)) throw error;
  });
  if (!found?.isFile() || found.dev !== dev || found.size === 0) return undefined;
  return { path, byteCount: found.size, changedAtMs: Math.max(0, Math.round(found.mtimeMs)) };
}

function newest(pictures: readonly StickPicture[], count: number, isCutShort: boolean): StickListing {
  const sorted = pictures.toSorted((one, other) => other.changedAtMs - one.changedAtMs);
  return { pictures: sorted.slice(0, count), isCutShort: isCutShort || sorted.length > count };
}
