import { spawn } from 'node:child_process';

const OUTPUT_KEPT_LENGTH = 20_000;
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const isWindows = process.platform === 'win32';

/**
 * @typedef {{ ok: true, output: string } | { ok: false, reason: string, output: string }} CommandResult
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, limitMs: number, shell?: boolean }} CommandOptions
 */

/**
 * Runs a program to its end, and no longer than `limitMs`. Keeps the end of what it printed. Never throws.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {CommandOptions} options
 * @returns {Promise<CommandResult>}
 */
export function runCommand(program, args, { limitMs, ...options }) {
  return new Promise((resolve) => {
    // A process group of its own, so that the children of a stuck program can be ended with it.
    const child = spawn(program, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: !isWindows,
    });
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk).slice(-OUTPUT_KEPT_LENGTH);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);

    const kill = () => endGroup(child);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      kill();
    }, limitMs);
    // Being in another group, the children do not get the Ctrl-C of the terminal.
    const abort = () => {
      kill();
      process.exit(1);
    };
    for (const signal of STOP_SIGNALS) process.once(signal, abort);
    /** @param {string | undefined} reason */
    const finish = (reason) => {
      clearTimeout(timer);
      for (const signal of STOP_SIGNALS) process.off(signal, abort);
      resolve(reason === undefined ? { ok: true, output } : { ok: false, reason, output });
    };
    child.on('error', (error) => finish(error.message));
    child.on('close', (code, signal) => {
      if (late) finish(`no end after ${Math.round(limitMs / 1000)} seconds`);
      else finish(code === 0 ? undefined : `ended with ${signal ?? `code ${code}`}`);
    });
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function endGroup(child) {
  if (child.pid === undefined) return;
  try {
    if (isWindows) child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

/** The last lines of what a program printed, for a person to read. @param {string} output */
export const lastLines = (output, count = 15) => output.trimEnd().split('\n').slice(-count).join('\n');
