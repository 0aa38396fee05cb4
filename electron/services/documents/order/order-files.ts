import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { diskFiles, erase, readIfThere } from '../../../system/files.ts';
import { md5Of } from '../intake/take-in-document.ts';
import type { OrderedFile } from './document-order.ts';

/** The files of orders, apart from the session's: a paid order outlives its shopper's session. */
export interface OrderFiles {
  /** Takes a copy of a file of the session. Throws when the disk fails. */
  keep(documentOrderId: string, file: number, path: string): Promise<void>;
  /** The bytes; null where they are gone, or not what they were when the order was placed. */
  read(documentOrderId: string, file: number, ordered: OrderedFile): Promise<Uint8Array | null>;
  erase(documentOrderId: string): Promise<void>;
  /** Erases whatever belongs to none of these. For the start. */
  eraseBut(documentOrderIds: readonly string[]): Promise<void>;
}

export function createOrderFiles(folder: string): OrderFiles {
  const pathOf = (documentOrderId: string, file: number) => join(folder, documentOrderId, `${file}.pdf`);
  return {
    keep: async (documentOrderId, file, path) => {
      await mkdir(join(folder, documentOrderId), { recursive: true, mode: 0o700 });
      await copyFile(path, pathOf(documentOrderId, file));
    },
    read: async (documentOrderId, file, { md5 }) => {
      const bytes = await readIfThere(pathOf(documentOrderId, file), diskFiles);
      return bytes && md5Of(bytes) === md5 ? bytes : null;
    },
    erase: (documentOrderId) => erase(join(folder, documentOrderId), diskFiles),
    eraseBut: async (kept) => {
      const names = await readdir(folder).catch(() => []);
      const left = names.filter((name) => !kept.includes(name));
      await Promise.all(left.map((name) => erase(join(folder, name), diskFiles)));
    },
  };
}
