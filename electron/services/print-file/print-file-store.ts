import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { printSizePx } from '../../../shared/domain/print-size.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { diskFiles, erase, type Files, isStorageFull, readIfThere } from '../../system/files.ts';
import type { Log } from '../../system/log.ts';
import { createDraftSession, type DraftSession } from './draft-session.ts';
import { type PrintFileRefusal, readPngSize } from './inspect-print-file.ts';
import { type PrintFile, printFilePath, saleFolder, sha256Of, writePrintFile } from './sale-print-file.ts';

export interface Adoption {
  readonly geometry: CaseGeometry;
  readonly dpi: number;
  readonly saleId: string;
}

/** Print files: drafts of the shopper at the screen, and those that belong to a sale. */
export interface PrintFileStore {
  /** Takes drafts from now on. All others, also of earlier runs, are erased. */
  openSession(): Promise<void>;
  /** Refuses drafts from now on, and erases those that there are. Files of sales stay. */
  closeSession(): Promise<void>;
  /** Erases the drafts of earlier runs. For the start, before a session opens. */
  eraseDrafts(): Promise<void>;
  /** Takes the PNG that the screen drew, and gives its id. Only the newest few drafts are kept. */
  addDraft(bytes: Uint8Array): Promise<Result<string, PrintFileRefusal>>;
  /**
   * Makes a draft the print file of a sale: exactly the pixels of the case at `dpi`, with that density in it, durable.
   * The draft stays until the session ends, so that a sale that was cancelled can be begun again, and this repeated.
   */
  adopt(
    printFileId: string,
    adoption: Adoption,
  ): Promise<Result<PrintFile, 'notFound' | 'wrongSize' | 'storageFull'>>;
  /** The bytes of a sale's print file, if they are the ones with this `sha256`. */
  read(saleId: string, sha256: string): Promise<Result<Uint8Array, 'notFound' | 'damaged'>>;
  /** Erases the files of a sale. Nothing there is fine. */
  erase(saleId: string): Promise<void>;
}

export interface PrintFileStoreOptions {
  /** The data folder: drafts go to `print-drafts/`, print files to `sales/<saleId>/print.png`. */
  readonly folder: string;
  readonly log: Log;
  readonly files?: Files;
}

export function createPrintFileStore(options: PrintFileStoreOptions): PrintFileStore {
  const { folder, log, files = diskFiles } = options;
  const draftFolder = join(folder, 'print-drafts');
  let session: DraftSession | undefined;

  async function closeSession(): Promise<void> {
    const ended = session;
    session = undefined;
    await ended?.close();
  }

  return {
    closeSession,
    async openSession() {
      await closeSession();
      await erase(draftFolder, files);
      session = createDraftSession(join(draftFolder, randomBytes(8).toString('hex')), files);
    },
    eraseDrafts: () => erase(draftFolder, files),
    async addDraft(bytes) {
      const added = session ? await session.add(bytes) : err<PrintFileRefusal>('sessionEnded');
      log.info({ bytes: bytes.length, outcome: added.ok ? 'added' : added.error }, 'print file came in');
      return added;
    },
    async adopt(printFileId, { geometry, dpi, saleId }) {
      const png = await session?.read(printFileId);
      if (!png) return err('notFound');
      const wanted = printSizePx(geometry, dpi);
      const actual = readPngSize(png);
      if (actual?.widthPx !== wanted.widthPx || actual.heightPx !== wanted.heightPx) return err('wrongSize');
      try {
        return ok(await writePrintFile({ dataFolder: folder, saleId }, { png, dpi }, files));
      } catch (error) {
        if (isStorageFull(error)) return err('storageFull');
        throw error;
      }
    },
    async read(saleId, sha256) {
      const bytes = await readIfThere(printFilePath(folder, saleId), files);
      if (!bytes) return err('notFound');
      return sha256Of(bytes) === sha256 ? ok(bytes) : err('damaged');
    },
    erase: async (saleId) => erase(saleFolder(folder, saleId), files),
  };
}
