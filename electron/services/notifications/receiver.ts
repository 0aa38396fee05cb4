import { createHash, timingSafeEqual } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import * as z from 'zod';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Log } from '../../system/log.ts';

/** Limits of what may come from outside. A backend sends a handful of entries of a few hundred bytes. */
const LIMITS = { bodyBytes: 256 * 1024, entries: 500, requestTimeoutMs: 10_000, loggedChars: 2_000 } as const;

export interface ReceiverOptions {
  readonly port: number;
  readonly host: string;
  /** The first segment of the address. Whoever does not know it finds nothing here. */
  readonly secret: string;
  readonly allow: readonly string[] | undefined;
  readonly log: Log;
  /** Confirms news about these payments by asking the backend. True when all of them are known here and confirmed. */
  confirmPayments(paymentIds: readonly string[]): Promise<boolean>;
  confirmOrders(orderIds: readonly string[]): Promise<boolean>;
  /** Takes what a vending platform says of an order. True when it is known and durable. Missing: there is none. */
  takeDispenseResult?(body: unknown): boolean;
}

export interface NotificationReceiver {
  readonly port: number;
  close(): Promise<void>;
}

const newsSchema = z
  .array(z.object({ third_id: z.string().min(1).max(64), status: z.coerce.number() }))
  .max(LIMITS.entries);

/**
 * Takes the pushes of the backend: `POST /<secret>/notify/payment` and `/<secret>/notify/order`, arrays as the
 * mobile-shell contract has them. What comes is only a hint: nothing moves before the backend has confirmed it. And,
 * where there is a vending platform, its results at `/<secret>/notify/dispense`.
 * A port that is taken is an error value, so that the kiosk goes on with polling alone.
 */
export async function openReceiver(options: ReceiverOptions): Promise<Result<NotificationReceiver, string>> {
  const server = Fastify({
    bodyLimit: LIMITS.bodyBytes,
    requestTimeout: LIMITS.requestTimeoutMs,
    // A backend that keeps its connection open would hold up the end of the kiosk for more than a minute.
    forceCloseConnections: true,
    logger: false,
  });
  addRoute(server, 'payment', options, options.confirmPayments);
  addRoute(server, 'order', options, options.confirmOrders);
  if (options.takeDispenseResult) addDispenseRoute(server, options, options.takeDispenseResult);
  server.setNotFoundHandler((_request, reply) => reply.code(404).send(''));
  server.setErrorHandler((error, _request, reply) => {
    options.log.warn({ err: error }, 'a notification could not be read');
    return reply.send(answer('fail'));
  });
  try {
    await server.listen({ port: options.port, host: options.host });
  } catch (error) {
    return err((error as Error).message);
  }
  const address = server.server.address();
  return ok({
    port: typeof address === 'object' && address ? address.port : options.port,
    close: () => server.close(),
  });
}

function addRoute(
  server: FastifyInstance,
  subject: string,
  options: ReceiverOptions,
  confirm: (ids: readonly string[]) => Promise<boolean>,
): void {
  server.post<{ Params: { secret: string } }>(`/:secret/notify/${subject}`, async (request, reply) => {
    if (!isSame(request.params.secret, options.secret) || !isAllowed(request.ip, options.allow))
      return reply.code(404).send('');
    const news = newsSchema.safeParse(request.body);
    if (!news.success) {
      options.log.warn(
        { subject, issues: news.error.issues.map((issue) => issue.path.join('.')) },
        'news that does not fit',
      );
      return answer('fail');
    }
    const isConfirmed = await confirm(news.data.map((entry) => entry.third_id));
    return answer(isConfirmed ? 'success' : 'fail');
  });
}

/**
 * `POST /<secret>/notify/dispense`: the result of an order at the vending platform. Its body is not documented, so any is
 * read, JSON or form, and logged as it came. The secret and the order's unguessable number are all that speaks for it.
 */
function addDispenseRoute(
  server: FastifyInstance,
  options: ReceiverOptions,
  take: (body: unknown) => boolean,
): void {
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
      done(null, String(body)),
    );
    scope.post<{ Params: { secret: string } }>('/:secret/notify/dispense', async (request, reply) => {
      if (!isSame(request.params.secret, options.secret) || !isAllowed(request.ip, options.allow))
        return reply.code(404).send('');
      const text = typeof request.body === 'string' ? request.body : '';
      options.log.info({ body: text.slice(0, LIMITS.loggedChars) }, 'a dispense result came');
      return take(readLoosely(text)) ? { code: 0, message: 'ok' } : { code: 1, message: 'fail' };
    });
  });
}

function readLoosely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
}

function answer(data: 'success' | 'fail') {
  return { msg: data, code: 200, data };
}

function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function isAllowed(address: string, allow: readonly string[] | undefined): boolean {
  return allow === undefined || allow.includes(address.replace(/^::ffff:/, ''));
}
