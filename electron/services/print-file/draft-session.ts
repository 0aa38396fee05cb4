import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { erase, type Files, isStorageFull, readIfThere, writeNewFile } from '../../system/files.ts';
import { inspectPrintFile, type PrintFileRefusal } from './inspect-print-file.ts';

/** The drafts of one shopper, in a folder that goes as a whole. */
export interface DraftSession {
  /** Takes a PNG and gives its id. Only the newest few are kept. */
  add(bytes: Uint8Array): Promise<Result<string, PrintFileRefusal>>;
  read(printFileId: string): Promise<Uint8Array | null>;
  /** Resolves when no draft is on the disk any more. */
  close(): Promise<void>;
}

/** A shopper who goes back to the design a few times leaves a draft each time. */
const MAX_DRAFTS = 4;

export function createDraftSession(folder: string, files: Files): DraftSession {
  let isOpen = true;
  const drafts: string[] = [];
  const pathOf = (printFileId: string) => join(folder, `${printFileId}.png`);

  async function keep(bytes: Uint8Array): Promise<string> {
    const printFileId = randomBytes(16).toString('hex');
    await files.mkdir(folder, { recursive: true, mode: 0o700 });
    await writeNewFile(pathOf(printFileId), bytes, files);
    drafts.unshift(printFileId);
    for (const outdated of drafts.splice(MAX_DRAFTS)) await erase(pathOf(outdated), files);
    return printFileId;
  }

  async function keepWhileOpen(bytes: Uint8Array): Promise<Result<string, PrintFileRefusal>> {
    try {
      const printFileId = await keep(bytes);
      if (isOpen) return ok(printFileId);
    } catch (error) {
      if (isOpen && isStorageFull(error)) return err('storageFull');
      if (isOpen) throw error;
    }
    // The session ended while this was being written.
    await erase(folder, files);
    return err('sessionEnded');
  }

  return {
    async add(bytes) {
      const inspected = await inspectPrintFile(bytes);
      if (!inspected.ok) return inspected;
      return isOpen ? keepWhileOpen(bytes) : err('sessionEnded');
    },
    // Only ids given out here become a path.
    read: async (printFileId) =>
      drafts.includes(printFileId) ? readIfThere(pathOf(printFileId), files) : null,
    async close() {
      isOpen = false;
      drafts.length = 0;
      await erase(folder, files);
    },
  };
}
