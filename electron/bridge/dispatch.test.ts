import fc from 'fast-check';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type MethodName, methods } from '../../shared/contract/index.ts';
import { answerSchema, type BridgeError } from '../../shared/contract/method.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { silentLog } from '../system/log.ts';
import { createDispatcher } from './dispatch.ts';
import type { BridgeHandlers } from './types.ts';

type AnyHandler = (input: unknown) => Promise<Result<unknown, BridgeError>>;

/** Handlers that all do the same, with some replaced. */
function fakeHandlers(every: AnyHandler, some: Partial<Record<MethodName, AnyHandler>> = {}): BridgeHandlers {
  const names = Object.keys(methods) as MethodName[];
  return Object.fromEntries(names.map((name) => [name, some[name] ?? every])) as unknown as BridgeHandlers;
}

const unavailable: AnyHandler = async () => err({ kind: 'unavailable', detail: 'fake' });

describe('createDispatcher', () => {
  it('hands parsed input to the handler and its value back', async () => {
    const seen: unknown[] = [];
    const handlers = fakeHandlers(unavailable, {
      startSession: async (input) => {
        seen.push(input);
        return ok({ sessionId: 's1', locale: 'en', saleId: null, notInTheContract: 1 });
      },
    });
    const answer = await createDispatcher(handlers, silentLog)('startSession', { locale: 'en' });
    expect(seen).toEqual([{ locale: 'en' }]);
    expect(answer).toEqual({ ok: true, value: { sessionId: 's1', locale: 'en', saleId: null } });
  });

  it('passes an expected failure on as it is', async () => {
    const answer = await createDispatcher(fakeHandlers(unavailable), silentLog)('getBoard', {});
    expect(answer).toEqual({ ok: false, error: { kind: 'unavailable', detail: 'fake' } });
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'getboard', 'nothingLikeThis'])(
    'takes %j for an unknown method',
    async (name) => {
      const answer = await createDispatcher(
        fakeHandlers(async () => ok({})),
        silentLog,
      )(name, {});
      expect(answer).toEqual({ ok: false, error: { kind: 'badCall', detail: 'unknown method' } });
    },
  );

  it('refuses input that does not fit, names the place and keeps the value to itself', async () => {
    let called = false;
    const handlers = fakeHandlers(async () => {
      called = true;
      return ok({});
    });
    const answer = await createDispatcher(handlers, silentLog)('enterStaff', { pin: 'secret-pin' });
    expect(called).toBe(false);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'badCall' } });
    expect(JSON.stringify(answer)).toContain('pin');
    expect(JSON.stringify(answer)).not.toContain('secret-pin');
  });

  it('logs why a handler threw and sends none of it', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    const handlers = fakeHandlers(async () => {
      throw new Error('disk of the shop is full');
    });
    const answer = await createDispatcher(handlers, log)('getBoard', {});
    expect(answer).toEqual({ ok: false, error: { kind: 'internal', detail: 'the call failed' } });
    expect(lines.join('')).toContain('disk of the shop is full');
  });

  it('answers internal when a handler breaks the contract', async () => {
    const handlers = fakeHandlers(async () => ok({ sessionId: 7 }));
    const answer = await createDispatcher(handlers, silentLog)('startSession', { locale: 'en' });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'internal' } });
  });

  it('gives an answer to whatever comes in', async () => {
    const dispatch = createDispatcher(
      fakeHandlers(async (input) => ok(input)),
      silentLog,
    );
    const name = fc.oneof(fc.constantFrom(...Object.keys(methods)), fc.string());
    await fc.assert(
      fc.asyncProperty(name, fc.anything({ withNullPrototype: true }), async (method, input) => {
        const answer = await dispatch(method, input);
        expect(z.safeParse(answerSchema, answer).success).toBe(true);
      }),
    );
  });

  it('gives an answer even to a method name that is not a string', async () => {
    const dispatch = createDispatcher(fakeHandlers(unavailable), silentLog);
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (method) => {
        const answer = await dispatch(method as string, {});
        expect(answer.ok).toBe(false);
      }),
    );
  });
});
