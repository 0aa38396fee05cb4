import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentRefusal } from '../../../../shared/contract/documents.ts';
import type { PhotoRefusal } from '../../../../shared/contract/photos.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import type { Clock } from '../../../system/clock.ts';
import { diskFiles, erase, isStorageFull, writeNewFile } from '../../../system/files.ts';
import type { HeicDecoder } from '../../photos/heic-decoder.ts';
import { openPicture } from '../../photos/picture-engine.ts';
import { type PhotoBytes, receiveFile } from '../../photos/receive-file.ts';
import { createSlots } from '../../photos/slots.ts';
import { takeInPhoto } from '../../photos/take-in-photo.ts';
import { type DocumentLimits, pictureLimits } from '../limits.ts';
import type { PdfEngine } from '../pdf/pdf-engine.ts';
import { pdfOfPicture } from '../pdf/picture-pdf.ts';
import { documentKindOf, officeFileName } from './document-kind.ts';
import type { OfficeConverter } from './office-converter.ts';

export interface DocumentIntake {
  /** The session's folder. */
  readonly folder: string;
  readonly limits: DocumentLimits;
  readonly pdf: PdfEngine;
  /** Null: no office documents. */
  readonly office: OfficeConverter | null;
  readonly heic: HeicDecoder;
  readonly clock: Clock;
  /** Aborts when the session ends. */
  readonly signal: AbortSignal;
}

/** A document that can be printed: a PDF, whatever came. */
export interface TakenDocument {
  readonly type: 'pdf' | 'picture' | 'office';
  readonly path: string;
  /** Of the PDF, upper-case hex. */
  readonly md5: string;
  readonly pageCount: number;
  readonly aspect: number;
}

/** One picture at a time: beside the photos' two this is enough. */
const pictureTurn = createSlots(1);
/** LibreOffice wants most of the machine. */
const officeTurn = createSlots(1);

/**
 * One document's way in: to the disk as it comes, told apart by its first bytes, made into a PDF, opened and counted. Nothing foreign is
 * decoded in this process but pictures, within the photos' own limits. A refused one leaves nothing behind. Throws where the
 * disk fails in another way than being full.
 */
export async function takeInDocument(
  documentId: string,
  name: string,
  input: PhotoBytes,
  intake: DocumentIntake,
): Promise<Result<TakenDocument, DocumentRefusal>> {
  const folder = join(intake.folder, documentId);
  let isTaken = false;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const taken = await receiveAndOpen({ documentId, name, folder }, input, intake);
    isTaken = taken.ok;
    return taken;
  } catch (error) {
    if (intake.signal.aborted) return err('sessionEnded');
    if (isStorageFull(error)) return err('storageFull');
    throw error;
  } finally {
    if (!isTaken) await erase(folder, diskFiles);
  }
}

interface Arriving {
  readonly documentId: string;
  readonly name: string;
  /** Its own. */
  readonly folder: string;
}

async function receiveAndOpen(
  arriving: Arriving,
  input: PhotoBytes,
  intake: DocumentIntake,
): Promise<Result<TakenDocument, DocumentRefusal>> {
  const { limits, signal } = intake;
  const incoming = join(arriving.folder, officeFileName('incoming', arriving.name));
  const target = { path: incoming, maxBytes: limits.maxBytes, signal };
  const received = await receiveFile(input, target, diskFiles);
  if (!received.ok) return err(refusalOf(received.error));
  if (received.value.head.length === 0) return err('empty');
  const kind = documentKindOf(received.value.head, arriving.name);
  if (kind === 'unsupported') return err('unsupportedType');
  const made = await makePdf(kind, incoming, arriving, intake);
  if (!made.ok) return made;
  const path = join(arriving.folder, 'document.pdf');
  await erase(path, diskFiles);
  await writeNewFile(path, made.value, diskFiles);
  await erase(incoming, diskFiles);
  const opened = await intake.pdf.open(made.value, signal);
  if (!opened.ok) return opened;
  const { pageCount, aspect } = opened.value;
  await opened.value.close();
  if (pageCount > limits.maxPages) return err('tooManyPages');
  return ok({ type: kind, path, md5: md5Of(made.value), pageCount, aspect });
}

export const md5Of = (bytes: Uint8Array): string =>
  createHash('md5').update(bytes).digest('hex').toUpperCase();

async function makePdf(
  kind: TakenDocument['type'],
  file: string,
  arriving: Arriving,
  intake: DocumentIntake,
): Promise<Result<Uint8Array, DocumentRefusal>> {
  if (kind === 'pdf') return ok(await diskFiles.readFile(file));
  if (kind === 'picture') return makePicturePdf(file, arriving, intake);
  const { office, signal } = intake;
  if (!office) return err('officeNotTaken');
  const made = await officeTurn.run(async () => {
    signal.throwIfAborted();
    return office.convert(file, arriving.folder, signal);
  });
  if (made === null) return err('broken');
  const bytes = await diskFiles.readFile(made).catch(() => null);
  // What it leaves beside the PDF is the shopper's too.
  await erase(join(arriving.folder, 'profile'), diskFiles);
  if (!bytes) return err('broken');
  return bytes.length > intake.limits.maxBytes ? err('tooManyBytes') : ok(bytes);
}

/** Judged, turned upright and brought to sRGB as a photo is, then on white as a JPEG, no larger than paper can show. */
async function makePicturePdf(
  file: string,
  { folder, documentId }: Arriving,
  { limits, heic, clock, signal }: DocumentIntake,
): Promise<Result<Uint8Array, DocumentRefusal>> {
  const photoLimits = pictureLimits(limits);
  const context = { folder, limits: photoLimits, files: diskFiles, slots: pictureTurn, heic, clock, signal };
  const taken = await takeInPhoto(`picture-${documentId}`, await diskFiles.readFile(file), context);
  if (!taken.ok) return err(refusalOf(taken.error));
  const { original } = taken.value;
  const picture = await original.load();
  await original.settled;
  const side = limits.pictureSidePx;
  const { data, info } = await pictureTurn.run(() =>
    openPicture(picture.bytes, photoLimits)
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 92 })
      .toBuffer({ resolveWithObject: true }),
  );
  return ok(
    pdfOfPicture({ bytes: data, widthPx: info.width, heightPx: info.height, isGrey: info.channels === 1 }),
  );
}

/** A photo's refusal in the words of documents. */
function refusalOf(refusal: PhotoRefusal): DocumentRefusal {
  switch (refusal) {
    case 'notAPicture':
    case 'unsupportedType':
      return 'unsupportedType';
    case 'tooSmall':
      return 'broken';
    case 'tooManyPhotos':
      return 'tooManyDocuments';
    case 'tooManyBytes':
    case 'tooManyPixels':
    case 'broken':
    case 'sessionEnded':
    case 'storageFull':
      return refusal;
    default:
      return assertNever(refusal);
  }
}
