import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { PhotoRefusal } from '../../../shared/contract/photos.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { createMissCounter } from './miss-counter.ts';
import type { PhotoStore } from './photo-store.ts';
import { statusOf, type UploadAnswer, type UploadResult } from './upload-answer.ts';
import { receiveForm, refusalsFor } from './upload-form.ts';
import { type Page, renderMessagePage, renderUploadPage } from './upload-page.ts';
import type { UploadServerLimits } from './upload-server.ts';
import type { UploadPageTicket, UploadTokens } from './upload-tokens.ts';

export interface UploadRoutesOptions {
  readonly photos: PhotoStore;
  readonly tokens: UploadTokens;
  readonly clock: Clock;
  readonly log: Log;
  readonly onRefused: (reason: PhotoRefusal) => void;
  readonly limits: UploadServerLimits;
}

const paramsSchema = z.object({ token: z.string() });

/** GET gives the page of an open session, POST takes its form. Everything else is unknown. */
export function addUploadRoutes(server: FastifyInstance, options: UploadRoutesOptions): void {
  const { photos, tokens, log } = options;
  const isOverLimit = createMissCounter(options.clock);
  let formCount = 0;

  function refuse(request: FastifyRequest, reply: FastifyReply, kind: 'closed' | 'unknown') {
    const status = kind === 'unknown' && isOverLimit(request.ip) ? 429 : statusOf({ kind });
    const page = () => renderMessagePage(kind, photos.limits);
    return send(request, reply.code(status), { kind }, page);
  }

  async function takeForm(request: FastifyRequest, page: UploadPageTicket): Promise<UploadAnswer> {
    if (!request.isMultipart()) return { kind: 'noPhoto' };
    if (formCount >= options.limits.maxForms) return { kind: 'busy' };
    formCount += 1;
    try {
      return await receiveForm(request, page.sessionId, photos);
    } finally {
      formCount -= 1;
    }
  }

  server.get('/u/:token', async (request, reply) => {
    const lookup = tokens.find(paramsSchema.parse(request.params).token);
    if (lookup.kind !== 'open') return refuse(request, reply, lookup.kind);
    return sendPage(reply, renderUploadPage(lookup.page.locale, photos.limits));
  });

  server.post('/u/:token', async (request, reply) => {
    drainLater(request, reply, options);
    const lookup = tokens.find(paramsSchema.parse(request.params).token);
    if (lookup.kind !== 'open') return refuse(request, reply, lookup.kind);
    const answer = await takeForm(request, lookup.page);
    if (!request.raw.destroyed || request.raw.readableEnded) refusalsFor(answer).forEach(options.onRefused);
    const page = () => renderOutcome(lookup.page, answer, photos);
    return send(request, reply.code(statusOf(answer)), answer, page);
  });

  server.setNotFoundHandler((request, reply) => {
    drainLater(request, reply, options);
    return refuse(request, reply, 'unknown');
  });
  server.setErrorHandler((error, request, reply) => {
    log.error({ err: error, method: request.method }, 'phone page failed');
    drainLater(request, reply, options);
    const { token } = paramsSchema.safeParse(request.params).data ?? { token: '' };
    const lookup = tokens.find(token);
    if (lookup.kind !== 'open') return refuse(request, reply, lookup.kind);
    const answer = { kind: 'failed' } as const;
    const page = () => renderOutcome(lookup.page, answer, photos);
    return send(request, reply.code(statusOf(answer)), answer, page);
  });
}

/** For addresses that the router cannot even take apart. */
export function sendUnknownPage(request: FastifyRequest, reply: FastifyReply, { limits }: PhotoStore): void {
  const page = () => renderMessagePage('unknown', limits);
  send(request, reply.code(404), { kind: 'unknown' }, page);
}

/** What a plain form is told. */
function renderOutcome(page: UploadPageTicket, answer: UploadAnswer, { limits }: PhotoStore): Page {
  switch (answer.kind) {
    case 'received':
      return isEnded(answer.results)
        ? renderMessagePage('closed', limits)
        : renderUploadPage(page.locale, limits, answer);
    case 'noPhoto':
    case 'busy':
    case 'failed':
      return renderUploadPage(page.locale, limits, { results: [], problem: answer.kind });
    case 'closed':
    case 'unknown':
      return renderMessagePage(answer.kind, limits);
    default:
      return assertNever(answer);
  }
}

function isEnded(results: readonly UploadResult[]): boolean {
  return results.some((result) => result.kind === 'refused' && result.reason === 'sessionEnded');
}

/** The page's script asks for JSON; a browser that sends the plain form gets a page. */
function send(request: FastifyRequest, reply: FastifyReply, answer: UploadAnswer, page: () => Page) {
  const wantsJson = request.headers.accept?.includes('application/json') ?? false;
  return wantsJson ? reply.send(answer) : sendPage(reply, page());
}

function sendPage(reply: FastifyReply, page: Page) {
  reply.header('content-security-policy', page.contentSecurityPolicy);
  return reply.type('text/html; charset=utf-8').send(page.html);
}

/**
 * After an early answer the rest of the form is read and dropped for a moment, and then the connection is cut. Cutting
 * it at once would reset it, and the phone would never see the answer.
 */
export function drainLater(
  request: FastifyRequest,
  reply: FastifyReply,
  options: Pick<UploadRoutesOptions, 'clock' | 'limits'>,
): void {
  const { raw } = request;
  reply.raw.once('finish', () => {
    if (raw.readableEnded || raw.destroyed) return;
    raw.resume();
    const ended = new AbortController();
    raw.once('close', () => ended.abort());
    options.clock.sleep(options.limits.lingerMs, ended.signal).then(
      () => raw.socket.destroy(),
      () => undefined,
    );
  });
}
