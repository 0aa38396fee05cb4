import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Log } from '../../../system/log.ts';
import { createMissCounter } from '../../photos/miss-counter.ts';
import type { Page } from '../../photos/upload-page.ts';
import { drainLater } from '../../photos/upload-routes.ts';
import type { UploadServerLimits } from '../../photos/upload-server.ts';
import type { UploadPageTicket, UploadTokens } from '../../photos/upload-tokens.ts';
import type { DocumentStore } from '../intake/document-store.ts';
import { type DocumentFormAnswer, type DocumentUploadResult, statusOf } from './document-answer.ts';
import { type DocumentPageGround, renderDocumentMessage, renderDocumentPage } from './document-page.ts';

export interface DocumentRoutesOptions extends DocumentPageGround {
  readonly documents: Pick<DocumentStore, 'add'>;
  readonly tokens: UploadTokens;
  readonly clock: Clock;
  readonly log: Log;
}

/** The name of the form's field. */
const FIELD = 'document';
const paramsSchema = z.object({ token: z.string() });

/** `/d/<token>`: GET gives the page of an open session, POST takes its form. */
export function addDocumentRoutes(
  server: FastifyInstance,
  uploadLimits: UploadServerLimits,
  options: DocumentRoutesOptions,
): void {
  const { tokens, clock, log } = options;
  const isOverLimit = createMissCounter(clock);
  let formCount = 0;

  const refuse = (request: FastifyRequest, reply: FastifyReply, kind: 'closed' | 'unknown') => {
    const status = kind === 'unknown' && isOverLimit(request.ip) ? 429 : statusOf({ kind });
    return send(request, reply.code(status), { kind }, () => renderDocumentMessage(kind, options));
  };

  async function takeForm(request: FastifyRequest, page: UploadPageTicket): Promise<DocumentFormAnswer> {
    if (!request.isMultipart()) return { kind: 'noFile' };
    if (formCount >= uploadLimits.maxForms) return { kind: 'busy' };
    formCount += 1;
    try {
      return await receiveDocuments(request, page.sessionId, options);
    } catch (error) {
      log.error({ err: error }, 'a document could not be taken in');
      return { kind: 'failed' };
    } finally {
      formCount -= 1;
    }
  }

  server.get('/d/:token', async (request, reply) => {
    const lookup = tokens.find(paramsSchema.parse(request.params).token);
    if (lookup.kind !== 'open') return refuse(request, reply, lookup.kind);
    return sendPage(reply, renderDocumentPage(lookup.page.locale, options));
  });

  server.post('/d/:token', async (request, reply) => {
    drainLater(request, reply, { clock, limits: uploadLimits });
    const lookup = tokens.find(paramsSchema.parse(request.params).token);
    if (lookup.kind !== 'open') return refuse(request, reply, lookup.kind);
    const answer = await takeForm(request, lookup.page);
    return send(request, reply.code(statusOf(answer)), answer, () =>
      renderOutcome(lookup.page, answer, options),
    );
  });
}

/** Reads a form part by part, each file straight into the store. Stops at the first that cannot be read to its end. */
async function receiveDocuments(
  request: FastifyRequest,
  sessionId: string,
  { documents, limits }: DocumentRoutesOptions,
): Promise<DocumentFormAnswer> {
  const results: DocumentUploadResult[] = [];
  const margin = 4;
  const formLimits = {
    throwFileSizeLimit: false,
    limits: {
      // The store counts bytes itself and answers in its own words; the parser's limit lies just beyond.
      fileSize: limits.maxBytes + 1,
      files: limits.maxDocuments + margin,
      fields: margin,
      parts: limits.maxDocuments + 2 * margin,
      fieldSize: 1024,
      fieldNameSize: 64,
      headerPairs: 32,
    },
  };
  try {
    for await (const part of request.parts(formLimits)) {
      if (part.type !== 'file') continue;
      // A browser sends an empty field without a name when nothing was chosen.
      if (part.fieldname !== FIELD || !part.filename) part.file.resume();
      else {
        const added = await documents.add(part.filename, part.file, sessionId);
        results.push(added.ok ? { kind: 'added' } : { kind: 'refused', reason: added.error });
        if (!part.file.readableEnded) break;
      }
    }
  } catch (error) {
    if (!isMalformedForm(error)) throw error;
    if (results.length === 0) results.push({ kind: 'refused', reason: 'broken' });
  }
  return results.length > 0 ? { kind: 'received', results } : { kind: 'noFile' };
}

/** The sender's fault: a form that is not one, is cut off, or has more parts than allowed. */
function isMalformedForm(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return code.startsWith('FST_') || /multipart|terminated early|boundary/i.test(error.message);
}

function renderOutcome(page: UploadPageTicket, answer: DocumentFormAnswer, ground: DocumentPageGround): Page {
  switch (answer.kind) {
    case 'received': {
      const isEnded = answer.results.some(
        (result) => result.kind === 'refused' && result.reason === 'sessionEnded',
      );
      return isEnded
        ? renderDocumentMessage('closed', ground)
        : renderDocumentPage(page.locale, ground, answer);
    }
    case 'noFile':
    case 'busy':
    case 'failed':
      return renderDocumentPage(page.locale, ground, { results: [], problem: answer.kind });
    case 'closed':
    case 'unknown':
      return renderDocumentMessage(answer.kind, ground);
    default:
      return assertNever(answer);
  }
}

/** The page's script asks for JSON; a browser that sends the plain form gets a page. */
function send(request: FastifyRequest, reply: FastifyReply, answer: DocumentFormAnswer, page: () => Page) {
  const wantsJson = request.headers.accept?.includes('application/json') ?? false;
  return wantsJson ? reply.send(answer) : sendPage(reply, page());
}

function sendPage(reply: FastifyReply, page: Page) {
  reply.header('content-security-policy', page.contentSecurityPolicy);
  return reply.type('text/html; charset=utf-8').send(page.html);
}
