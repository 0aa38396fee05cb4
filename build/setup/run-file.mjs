import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';
import { root } from './places.mjs';
import { say } from './step.mjs';
import { whenAbandoned } from './when-abandoned.mjs';

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a file in place of this process: signals go through to it, since it is the one that knows how to stop, and its
 * end is ours.
 *
 * @param {string} node
 * @param {string[]} command the file and its arguments
 */
export function runFile(node, command) {
  // `node:sqlite` works, and says at each start that it is experimental.
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...command], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` },
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  whenAbandoned(() => child.kill('SIGTERM'));
  child.on('error', (error) => {
    say(`Node could not be started: ${error.message}.`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}
