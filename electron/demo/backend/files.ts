import { randomBytes } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { mobileShell, PRINT_FILE_TYPE } from '../../backends/mobile-shell/schema.ts';
import { formatSiteDay } from '../../backends/transport/site-time.ts';
import type { Clock } from '../../system/clock.ts';
import { type Refusal, refuse } from './codes.ts';
import { cutConnection, playBefore } from './faults.ts';
import { defineRoute, type RouteContext } from './routes.ts';
import type { Store } from './store.ts';

type ImageType = 'image/png' | 'image/jpeg';

export interface Files {
  /** Keeps a picture and answers its path, `/files/<day>/<name>`. Null for anything but PNG and JPEG. */
  save(content: Uint8Array): Promise<string | null>;
  /** The absolute address of a kept picture. */
  urlOf(path: string): string;
  /** The path of a picture that is kept here, by its address; null for any other address. */
  pathOf(url: string): string | null;
  contentTypeOf(path: string): string | null;
  /** Where the picture lies on disk. */
  locate(path: string): string;
}

export interface FilesOptions {
  readonly store: Store;
  readonly folder: string;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly publicUrl: () => string;
}

export function createFiles({ store, folder, clock, timeZone, publicUrl }: FilesOptions): Files {
  const insert = store.db.prepare('INSERT INTO file (path, content_type) VALUES (?, ?)');
  const find = store.db.prepare('SELECT content_type AS contentType FROM file WHERE path = ?');
  const contentTypeOf = (path: string) =>
    z.object({ contentType: z.string() }).optional().parse(find.get(path))?.contentType ?? null;
  const locate = (path: string) => join(folder, path.replace(/^\/files\//, ''));
  return {
    async save(content) {
      const type = imageTypeOf(content);
      if (!type) return null;
      const name = `${randomBytes(8).toString('hex')}${type === 'image/png' ? '.png' : '.jpg'}`;
      const path = `/files/20${formatSiteDay(clock.now(), timeZone)}/${name}`;
      mkdirSync(dirname(locate(path)), { recursive: true });
      await writeFile(locate(path), content);
      insert.run(path, type);
      return path;
    },
    urlOf: (path) => `${publicUrl()}${path}`,
    pathOf(url) {
      const parsed = URL.parse(url);
      if (!parsed || !/^https?:$/.test(parsed.protocol)) return null;
      // The host is not compared: after a restart the demo may stand at another port, the picture is the same.
      return contentTypeOf(parsed.pathname) === null ? null : parsed.pathname;
    },
    contentTypeOf,
    locate,
  };
}

const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG_START = Buffer.from([0xff, 0xd8, 0xff]);

/** By its first bytes: a name or a declared type proves nothing. */
function imageTypeOf(content: Uint8Array): ImageType | null {
  const startsWith = (start: Buffer) => start.equals(content.subarray(0, start.length));
  if (startsWith(PNG_START)) return 'image/png';
  return startsWith(JPEG_START) ? 'image/jpeg' : null;
}

export function defineFileRoutes(context: RouteContext, files: Files): void {
  defineRoute(context, mobileShell.uploadFile.path, { access: 'token' }, async (request) => {
    const upload = await readUpload(request);
    if (!upload.ok) return upload;
    if (Number(upload.value.type) !== PRINT_FILE_TYPE) return refuse('wrongUploadType');
    const path = await files.save(upload.value.content);
    return path === null ? refuse('wrongFileType') : ok(files.urlOf(path));
  });

  context.app.get('/files/:day/:name', async (request, reply) => {
    const fault = context.faults.take('/files');
    const scene = { ...context, request, reply };
    if (fault && (await playBefore(fault, scene)) === 'answered') return reply;
    const path = new URL(request.url, 'http://demo').pathname;
    const contentType = files.contentTypeOf(path);
    if (contentType === null) return reply.callNotFound();
    if (fault?.kind === 'closeBeforeAnswer') cutConnection(scene);
    else if (fault?.kind === 'wrongShape') reply.type('image/png').send('no picture at all');
    else
      reply
        .type(contentType)
        .header('x-content-type-options', 'nosniff')
        .send(createReadStream(files.locate(path)));
    return reply;
  });
}

/** Reads the parts of an upload: the field `type` and the one file `file`, in any order. */
async function readUpload(
  request: FastifyRequest,
): Promise<Result<{ type: string; content: Buffer }, Refusal>> {
  if (!request.isMultipart()) return refuse('malformed', 'not multipart/form-data');
  let type: string | undefined;
  let content: Buffer | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field' && part.fieldname === 'type') type = String(part.value);
      if (part.type === 'file') {
        const bytes = await part.toBuffer();
        if (part.fieldname === 'file') content = bytes;
      }
    }
  } catch (error) {
    return hasCode(error, 'FST_REQ_FILE_TOO_LARGE')
      ? refuse('fileTooLarge')
      : refuse('malformed', String(error));
  }
  if (content === undefined) return refuse('malformed', 'file: missing');
  if (type === undefined) return refuse('malformed', 'type: missing');
  return ok({ type, content });
}

const hasCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code;
