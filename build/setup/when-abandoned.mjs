import { readFileSync } from 'node:fs';

const POLL_MS = 500;

/**
 * Calls back once when the npm that runs this script is gone.
 *
 * npm passes signals on to the shell between it and us only, which ends and passes on nothing: the kiosk would go on
 * without anybody who could stop it, on a port that the next start wants. What changes is who our parent is. Where no
 * npm is in play nothing is watched: a program that was put in the background may well outlive its shell.
 *
 * @param {() => void} callback
 */
export function whenAbandoned(callback) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const before = describeAncestors();
  const timer = setInterval(() => {
    if (describeAncestors() === before) return;
    clearInterval(timer);
    callback();
  }, POLL_MS);
  timer.unref();
}

/** The shell, and npm above it where that can be seen: one that is killed does not even end its shell. */
const describeAncestors = () => `${process.ppid} ${parentOf(process.ppid)}`;

/** @param {number} pid */
function parentOf(pid) {
  try {
    // "pid (name) state ppid …", and the name may have brackets and blanks in it.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
  } catch {
    return undefined;
  }
}
