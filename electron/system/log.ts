import pino from 'pino';

/** The part of pino that services use, so that tests can pass a silent one. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'> & {
  child(bindings: object): Log;
};

/** Paths that never reach a log, however deep the caller nests them. */
const SECRET_KEYS = [
  'password',
  'token',
  'secret',
  'authorization',
  'Authorization',
  'pin',
  'pinHash',
  'AppSecret',
  'sign',
];

export interface LogOptions {
  readonly level: string;
  /** Where lines go; standard error when missing. */
  readonly destination?: pino.DestinationStream;
}

export function createLog(options: LogOptions): Log {
  const paths = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*.*.*.${key}`]);
  return pino(
    { level: options.level, redact: { paths, censor: '[hidden]' }, base: null },
    options.destination ?? pino.destination({ fd: 2, sync: true }),
  );
}

export const silentLog: Log = pino({ level: 'silent' });

/** Writes every line to both. */
export function teeLog(one: Log, other: Log): Log {
  const both =
    (level: 'debug' | 'info' | 'warn' | 'error' | 'fatal'): Log['info'] =>
    (...line: Parameters<Log['info']>) => {
      one[level](...line);
      other[level](...line);
    };
  return {
    debug: both('debug'),
    info: both('info'),
    warn: both('warn'),
    error: both('error'),
    fatal: both('fatal'),
    child: (bindings) => teeLog(one.child(bindings), other.child(bindings)),
  };
}
