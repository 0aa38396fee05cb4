import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type {
  DocumentChoice,
  DocumentRefusal,
  ShopperDocument,
} from '../../../../shared/contract/documents.ts';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { diskFiles, erase } from '../../../system/files.ts';
import type { Log } from '../../../system/log.ts';
import type { EncodedPicture } from '../../photos/encode-picture.ts';
import type { PhotoBytes } from '../../photos/receive-file.ts';
import type { PagePictures } from './page-pictures.ts';
import { type DocumentIntake, type TakenDocument, takeInDocument } from './take-in-document.ts';

/** A document that can be printed, and how the shopper wants it. */
export interface HeldDocument extends TakenDocument {
  readonly documentId: string;
  readonly name: string;
  readonly choice: DocumentChoice;
}

/** The files of the shopper at the screen. All of them are erased when the session is over. */
export interface DocumentStore {
  openSession(sessionId: string): Promise<void>;
  closeSession(): Promise<void>;
  /** Erases what an earlier run left behind. For the start. */
  eraseAll(): Promise<void>;
  /** With `sessionId`, only for that session: a phone may still be sending for the last shopper. */
  add(
    name: string,
    input: PhotoBytes,
    sessionId?: string,
    /** Whoever sends knows more: a stick that was pulled looks like a file that is broken. */
    explain?: (refusal: DocumentRefusal) => DocumentRefusal,
  ): Promise<Result<void, DocumentRefusal>>;
  /** In the order in which they came. */
  list(): readonly ShopperDocument[];
  /** Those that can be printed. */
  ready(): readonly HeldDocument[];
  remove(documentId: string): Promise<boolean>;
  choose(documentId: string, choice: DocumentChoice): 'notFound' | 'changed';
  readPage(documentId: string, page: number): Promise<EncodedPicture | undefined>;
  onChange(listener: () => void): void;
}

export interface DocumentStoreOptions extends Omit<DocumentIntake, 'folder' | 'signal'> {
  /** All of it belongs to the store: one folder per session. */
  readonly folder: string;
  readonly pages: PagePictures;
  readonly log: Log;
  /** How a file is printed where the shopper says nothing else. */
  readonly firstChoice: (pageCount: number, type: TakenDocument['type']) => DocumentChoice;
}

type Entry =
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'refused'; readonly name: string; readonly reason: DocumentRefusal }
  | ({ readonly kind: 'ready' } & HeldDocument);

interface OpenSession {
  readonly sessionId: string;
  readonly ending: AbortController;
  readonly entries: Map<string, Entry>;
  readonly underWay: Set<Promise<unknown>>;
}

const NAME_MAX_LENGTH = 120;
const MAX_REFUSALS = 10;

