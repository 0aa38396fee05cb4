import { statfs } from 'node:fs/promises';

/** Room that must be left before a sale begins: a print file, its journal, and some air. */
const NEEDED_BYTES = 200 * 1024 * 1024;

export interface StorageHealth {
  /** Tells how the last write went. */
  record(works: boolean): void;
  /** False from a failed write until one succeeds. */
  works(): boolean;
  /** Whether a sale may begin: the last write went well and there is room. */
  isWritable(): Promise<boolean>;
  onChange(listener: () => void): void;
}

export function createStorageHealth(folder: string): StorageHealth {
  let works = true;
  const listeners = new Set<() => void>();
  return {
    record: (now) => {
      if (now === works) return;
      works = now;
      for (const listener of listeners) listener();
    },
    works: () => works,
    isWritable: async () => works && (await freeBytes(folder)) >= NEEDED_BYTES,
    onChange: (listener) => void listeners.add(listener),
  };
}

async function freeBytes(folder: string): Promise<number> {
  try {
    const stats = await statfs(folder);
    return stats.bavail * stats.bsize;
  } catch {
    return 0;
  }
}
