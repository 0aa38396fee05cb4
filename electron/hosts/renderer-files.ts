import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

export const HTML_TYPE = 'text/html; charset=utf-8';

const CONTENT_TYPES: Record<string, string> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.html': HTML_TYPE,
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Pages that are known by another name than their file's. */
const PAGES: Readonly<Record<string, string>> = { '/': '/index.html', '/machine': '/machine.html' };

/** Vite puts a hash of the content into these names: what is behind one never changes. */
const HASHED_NAME = /^\/assets\/.+-[\w-]{8,}\.\w+$/;
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * The file of the built renderer behind an address, as an answer: 404 for anything that is not a plain file under
 * `folder`, hidden files and unknown types included.
 */
export async function answerRendererFile(folder: string, pathname: string): Promise<Response> {
  const file = locate(folder, pathname);
  const contentType = file && CONTENT_TYPES[extname(file)];
  const bytes = file && contentType && (await readIfThere(file));
  if (!bytes) return new Response('Not found', { status: 404 });
  const cacheControl = HASHED_NAME.test(pathname) ? FOR_EVER : 'no-cache';
  return new Response(bytes, { headers: { 'content-type': contentType, 'cache-control': cacheControl } });
}

/** Where the file would be, or nothing when the address leads out of the folder or to something hidden. */
function locate(folder: string, pathname: string): string | undefined {
  const decoded = decode(pathname);
  // A backslash separates folders on Windows, and a zero byte ends a path below Node.
  if (decoded === undefined || /[\\\0]/.test(decoded) || decoded.includes('/.')) return undefined;
  const file = resolve(folder, `.${PAGES[decoded] ?? decoded}`);
  return file.startsWith(resolve(folder) + sep) ? file : undefined;
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

async function readIfThere(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(error.code));
