import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import type { Clock } from '../../../system/clock.ts';
import type { TrafficEntry } from '../../transport/types.ts';
import { CASE_PRINTER_DELAYS } from '../delays.ts';
import { decodeIpp } from './decode-ipp.ts';
import { encodeIpp } from './encode-ipp.ts';
import { type IppPlace, isSecure, type PostFailure, postIpp } from './ipp-connection.ts';
import type { IppAttribute, IppMessage, IppValue } from './ipp-message.ts';
import { GROUP, STATUS, TAG } from './ipp-tags.ts';

/**
 * `absent`, `untrusted`: the printer has heard nothing. `refused`: it has heard, and does not do it. `lost`: it may have
 * done it, and no answer came. `garbled`: the same, with an answer that cannot be read.
 */
export type IppFailure =
  | { readonly kind: 'absent' | 'untrusted' | 'lost' | 'garbled'; readonly detail: string }
  | { readonly kind: 'refused'; readonly status: number; readonly detail: string };

export interface IppClient {
  readonly counters: () => Readonly<Record<string, number>>;
  readonly traffic: () => readonly TrafficEntry[];
  ask(question: IppQuestion): Promise<Result<IppMessage, IppFailure>>;
}

export interface IppQuestion {
  readonly operation: number;
  /** After charset, language, printer and user, which every request begins with. */
  readonly attributes?: readonly IppAttribute[];
  readonly jobAttributes?: readonly IppAttribute[];
  readonly document?: Uint8Array;
}

export interface IppClientOptions extends IppPlace {
  readonly userName: string;
  readonly clock: Clock;
}

const KEPT_TRAFFIC = 100;
/** The head of a message is what one wants to see; a picture is not. */
const KEPT_BYTES = 2_048;

export const text = (tag: number, value: string): IppValue => ({ kind: 'text', tag, value });
export const number = (tag: number, value: number): IppValue => ({ kind: 'number', tag, value });
export const attribute = (name: string, ...values: IppValue[]): IppAttribute => ({ name, values });

/** Asks one printer. Every question has a deadline and a connection of its own. */
export function createIppClient(options: IppClientOptions): IppClient {
  const { url, clock } = options;
  const count = { commands: 0, timeouts: 0, badFrames: 0, refusals: 0 };
  const ring: TrafficEntry[] = [];
  let requestId = 0;

  const note = (direction: TrafficEntry['direction'], bytes: Uint8Array) => {
    ring.push({ atMs: clock.now(), direction, bytes: Uint8Array.from(bytes.subarray(0, KEPT_BYTES)) });
    if (ring.length > KEPT_TRAFFIC) ring.shift();
  };

  const common = [
    attribute('attributes-charset', text(TAG.charset, 'utf-8')),
    attribute('attributes-natural-language', text(TAG.naturalLanguage, 'en')),
    attribute('printer-uri', text(TAG.uri, printerUri(url))),
  ];
  const userName = attribute('requesting-user-name', text(TAG.nameWithoutLanguage, options.userName));

  const ask = async (question: IppQuestion): Promise<Result<IppMessage, IppFailure>> => {
    count.commands++;
    requestId = (requestId % 0x7fff_ffff) + 1;
    // This question's own: others go out while it waits for its answer.
    const id = requestId;
    const sent = encodeQuestion(question, id);
    note('sent', sent);
    const timeoutMs = question.document ? CASE_PRINTER_DELAYS.documentMs : CASE_PRINTER_DELAYS.answerMs;
    const body = { message: sent, document: question.document ?? new Uint8Array() };
    const answer = await postIpp(options, body, timeoutMs);
    if (!answer.ok) {
      if (answer.error.kind === 'lost') count.timeouts++;
      return err(failureOf(answer.error));
    }
    note('received', answer.value);
    return judge(answer.value, id);
  };

  const encodeQuestion = (question: IppQuestion, id: number) => {
    // The job's number has its place right behind the printer; some printers insist on it.
    const [target, others] = splitTarget(question.attributes ?? []);
    return encodeIpp({
      version: { major: 2, minor: 0 },
      code: question.operation,
      requestId: id,
      groups: [
        { tag: GROUP.operation, attributes: [...common, ...target, userName, ...others] },
        ...(question.jobAttributes ? [{ tag: GROUP.job, attributes: question.jobAttributes }] : []),
      ],
      data: new Uint8Array(),
    });
  };

  const judge = (bytes: Uint8Array, id: number): Result<IppMessage, IppFailure> => {
    const decoded = decodeIpp(bytes);
    const garbled = (detail: string) => {
      count.badFrames++;
      return err({ kind: 'garbled', detail } as const);
    };
    if (!decoded.ok) return garbled(`answer cannot be read: ${decoded.error}`);
    const { value: message } = decoded;
    if (message.version.major < 1 || message.version.major > 2) return garbled('answer is not IPP');
    if (message.requestId !== id) return garbled(`answer to request ${message.requestId}, not ${id}`);
    if (message.code <= STATUS.lastSuccess) return ok(message);
    count.refusals++;
    const detail = `IPP status 0x${message.code.toString(16).padStart(4, '0')}`;
    return err({ kind: 'refused', status: message.code, detail });
  };

  return { ask, counters: () => ({ ...count }), traffic: () => [...ring] };
}

function splitTarget(attributes: readonly IppAttribute[]) {
  const isTarget = ({ name }: IppAttribute) => name === 'job-id';
  return [attributes.filter(isTarget), attributes.filter((one) => !isTarget(one))] as const;
}

/** The printer's name in a message is an `ipp:` address, whatever carries the message. */
function printerUri(url: URL): string {
  const port = url.port === '' && url.protocol.startsWith('http') ? (isSecure(url) ? ':443' : ':80') : '';
  return `${isSecure(url) ? 'ipps' : 'ipp'}://${url.host}${port}${url.pathname || '/'}`;
}

function failureOf({ kind, detail }: PostFailure): IppFailure {
  return kind === 'httpRefused' ? { kind: 'refused', status: 0, detail } : { kind, detail };
}
