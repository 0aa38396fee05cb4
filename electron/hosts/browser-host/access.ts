import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may talk to the browser host: only the page that it served itself, on this machine. */
export interface Access {
  /** Random, new at each start. In the address that is opened, and in every call. */
  readonly token: string;
  /** `127.0.0.1:4173` and its like: what the Host header may say. Anything else is a foreign name bound to this address. */
  readonly hosts: readonly string[];
  readonly origins: readonly string[];
  /** Where the page's socket may connect to, for the content security policy. */
  readonly sockets: readonly string[];
}

const NAMES = ['127.0.0.1', 'localhost'];
const TOKEN_BYTES = 32;

export const createToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** `port` is the one that is really listened on. */
export function createAccess(token: string, port: number): Access {
  // Browsers leave the port of plain HTTP out.
  const hosts = NAMES.map((name) => (port === 80 ? name : `${name}:${port}`));
  return {
    token,
    hosts,
    origins: hosts.map((host) => `http://${host}`),
    sockets: hosts.map((host) => `ws://${host}`),
  };
}

/** Compares in constant time, so that the token cannot be found letter by letter. */
export function isToken(access: Access, offered: string | null | undefined): boolean {
  const expected = Buffer.from(access.token);
  const given = Buffer.from(offered ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export const isOwnHost = (access: Access, host: string | undefined): boolean =>
  access.hosts.includes(host ?? '');

export const isOwnOrigin = (access: Access, origin: string | undefined): boolean =>
  access.origins.includes(origin ?? '');
