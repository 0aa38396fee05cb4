import { lstat } from 'node:fs/promises';
import type { StickFinder } from './stick.ts';

/** A folder that stands in for a stick: plugged in while it exists. */
export function createFolderFinder(folder: string): StickFinder {
  return {
    async find() {
      const found = await lstat(folder).catch(() => undefined);
      if (!found?.isDirectory()) return [];
      return [{ stickId: `${folder}:${found.dev}:${found.ino}`, folder }];
    },
  };
}
