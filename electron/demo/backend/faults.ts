import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { mobileShell } from '../../backends/mobile-shell/schema.ts';
import type { Clock } from '../../system/clock.ts';

/** Where a fault can be set: every path of the contract, the two receivers, and the files. */
export type FaultPoint = (typeof mobileShell)[keyof typeof mobileShell]['path'] | '/files';

export type Fault = (
  | { readonly kind: 'html' | 'empty' | 'http500' | 'hang' }
  /** Answers as usual, `ms` milliseconds late. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** The request is carried out, then the connection breaks: the answer is lost. */
  | { readonly kind: 'closeBeforeAnswer' }
  | { readonly kind: 'closeBeforeProcessing' }
  /** The request is carried out; the answer is an envelope of success around nonsense. */
  | { readonly kind: 'wrongShape' }
) & {
  /** How many requests meet the fault; all of them when missing. */
  readonly times?: number;
};

export interface Faults<Point extends string = FaultPoint> {
  set(point: Point, fault: Fault | null): void;
  /** The fault that the next request at this point meets. Counts down `times`. */
  take(point: Point): Fault | null;
}

/** Faults at the points of one system; `initial` holds from the start. */
export function createFaults<Point extends string = FaultPoint>(
  initial: Partial<Record<Point, Fault>> = {},
): Faults<Point> {
  const faults = new Map<Point, { fault: Fault; left: number }>();
  const set = (point: Point, fault: Fault | null) => {
    if (fault) faults.set(point, { fault, left: fault.times ?? Number.POSITIVE_INFINITY });
    else faults.delete(point);
  };
  for (const [point, fault] of Object.entries<Fault | undefined>(initial)) set(point as Point, fault ?? null);
  return {
    set,
    take(point) {
      const entry = faults.get(point);
      if (!entry) return null;
      entry.left -= 1;
      if (entry.left <= 0) faults.delete(point);
      return entry.fault;
    },
  };
}

export interface FaultScene {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly clock: Clock;
  /** Fires when the server closes, so that nobody sleeps on. */
  readonly closing: AbortSignal;
}

/** What a fault does before the request is looked at. `answered`: nothing is left to do for it. */
export async function playBefore(fault: Fault, scene: FaultScene): Promise<'answered' | 'goOn'> {
  const { request, reply } = scene;
  switch (fault.kind) {
    case 'html':
      await drainBody(request);
      reply
        .type('text/html')
        .send('<!doctype html><title>Welcome</title><p>Please log in to the shop Wi-Fi.');
      return 'answered';
    case 'empty':
      await drainBody(request);
      reply.send('');
      return 'answered';
    case 'http500':
      await drainBody(request);
      reply.code(500).type('text/plain').send('Internal Server Error');
      return 'answered';
    case 'hang':
      // The socket stays open and silent until the client or the server lets go of it.
      reply.hijack();
      return 'answered';
    case 'closeBeforeProcessing':
      cutConnection(scene);
      return 'answered';
    case 'slow':
      await scene.clock.sleep(fault.ms, scene.closing).catch(() => undefined);
      if (!scene.closing.aborted) return 'goOn';
      cutConnection(scene);
      return 'answered';
    case 'closeBeforeAnswer':
    case 'wrongShape':
      return 'goOn';
    default:
      return assertNever(fault);
  }
}

/** One request under whatever fault is set: `answer` does the work, `nonsense` is what `wrongShape` answers instead. */
export async function playFault(
  fault: Fault | null,
  scene: FaultScene,
  answer: () => unknown,
  nonsense: unknown,
): Promise<FastifyReply> {
  const { reply } = scene;
  if (fault && (await playBefore(fault, scene)) === 'answered') return reply;
  const payload = await answer();
  if (fault?.kind === 'closeBeforeAnswer') cutConnection(scene);
  else if (!reply.sent) reply.send(fault?.kind === 'wrongShape' ? nonsense : payload);
  return reply;
}

export function cutConnection({ request, reply }: Pick<FaultScene, 'request' | 'reply'>): void {
  reply.hijack();
  request.raw.socket.destroy();
}

/** Reads what is left of an upload. An answer in the middle of it would reach some clients as a broken connection. */
export async function drainBody({ raw }: FastifyRequest): Promise<void> {
  if (raw.complete || raw.destroyed) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  raw.once('end', resolve).once('close', resolve);
  raw.resume();
  await promise;
}
