import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { Locale } from '../../../shared/contract/kiosk.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { createMissCounter } from './miss-counter.ts';
import { type CommonRefusal, refusalsIn, statusOf, type UploadAnswer } from './upload-answer.ts';
import { receiveForm } from './upload-form.ts';
import type { UploadServerLimits } from './upload-limits.ts';
import { type Page, renderMessagePage, renderUploadPage } from './upload-page.ts';
import type { UploadSubject } from './upload-subject.ts';
import type { UploadPageTicket, UploadTokens } from './upload-tokens.ts';

export interface UploadRoutesOptions<Refusal extends string> {
  /** `/<path>/<token>` is the address of a page. */
  readonly path: string;
  readonly subject: UploadSubject<Refusal>;
  readonly tokens: UploadTokens;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: UploadServerLimits;
}

/** How what is no page of an open session is answered. */
export interface UploadDoor {
  refuse(request: FastifyRequest, reply: FastifyReply, kind: 'closed' | 'unknown'): FastifyReply;
  /** Something went wrong at the kiosk while this request was worked off. */
  fail(request: FastifyRequest, reply: FastifyReply): FastifyReply;
}

const paramsSchema = z.object({ token: z.string() });

/** GET gives the page of an open session, POST takes its form. Everything else is unknown. */
export function addUploadRoutes<Refusal extends string>(
  server: FastifyInstance,
  options: UploadRoutesOptions<Refusal>,
): UploadDoor {
  const { path, subject, tokens } = options;
  const isOverLimit = createMissCounter(options.clock);
  let formCount = 0;

  const refuse = (request: FastifyRequest, reply: FastifyReply, kind: 'closed' | 'unknown') => {
    const isTooMuch = kind === 'unknown' && isOverLimit(request.ip);
    const status = isTooMuch ? 429 : statusOf({ kind }, {});
    return send(request, reply.code(status), { kind }, () => renderMessagePage(kind, subject));
  };

  const tell = (
    request: FastifyRequest,
    reply: FastifyReply,
    { locale }: UploadPageTicket,
    answer: UploadAnswer<Refusal | CommonRefusal>,
  ) =>
    send(request, reply.code(statusOf(answer, subject.refusalStatus)), answer, () =>
      renderOutcome(locale, answer, subject),
    );

  async function takeForm(request: FastifyRequest, { sessionId }: UploadPageTicket) {
    if (!request.isMultipart()) return { kind: 'noFile' } as const;
    if (formCount >= options.limits.maxForms) return { kind: 'busy' } as const;
    formCount += 1;
    try {
      return await receiveForm(request, sessionId, subject);
    } catch (error) {
      options.log.error({ err: error, field: subject.field }, 'what a phone sent could not be taken in');
      return { kind: 'failed' } as const;
    } finally {
      formCount -= 1;
    }
  }

  server.get(`/${path}/:token`, async (request, reply) => {
    const lookup = tokens.find(paramsSchema.parse(request.params).token);
    if (lookup.kind !== 'open') return refuse(request, reply, lookup.kind);
    return sendPage(reply, renderUploadPage(lookup.page.locale, subject));
  });

  server.post(`/${path}/:token`, async (request, reply) => {
    drainLater(request, reply, options);
    const lookup = tokens.find(paramsSchema.parse(request.params).token);
    if (lookup.kind !== 'open') return refuse(request, reply, lookup.kind);
    const answer = await takeForm(request, lookup.page);
    // A phone that broke off has not been refused anything.
    if (!request.raw.destroyed || request.raw.readableEnded) {
      for (const reason of refusalsIn(answer)) subject.onRefused?.(reason);
    }
    return tell(request, reply, lookup.page, answer);
  });

  return {
    refuse,
    fail: (request, reply) => {
      const { token } = paramsSchema.safeParse(request.params).data ?? { token: '' };
      const lookup = tokens.find(token);
      if (lookup.kind !== 'open') return refuse(request, reply, lookup.kind);
      return tell(request, reply, lookup.page, { kind: 'failed' });
    },
  };
}

/** For addresses that the router cannot even take apart. */
export function sendUnknownPage<Refusal extends string>(
  request: FastifyRequest,
  reply: FastifyReply,
  subject: UploadSubject<Refusal>,
): void {
  send(request, reply.code(404), { kind: 'unknown' }, () => renderMessagePage('unknown', subject));
}

/** What a plain form is told. */
function renderOutcome<Refusal extends string>(
  locale: Locale,
  answer: UploadAnswer<Refusal | CommonRefusal>,
  subject: UploadSubject<Refusal>,
): Page {
  switch (answer.kind) {
    case 'received': {
      const isEnded = answer.results.some(
        (result) => result.kind === 'refused' && result.reason === 'sessionEnded',
      );
      return isEnded ? renderMessagePage('closed', subject) : renderUploadPage(locale, subject, answer);
    }
    case 'noFile':
    case 'busy':
    case 'failed':
      return renderUploadPage(locale, subject, { results: [], problem: answer.kind });
    case 'closed':
    case 'unknown':
      return renderMessagePage(answer.kind, subject);
    default:
      return assertNever(answer);
  }
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
  options: { readonly clock: Clock; readonly limits: UploadServerLimits },
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