export function createDocumentStore(options: DocumentStoreOptions): DocumentStore {
  const { folder, limits, pages, log } = options;
  const listeners: (() => void)[] = [];
  let session: OpenSession | null = null;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const folderOf = ({ sessionId }: OpenSession) => join(folder, sessionId);

  async function closeSession(): Promise<void> {
    const ended = session;
    session = null;
    if (!ended) return;
    ended.ending.abort(new Error('the session is over'));
    if (ended.entries.size > 0) tell();
    await pages.close();
    await erase(folderOf(ended), diskFiles);
    while (ended.underWay.size > 0) await Promise.allSettled(ended.underWay);
    // An intake may have written between that erasing and its own end.
    await erase(folderOf(ended), diskFiles);
  }

  async function takeIn(
    into: OpenSession,
    documentId: string,
    name: string,
    input: PhotoBytes,
    explain: (refusal: DocumentRefusal) => DocumentRefusal,
  ): Promise<Result<void, DocumentRefusal>> {
    const intake = { ...options, folder: folderOf(into), signal: into.ending.signal };
    const outcome = await takeInDocument(documentId, name, input, intake);
    const taken = outcome.ok ? outcome : err(explain(outcome.error));
    log.info({ documentId, outcome: taken.ok ? 'added' : taken.error }, 'a document came in');
    if (into.ending.signal.aborted) return err('sessionEnded');
    // Removed while it was being read.
    if (!into.entries.has(documentId)) {
      await erase(join(folderOf(into), documentId), diskFiles);
      return ok(undefined);
    }
    if (taken.ok) {
      const choice = options.firstChoice(taken.value.pageCount, taken.value.type);
      into.entries.set(documentId, { kind: 'ready', documentId, name, choice, ...taken.value });
    } else into.entries.set(documentId, { kind: 'refused', name, reason: taken.error });
    forgetOldRefusals(into.entries);
    tell();
    return taken.ok ? ok(undefined) : taken;
  }

  /** Not even begun. The shopper sees it at the screen all the same. */
  function refuse({ entries }: OpenSession, name: string, reason: DocumentRefusal): void {
    entries.set(randomBytes(16).toString('hex'), { kind: 'refused', name: plainName(name), reason });
    forgetOldRefusals(entries);
    tell();
  }

  return {
    closeSession,
    async openSession(sessionId) {
      if (session?.sessionId === sessionId) return;
      const closing = closeSession();
      session = { sessionId, ending: new AbortController(), entries: new Map(), underWay: new Set() };
      await closing;
    },
    eraseAll: () => erase(folder, diskFiles),
    async add(givenName, input, sessionId, explain = (refusal) => refusal) {
      const into = session;
      if (!into || (sessionId !== undefined && sessionId !== into.sessionId)) return err('sessionEnded');
      const held = [...into.entries.values()].filter(({ kind }) => kind !== 'refused');
      if (held.length >= limits.maxDocuments) {
        refuse(into, givenName, 'tooManyDocuments');
        return err('tooManyDocuments');
      }
      const documentId = randomBytes(16).toString('hex');
      const name = plainName(givenName);
      into.entries.set(documentId, { kind: 'reading', name });
      tell();
      const work = takeIn(into, documentId, name, input, explain).catch((error: unknown) => {
        into.entries.set(documentId, { kind: 'refused', name, reason: 'broken' });
        tell();
        throw error;
      });
      into.underWay.add(work);
      const forget = () => into.underWay.delete(work);
      work.then(forget, forget);
      return work;
    },
    list: () => [...(session?.entries ?? [])].map(([documentId, entry]) => viewOf(documentId, entry)),
    ready: () => [...(session?.entries.values() ?? [])].filter((entry) => entry.kind === 'ready'),
    async remove(documentId) {
      if (!session?.entries.delete(documentId)) return false;
      tell();
      await erase(join(folderOf(session), documentId), diskFiles);
      return true;
    },
    choose: (documentId, choice) => {
      const entry = session?.entries.get(documentId);
      if (entry?.kind !== 'ready') return 'notFound';
      session?.entries.set(documentId, { ...entry, choice });
      tell();
      return 'changed';
    },
    readPage: async (documentId, page) => {
      const entry = session?.entries.get(documentId);
      return entry?.kind === 'ready' && page >= 1 ? pages.draw(entry.path, page) : undefined;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

function viewOf(documentId: string, entry: Entry): ShopperDocument {
  if (entry.kind !== 'ready') return { documentId, ...entry };
  const { kind, name, type, pageCount, aspect, choice } = entry;
  return { kind, documentId, name, type, pageCount, aspect, choice };
}

/** A phone that sends a hundred wrong files fills no screen. */
function forgetOldRefusals(entries: Map<string, Entry>): void {
  const refused = [...entries].filter(([, { kind }]) => kind === 'refused');
  for (const [documentId] of refused.slice(0, -MAX_REFUSALS)) entries.delete(documentId);
}

/** A name for people: no path, no signs that change how a line reads. */
function plainName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/\p{Cc}|\p{Cf}|\p{Cs}/gu, '').trim();
  return [...(plain || 'document')].slice(0, NAME_MAX_LENGTH).join('');
}
