import type { BackendError } from '../../backends/types.ts';

/** What can go wrong between kiosk and broker. `detail` is for the technician, and has no secret in it. */
export type BrokerFailure =
  /** No route, no answer in time, or the line broke. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** It knows neither this login nor this certificate, or bars it. */
  | { readonly kind: 'refusedLogin'; readonly detail: string }
  /** A file that the configuration names cannot be read. */
  | { readonly kind: 'files'; readonly detail: string }
  /** What it says is no MQTT 5, or more than it may say. */
  | { readonly kind: 'harmful'; readonly detail: string }
  /** It cannot keep what has to be kept: no QoS 1, or nothing retained. */
  | { readonly kind: 'unfit'; readonly detail: string }
  /** Somebody else came with the same ids. */
  | { readonly kind: 'takenOver'; readonly detail: string }
  /** Not this kiosk on this topic: its rules at the broker are wrong. */
  | { readonly kind: 'notAllowed'; readonly code: number; readonly detail: string }
  /** It takes everything else, but not this message. */
  | { readonly kind: 'refusedMessage'; readonly code: number; readonly detail: string }
  /** The kiosk stops. */
  | { readonly kind: 'aborted' };

/** Reason codes of MQTT 5 that decide what the kiosk does. */
const CODES = {
  login: [0x04, 0x05, 0x84, 0x85, 0x86, 0x87, 0x8a, 0x8c],
  /** A word about one message, and about no other. */
  message: [0x90, 0x95, 0x99],
  takenOver: 0x8e,
} as const;

/** What a reason code in the broker's first word says. Codes that nobody knows are a no all the same. */
export function failureOfConnack(code: number, detail: string): BrokerFailure {
  if (CODES.login.some((each) => each === code)) return { kind: 'refusedLogin', detail };
  return { kind: 'unreachable', detail };
}

export function failureOfPuback(code: number): BrokerFailure {
  const detail = `the broker refused what this kiosk asked for (reason code 0x${code.toString(16)})`;
  const isAboutIt = CODES.message.some((each) => each === code);
  return { kind: isAboutIt ? 'refusedMessage' : 'notAllowed', code, detail };
}

export function failureOfDisconnect(code: number): BrokerFailure {
  const detail = `the broker ended the connection (reason code 0x${code.toString(16)})`;
  if (code === CODES.takenOver) {
    return {
      kind: 'takenOver',
      detail: 'another machine came to the broker with this site’s and kiosk’s id',
    };
  }
  return { kind: 'unreachable', detail };
}

/** A code of Node's TLS that says that the certificate, and not the line, is wrong. */
const isAboutCertificate = (code: string): boolean =>
  /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|SELF_SIGNED|DEPTH_|ERR_OSSL)/.test(code);

/** What an error of the socket or of the MQTT library says. */
export function failureOfError(error: unknown): BrokerFailure {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const text = typeof message === 'string' ? message : 'unknown error';
  if (typeof code === 'number' && code > 0) return failureOfConnack(code, text);
  if (typeof code === 'string' && isAboutCertificate(code))
    return { kind: 'refusedLogin', detail: `${text} (${code})` };
  if (typeof code === 'string') return { kind: 'unreachable', detail: `${text} (${code})` };
  if (/timeout/i.test(text)) return { kind: 'unreachable', detail: text };
  // The library gives its own errors no code: they are about what it read.
  return { kind: 'harmful', detail: text };
}

/** As the other systems' failures are shown to staff. */
export function asBackendError(failure: BrokerFailure): BackendError {
  switch (failure.kind) {
    case 'aborted':
      return { kind: 'aborted' };
    case 'refusedLogin':
      return { kind: 'unauthorised', detail: failure.detail };
    case 'notAllowed':
    case 'refusedMessage':
      return { kind: 'refused', reason: 'other', code: failure.code, detail: failure.detail };
    case 'harmful':
    case 'unfit':
      return { kind: 'contract', system: 'fleet', endpoint: 'mqtt', field: '', detail: failure.detail };
    case 'files':
    case 'takenOver':
    case 'unreachable':
      return { kind: 'unreachable', sent: false, detail: failure.detail };
    default:
      return failure satisfies never;
  }
}
