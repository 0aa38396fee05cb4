import * as z from 'zod/mini';
import { sellingProblemSchema } from '../domain/selling-problem.ts';

/**
 * One call of the bridge, as one object: its name and the schemas of what goes in and what comes out. The handler in
 * the main process and the client in the renderer are both checked against it, so nothing is kept in step by hand.
 */
export interface Method<Name extends string = string, Input = unknown, Output = unknown> {
  readonly name: Name;
  readonly input: z.core.$ZodType<Input, Input>;
  readonly output: z.core.$ZodType<Output, Output>;
}

/** News from the main process to the screen. */
export interface EventKind<Name extends string = string, Payload = unknown> {
  readonly name: Name;
  readonly payload: z.core.$ZodType<Payload, Payload>;
}

export const method = <Name extends string, Input, Output>(
  name: Name,
  input: z.core.$ZodType<Input, Input>,
  output: z.core.$ZodType<Output, Output>,
): Method<Name, Input, Output> => ({ name, input, output });

export const event = <Name extends string, Payload>(
  name: Name,
  payload: z.core.$ZodType<Payload, Payload>,
): EventKind<Name, Payload> => ({ name, payload });

export const nothing = z.strictObject({});

/** Why a call was not carried out. `detail` is for logs and developers, never for the shopper. */
export const bridgeErrorSchema = z.object({
  kind: z.enum(['badCall', 'notAllowed', 'notFound', 'conflict', 'unavailable', 'internal']),
  detail: z.string(),
  /** What is in the way of selling, which the shopper is told in plain words. */
  problem: z.optional(sellingProblemSchema),
});
export type BridgeError = z.infer<typeof bridgeErrorSchema>;

/** What travels: a call, its answer, and news. */
export const callMessageSchema = z.object({
  kind: z.literal('call'),
  id: z.number(),
  method: z.string(),
  input: z.unknown(),
});
export type CallMessage = z.infer<typeof callMessageSchema>;

export const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: bridgeErrorSchema }),
]);
export type Answer = z.infer<typeof answerSchema>;

export const serverMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), id: z.number(), answer: answerSchema }),
  z.object({ kind: z.literal('event'), name: z.string(), payload: z.unknown() }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;
