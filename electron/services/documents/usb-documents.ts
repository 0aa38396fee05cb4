import * as nodeFiles from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { UsbDocuments } from '../../../shared/contract/documents.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { readStickFile, StickGone } from '../usb-photos/read-stick.ts';
import type { StickFinder } from '../usb-photos/stick.ts';
import { type StickWatcher, watchSticks } from '../usb-photos/stick-watcher.ts';
import { USB_LIMITS } from '../usb-photos/usb-limits.ts';
import type { FoundPhoto } from '../usb-photos/watched-stick.ts';
import type { DocumentStore } from './intake/document-store.ts';

/** Documents on the shopper's own stick. Sticks are read while a session is open, and never written to. */
export interface UsbDocumentShelf {
  open(sessionId: string): void;
  close(): void;
  list(): UsbDocuments;
  /** Copies a file into the session; how that went is in the tray. False where there is no such file. */
  add(usbFileId: string): Promise<boolean>;
}

export interface UsbDocumentsOptions {
  /** `null`: this kiosk takes no sticks. */
  readonly finder: StickFinder | null;
  readonly documents: Pick<DocumentStore, 'add'>;
  readonly takesOffice: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: (list: UsbDocuments) => void;
}

const NAMES = /\.(pdf|jpe?g|png|webp|gif|avif|heic|heif|hif)$/i;
const NAMES_WITH_OFFICE =
  /\.(pdf|jpe?g|png|webp|gif|avif|heic|heif|hif|docx?|xlsx?|pptx?|od[tsp]|rtf|wps|et|dps)$/i;

export function createUsbDocuments(options: UsbDocumentsOptions): UsbDocumentShelf {
  const { finder, documents, clock, log, onChange } = options;
  const names = options.takesOffice ? NAMES_WITH_OFFICE : NAMES;
  let session: { readonly sessionId: string; readonly watcher: StickWatcher } | null = null;

  function list(): UsbDocuments {
    if (!finder) return { kind: 'unavailable' };
    const found = session?.watcher.list() ?? { kind: 'noStick' as const };
    if (found.kind !== 'ready') return found;
    const files = found.photos.map(({ usbPhotoId, name, byteCount, changedAtMs }) => ({
      ...{ usbFileId: usbPhotoId, name, byteCount, changedAtMs },
    }));
    return { kind: 'ready', files, isCutShort: found.isCutShort };
  }
  function close(): void {
    session?.watcher.stop();
    session = null;
  }

  return {
    list,
    close,
    open: (sessionId) => {
      close();
      if (!finder) return;
      const limits = USB_LIMITS;
      const news = () => session?.sessionId === sessionId && onChange(list());
      const watcher = watchSticks({ finder, files: nodeFiles, clock, limits, log, names, onChange: news });
      session = { sessionId, watcher };
    },
    add: async (usbFileId) => {
      const current = session;
      const found = current?.watcher.find(usbFileId);
      if (!current || !found) return false;
      const reader = { files: nodeFiles, clock, silenceMs: USB_LIMITS.silenceMs, signal: found.signal };
      let isGone = false;
      async function* bytes(from: FoundPhoto) {
        try {
          yield* readStickFile(from.stick, from.path, reader);
        } catch (error) {
          isGone = error instanceof StickGone;
          throw error;
        }
      }
      await documents.add(found.photo.name, Readable.from(bytes(found)), current.sessionId, (refusal) =>
        isGone && refusal === 'broken' ? 'stickGone' : refusal,
      );
      return true;
    },
  };
}
