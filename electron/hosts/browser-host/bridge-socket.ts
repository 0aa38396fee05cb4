import type { WebSocket } from 'ws';
import * as z from 'zod';
import {
  type Answer,
  type CallMessage,
  callMessageSchema,
  type ServerMessage,
} from '../../../shared/contract/method.ts';
import type { Dispatch } from '../../bridge/dispatch.ts';
import type { KioskPort } from '../../bridge/types.ts';

export const SOCKET_LIMITS = {
  /** A design with its texts is a few kilobytes; pictures go over `files/*`. */
  messageMaxBytes: 1024 * 1024,
  /** One screen, with room for a reload and a developer's second window. */
  sockets: 4,
  /** Calls of one socket that wait for their answer. */
  callsInFlight: 32,
  /** A page that reads no more: it is cut off rather than buffered for. */
  unsentMaxBytes: 8 * 1024 * 1024,
} as const;

/** Close codes of RFC 6455. */
export const CLOSE_CODES = { policyViolation: 1008, tooBig: 1009, tryAgainLater: 1013 } as const;

/** Runs the bridge over one socket, whose page has been checked already, until it closes. */
export function serveBridgeSocket(socket: WebSocket, kiosk: KioskPort, dispatch: Dispatch): void {
  const send = (message: ServerMessage) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > SOCKET_LIMITS.unsentMaxBytes) return socket.terminate();
    socket.send(JSON.stringify(message));
  };
  const unsubscribe = kiosk.subscribe((name, payload) => send({ kind: 'event', name, payload }));
  socket.on('close', unsubscribe);

  const waiting = { calls: 0 };
  socket.on('message', (data, isBinary) => {
    const call = isBinary ? undefined : parseCall(String(data));
    if (!call) return socket.close(CLOSE_CODES.policyViolation, 'not a call');
    void answerCall(call, waiting, dispatch).then((answer) => send({ kind: 'answer', id: call.id, answer }));
  });
}

async function answerCall(
  call: CallMessage,
  waiting: { calls: number },
  dispatch: Dispatch,
): Promise<Answer> {
  if (waiting.calls >= SOCKET_LIMITS.callsInFlight) {
    return { ok: false, error: { kind: 'unavailable', detail: 'too many calls at once' } };
  }
  waiting.calls += 1;
  try {
    return await dispatch(call.method, call.input);
  } finally {
    waiting.calls -= 1;
  }
}

function parseCall(text: string): CallMessage | undefined {
  try {
    return z.safeParse(callMessageSchema, JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
