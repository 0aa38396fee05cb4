import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import * as z from 'zod';
import {
  type DocumentUploadAnswer,
  documentUploadAnswerSchema,
  FILE_PATHS,
  type PhotoUploadAnswer,
  type PrintFileAnswer,
  photoUploadAnswerSchema,
  printFileAnswerSchema,
} from '../../shared/contract/files.ts';
import type { DocumentStore } from '../services/documents/intake/document-store.ts';
import type { EncodedPicture } from '../services/photos/encode-picture.ts';
import type { PhotoSource } from '../services/photos/photo-session.ts';
import type { PhotoStore } from '../services/photos/photo-store.ts';
import { PRINT_FILE_LIMITS } from '../services/print-file/inspect-print-file.ts';
import type { PrintFileStore } from '../services/print-file/print-file-store.ts';
import type { UsbPhotos } from '../services/usb-photos/usb-photos.ts';

export interface FileHandlerOptions {
  readonly photos: PhotoStore;
  readonly printFiles: PrintFileStore;
  readonly usbPhotos: Pick<UsbPhotos, 'readThumbnail'>;
  /** Null: this kiosk prints no documents. */
  readonly documents?: Pick<DocumentStore, 'add' | 'readPage'> | null;
}

const PHOTO_PATH = /^\/files\/photos\/([A-Za-z0-9_-]{1,64})\/(screen|original)$/;
const DOCUMENT_PATH = /^\/files\/documents\/([0-9a-f]{32})\/pages\/([1-9]\d{0,3})$/;
const USB_PATH = /^\/files\/usb\/([0-9a-f]{32})\/thumbnail$/;

/** Every answer: never kept, and never taken for anything else than it says it is. */
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/**
 * Serves the paths of shared/contract/files.ts to the kiosk's own screen. The host has checked the sender already.
 * Anything that is not in the contract is 404.
 */
export function createFileHandler(options: FileHandlerOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname } = new URL(request.url);
    const isPost = request.method === 'POST';
    if (isPost && pathname === `/${FILE_PATHS.addPhoto}`) return addPhoto(request, 'file', options);
    if (isPost && pathname === `/${FILE_PATHS.addCameraPhoto}`) return addPhoto(request, 'camera', options);
    if (isPost && pathname === `/${FILE_PATHS.addPrintFile}`) return addPrintFile(request, options);
    if (isPost && pathname === `/${FILE_PATHS.addDocument}`) return addDocument(request, options);
    if (request.method !== 'GET') return notFound();
    return sendPicture(await findPicture(pathname, options));
  };
}

async function addPhoto(
  request: Request,
  source: PhotoSource,
  { photos }: FileHandlerOptions,
): Promise<Response> {
  const added = await photos.add(bodyOf(request), source);
  const answer: PhotoUploadAnswer = added.ok
    ? { kind: 'added', photo: added.value }
    : { kind: 'refused', reason: added.error };
  return Response.json(z.parse(photoUploadAnswerSchema, answer), { headers: HEADERS });
}

async function addDocument(request: Request, { documents }: FileHandlerOptions): Promise<Response> {
  if (!documents) return notFound();
  const added = await documents.add(fileNameOf(request), bodyOf(request));
  const answer: DocumentUploadAnswer = added.ok
    ? { kind: 'added' }
    : { kind: 'refused', reason: added.error };
  return Response.json(z.parse(documentUploadAnswerSchema, answer), { headers: HEADERS });
}

/** A header holds no letters but plain ones, so the name comes encoded. */
function fileNameOf(request: Request): string {
  const given = request.headers.get('x-file-name') ?? '';
  try {
    return decodeURIComponent(given);
  } catch {
    return given;
  }
}

async function addPrintFile(request: Request, { printFiles }: FileHandlerOptions): Promise<Response> {
  const bytes = await readAtMost(bodyOf(request), PRINT_FILE_LIMITS.maxBytes);
  const added = bytes ? await printFiles.addDraft(bytes) : undefined;
  const answer: PrintFileAnswer = added?.ok
    ? { kind: 'added', printFileId: added.value }
    : { kind: 'refused', reason: added?.error ?? 'tooManyBytes' };
  return Response.json(z.parse(printFileAnswerSchema, answer), { headers: HEADERS });
}

async function findPicture(
  pathname: string,
  { photos, usbPhotos, documents }: FileHandlerOptions,
): Promise<EncodedPicture | undefined> {
  const [, usbPhotoId] = USB_PATH.exec(pathname) ?? [];
  if (usbPhotoId !== undefined) return usbPhotos.readThumbnail(usbPhotoId);
  const [, documentId, page] = DOCUMENT_PATH.exec(pathname) ?? [];
  if (documentId !== undefined) return documents?.readPage(documentId, Number(page));
  const [, photoId, variant] = PHOTO_PATH.exec(pathname) ?? [];
  if (photoId === undefined) return undefined;
  return photos.read(photoId, variant === 'original' ? 'original' : 'screen');
}

function sendPicture(picture: EncodedPicture | undefined): Response {
  if (!picture) return notFound();
  const headers = { ...HEADERS, 'content-type': picture.contentType };
  return new Response(new Uint8Array(picture.bytes), { headers });
}

const notFound = () => new Response('', { status: 404, headers: HEADERS });

/** The DOM's type of a stream and Node's are the same thing under two names. */
function bodyOf(request: Request): Readable {
  return request.body ? Readable.fromWeb(request.body as WebStream) : Readable.from([]);
}

/** All bytes of a stream. Undefined, and no more is read, when they are more than `maxBytes`. */
async function readAtMost(stream: Readable, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    byteCount += chunk.length;
    // Leaving the loop destroys the stream, and with it the request.
    if (byteCount > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
