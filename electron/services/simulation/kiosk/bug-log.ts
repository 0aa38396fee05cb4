import { type Log, silentLog } from '../../../system/log.ts';

/** What no failure of disk, network or device throws: where a service logs it and goes on, it has hidden a mistake. */
const MISTAKES = [TypeError, ReferenceError, RangeError] as const;

/** A log that nobody reads, but for mistakes that somebody caught and only logged. */
export function createBugLog(report: (error: Error) => void): Log {
  const hear = (line: unknown) => {
    const error = typeof line === 'object' && line !== null && 'err' in line ? line.err : null;
    if (error instanceof Error && MISTAKES.some((kind) => error instanceof kind)) report(error);
  };
  const log: Log = {
    debug: silentLog.debug.bind(silentLog),
    info: silentLog.info.bind(silentLog),
    warn: hear,
    error: hear,
    fatal: hear,
    child: () => log,
  };
  return log;
}
