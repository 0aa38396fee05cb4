import { join } from 'node:path';
import type { PhotoRefusal } from '../../../shared/contract/photos.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { erase, isStorageFull } from '../../system/files.ts';
import { developHeic } from './develop-heic.ts';
import { type EncodedPicture, encodeScreenCopy } from './encode-picture.ts';
import { inspectPicture, type PictureFacts } from './inspect-picture.ts';
import { type IntakeContext, keepForPrint, keepScreenCopy, type PictureCopy } from './picture-copy.ts';
import { fileKindOf } from './picture-type.ts';
import { type PhotoBytes, type ReceivedFile, receiveFile } from './receive-file.ts';

/** A photo that was checked, with both its copies. */
export interface TakenPhoto {
  readonly facts: PictureFacts;
  readonly screen: PictureCopy;
  readonly original: PictureCopy;
}

/**
 * One photo's way in: to the disk as it comes, developed if it is a HEIC, inspected by its header, decoded once for the
 * screen (which also shows that the file is whole), and prepared for the print. A refused one leaves nothing behind. Throws
 * when the disk fails in another way than being full.
 */
export async function takeInPhoto(
  photoId: string,
  input: PhotoBytes,
  context: IntakeContext,
): Promise<Result<TakenPhoto, PhotoRefusal>> {
  let taken = false;
  try {
    const result = await receiveAndDecode(photoId, input, context);
    taken = result.ok;
    return result;
  } catch (error) {
    if (context.signal.aborted) return err('sessionEnded');
    if (isStorageFull(error)) return err('storageFull');
    throw error;
  } finally {
    if (!taken) await erasePhoto(photoId, context);
  }
}

/** Erases all copies of one photo. */
export async function erasePhoto(photoId: string, context: IntakeContext): Promise<void> {
  const names = Object.values(fileNames).map((name) => name(photoId));
  await Promise.all(names.map((name) => erase(join(context.folder, name), context.files)));
}

const fileNames = {
  incoming: (photoId: string) => `${photoId}.incoming`,
  developed: (photoId: string) => `${photoId}.developed`,
  screen: (photoId: string) => `${photoId}.screen`,
  original: (photoId: string) => `${photoId}.original`,
};

async function receiveAndDecode(photoId: string, input: PhotoBytes, context: IntakeContext) {
  const { folder, files, limits, signal } = context;
  await files.mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, fileNames.incoming(photoId));
  const received = await receiveFile(input, { path, maxBytes: limits.maxBytes, signal }, files);
  if (!received.ok) return received;
  const readable = await makeReadable(photoId, received.value, context);
  if (!readable.ok) return readable;
  const decoded = await context.slots.run(() => decode(readable.value, context));
  if (!decoded.ok) return decoded;
  signal.throwIfAborted();
  return ok(await keepCopies(photoId, readable.value.path, decoded.value, context));
}

/** Develops a HEIC, which sharp cannot read; all other types stay as they are. Keeps the head, which tells the type. */
async function makeReadable(
  photoId: string,
  file: ReceivedFile,
  context: IntakeContext,
): Promise<Result<ReceivedFile, PhotoRefusal>> {
  if (fileKindOf(file.head) !== 'heic') return ok(file);
  const path = join(context.folder, fileNames.developed(photoId));
  const read = async () => new Uint8Array(await context.files.readFile(file.path));
  const developed = await developHeic({ read, path, maxPixels: context.limits.maxHeicPixels }, context);
  if (!developed.ok) return developed;
  await erase(file.path, context.files);
  return ok({ path, head: file.head });
}

interface DecodedPhoto {
  readonly facts: PictureFacts;
  readonly screen: EncodedPicture;
}

async function decode(
  file: ReceivedFile,
  context: IntakeContext,
): Promise<Result<DecodedPhoto, PhotoRefusal>> {
  context.signal.throwIfAborted();
  const facts = await inspectPicture({ input: file.path, head: file.head }, context.limits);
  if (!facts.ok) return facts;
  // Whatever the decoder says against a file that was written whole a moment ago, the file is at fault.
  const screen = await encodeScreenCopy(file.path, facts.value, context.limits).catch(() => undefined);
  return screen ? ok({ facts: facts.value, screen }) : err('broken');
}

/** The shopper waits for the screen's copy alone; the one for the print follows behind. */
async function keepCopies(
  photoId: string,
  path: string,
  { facts, screen }: DecodedPhoto,
  context: IntakeContext,
): Promise<TakenPhoto> {
  const screenCopy = await keepScreenCopy(screen, fileNames.screen(photoId), context);
  const original = keepForPrint({ path, facts }, fileNames.original(photoId), context);
  return { facts, screen: screenCopy, original };
}
