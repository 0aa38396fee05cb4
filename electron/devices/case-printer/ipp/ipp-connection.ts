import { type ClientRequest, request } from 'node:http';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { CASE_PRINTER_DELAYS } from '../delays.ts';

/** A list of a few hundred jobs has some hundred kilobytes. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/**
 * `absent`: no connection, so the printer has heard nothing: certain. `untrusted`: the same, because of its certificate.
 * `lost`: the request went out at least in part and no whole answer came back. `garbled`: what came back is no answer.
 * `httpRefused`: the printer's web server turned the request away.
 */
export type PostFailure = {
  readonly kind: 'absent' | 'untrusted' | 'lost' | 'garbled' | 'httpRefused';
  readonly detail: string;
};

export interface IppPlace {
  /** `ipp:`, `ipps:`, `http:` or `https:`. */
  readonly url: URL;
  /** SHA-256 of the printer's certificate: printers sign their own, so there is nobody else to ask. */
  readonly fingerprint256?: string;
}

/** A message without its document, and the document, which is not copied. */
export interface IppBody {
  readonly message: Uint8Array;
  readonly document: Uint8Array;
}

const DEFAULT_PORT = 631;

/** Sends one IPP message over a connection of its own, and waits for the whole answer. Never throws. */
export async function postIpp(
  place: IppPlace,
  body: IppBody,
  timeoutMs: number,
): Promise<Result<Uint8Array, PostFailure>> {
  const connected = await openSocket(place);
  if (!connected.ok) return connected;
  try {
    return await exchange(place.url, connected.value, body, timeoutMs);
  } finally {
    connected.value.destroy();
  }
}

export function isSecure(url: URL): boolean {
  return url.protocol === 'ipps:' || url.protocol === 'https:';
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  if (url.protocol === 'https:') return 443;
  return url.protocol === 'http:' ? 80 : DEFAULT_PORT;
}

/** The connection is made, and the certificate looked at, before the first byte of a request goes out. */
function openSocket({ url, fingerprint256 }: IppPlace): Promise<Result<Socket, PostFailure>> {
  const place = { host: url.hostname.replace(/^\[|\]$/g, ''), port: portOf(url) };
  return new Promise((resolve) => {
    const secure = isSecure(url);
    const pinned = fingerprint256 !== undefined;
    const socket = secure
      ? connectTls({ ...place, servername: place.host, rejectUnauthorized: !pinned })
      : connectTcp(place);
    const fail = (kind: PostFailure['kind'], detail: string) => {
      socket.destroy();
      resolve(err({ kind, detail }));
    };
    const limit = CASE_PRINTER_DELAYS.connectMs;
    const timer = setTimeout(() => fail('absent', `no connection within ${limit} ms`), limit);
    // Stays on: an error of a connection that is over must not end the process.
    socket.on('error', (error) => {
      clearTimeout(timer);
      fail(/certificate|self.signed/i.test(error.message) ? 'untrusted' : 'absent', error.message);
    });
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      const seen = pinned && secure ? fingerprintOf(socket) : '';
      if (pinned && secure && seen !== normalFingerprint(fingerprint256)) {
        fail('untrusted', `the certificate has the fingerprint ${seen}`);
      } else resolve(ok(socket));
    });
  });
}

function fingerprintOf(socket: Socket): string {
  const certificate = (socket as TLSSocket).getPeerCertificate();
  return normalFingerprint(certificate.fingerprint256 ?? '');
}

function normalFingerprint(text: string): string {
  return text.replaceAll(/[^0-9a-fA-F]/g, '').toUpperCase();
}

function exchange(
  url: URL,
  socket: Socket,
  { message, document }: IppBody,
  timeoutMs: number,
): Promise<Result<Uint8Array, PostFailure>> {
  return new Promise((resolve) => {
    const lost = (detail: string) => finish(err({ kind: 'lost', detail }));
    const timer = setTimeout(() => lost(`no answer within ${timeoutMs} ms`), timeoutMs);
    const finish = (result: Result<Uint8Array, PostFailure>) => {
      clearTimeout(timer);
      outgoing.destroy();
      resolve(result);
    };
    const outgoing = request({
      createConnection: () => socket,
      method: 'POST',
      path: `${url.pathname || '/'}${url.search}`,
      headers: {
        host: `${url.hostname}:${portOf(url)}`,
        'content-type': 'application/ipp',
        'content-length': message.length + document.length,
        connection: 'close',
      },
    });
    outgoing.on('error', (error) => lost(error.message));
    outgoing.on('response', (answer) => {
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        size += part.length;
        if (size > MAX_ANSWER_BYTES) lost('the answer has no end');
        else parts.push(part);
      });
      answer.on('error', (error) => lost(error.message));
      answer.on('aborted', () => lost('the answer broke off'));
      answer.on('end', () => finish(readAnswer(answer.statusCode ?? 0, parts)));
    });
    writePieces(outgoing, message, document).catch((error: Error) => lost(error.message));
  });
}

function readAnswer(status: number, parts: readonly Buffer[]): Result<Uint8Array, PostFailure> {
  if (status === 200) return ok(Buffer.concat(parts));
  // 5xx may come from a printer that fell over with the job in its hands.
  const kind = status >= 400 && status < 500 ? 'httpRefused' : 'garbled';
  return err({ kind, detail: `HTTP ${status}` });
}

/** What one write hands over: a whole print file at once would keep the process from everything else. */
const PIECE_BYTES = 256 * 1024;

async function writePieces(
  outgoing: ClientRequest,
  message: Uint8Array,
  document: Uint8Array,
): Promise<void> {
  outgoing.write(message);
  for (let at = 0; at < document.length && !outgoing.destroyed; at += PIECE_BYTES) {
    const hasRoom = outgoing.write(document.subarray(at, at + PIECE_BYTES));
    // Resolves on 'close' too: a printer that hangs up in the middle never drains.
    if (!hasRoom) await new Promise<void>((resolve) => onceEither(outgoing, resolve));
  }
  outgoing.end();
}

function onceEither(outgoing: ClientRequest, resolve: () => void): void {
  const go = () => {
    outgoing.off('drain', go);
    outgoing.off('close', go);
    resolve();
  };
  outgoing.on('drain', go);
  outgoing.on('close', go);
}
