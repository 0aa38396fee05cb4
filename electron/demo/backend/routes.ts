import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod';
import type { Result } from '../../../shared/domain/result.ts';
import { MobileShellCode } from '../../backends/mobile-shell/error-codes.ts';
import type { EndpointContract, mobileShell } from '../../backends/mobile-shell/schema.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { type Refusal, refusalNamed, refuse } from './codes.ts';
import { drainBody, type FaultPoint, type Faults, playFault } from './faults.ts';

export interface RouteContext {
  readonly app: FastifyInstance;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly log: Log;
  readonly closing: AbortSignal;
  readonly currency: string;
  readonly timeZone: string;
  readonly devices: ReadonlySet<string>;
  /** Whether this value of the `Authorization` header holds a token that lives. */
  readonly isAuthorised: (header: string | undefined) => boolean;
}

type Handled<Value> = Result<Value, Refusal> | Promise<Result<Value, Refusal>>;

export interface Envelope {
  readonly msg: string;
  readonly code: number;
  readonly data: unknown;
}

export const success = (data: unknown): Envelope => ({
  msg: '操作成功',
  code: MobileShellCode.success,
  data,
});
export const refusal = ({ code, message }: Refusal): Envelope => ({ msg: message, code, data: null });

export interface RouteOptions {
  readonly access: 'token' | 'open';
}

/**
 * A POST endpoint of the contract with a JSON body. Business refusals travel with HTTP 200 and a code in the
 * envelope, as such systems do. The faults of the endpoint are played here, before and after the handler.
 */
export function defineJsonRoute<Asked extends z.ZodType, Answer extends z.ZodType>(
  context: RouteContext,
  contract: EndpointContract<Asked, Answer> & { readonly path: ContractPath },
  handle: (body: z.output<Asked>) => Handled<z.input<Answer>>,
  options: RouteOptions = { access: 'token' },
): void {
  defineRoute(context, contract.path, options, (request) => {
    const body = contract.request.safeParse(request.body);
    if (body.success) return handle(body.data);
    const issue = body.error.issues[0];
    return refuse('malformed', `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'does not fit'}`);
  });
}

export type ContractPath = (typeof mobileShell)[keyof typeof mobileShell]['path'];

export function defineRoute(
  context: RouteContext,
  path: ContractPath,
  { access }: RouteOptions,
  handle: (request: FastifyRequest) => Handled<unknown>,
): void {
  context.app.post(path, async (request, reply) => {
    const isAllowed = () => access === 'open' || context.isAuthorised(request.headers.authorization);
    return answerWithFaults(context, path, request, reply, async () => {
      const result = isAllowed() ? await handle(request) : refuse('tokenGone');
      await drainBody(request);
      return result.ok ? success(result.value) : refusal(result.error);
    });
  });
}

async function answerWithFaults(
  context: RouteContext,
  point: FaultPoint,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: () => Promise<Envelope>,
): Promise<FastifyReply> {
  const nonsense = success({ surprise: [1, 2, 3] });
  return playFault(context.faults.take(point), { ...context, request, reply }, answer, nonsense);
}

/** What goes wrong outside a handler, in the envelope too: a body that cannot be read, an address that is none. */
export function defineErrorAnswers(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error, request, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (status < 500) {
      const answer = refusalNamed('malformed', error instanceof Error ? error.message : undefined);
      return reply.code(200).send(refusal(answer));
    }
    log.error({ err: error, path: request.routeOptions.url }, 'demo backend failed');
    return reply.code(500).send(refusal(refusalNamed('internal')));
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(refusal(refusalNamed('notFound'))));
}
