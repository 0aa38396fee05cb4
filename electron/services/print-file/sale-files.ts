import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { diskFiles, type Files } from '../../system/files.ts';
import { normalisePicture } from './normalise-picture.ts';
import type { PrintFileStore } from './print-file-store.ts';
import { type PrintFile, writePrintFile } from './sale-print-file.ts';

/** The pictures of sales, as the sale service wants them. */
export interface SaleFiles {
  /** The print file, if it is the one with this `sha256`; `null` when it is gone or damaged. */
  read(saleId: string, sha256: string): Promise<Uint8Array | null>;
  /**
   * Keeps a picture that came from the backend as the sale's print file. The error says why it cannot be printed.
   * Rejects when the disk does not take it.
   */
  keep(saleId: string, picture: Uint8Array): Promise<Result<Omit<PrintFile, 'path'>, string>>;
  erase(saleId: string): Promise<void>;
}

export interface SaleFilesOptions {
  readonly store: PrintFileStore;
  /** The data folder, the same as the store's. */
  readonly folder: string;
  /** The printer's density, for pictures that do not tell theirs. */
  readonly dpi: number;
  readonly files?: Files;
}

export function createSaleFiles({ store, folder, dpi, files = diskFiles }: SaleFilesOptions): SaleFiles {
  return {
    async read(saleId, sha256) {
      const found = await store.read(saleId, sha256);
      return found.ok ? found.value : null;
    },
    async keep(saleId, picture) {
      const normal = await normalisePicture(picture, dpi);
      if (!normal.ok) return err(normal.error);
      const { path: _path, ...kept } = await writePrintFile(
        { dataFolder: folder, saleId },
        normal.value,
        files,
      );
      return ok(kept);
    },
    erase: (saleId) => store.erase(saleId),
  };
}
