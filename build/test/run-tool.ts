import { spawn } from 'node:child_process';
import { projectDir } from '../project.ts';

const isWindows = process.platform === 'win32';

/**
 * Runs a program of the project under this Node, its output going straight through.
 *
 * @param limitMs after this it is ended, with all its children
 * @returns why it failed, or nothing when it succeeded
 */
export function runTool(args: readonly string[], limitMs: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    // A group of its own, so that a stuck browser is ended together with its runner.
    const child = spawn(process.execPath, args, {
      cwd: projectDir,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: !isWindows,
    });
    const end = (signal: NodeJS.Signals) => {
      if (child.pid === undefined) return;
      if (isWindows) child.kill(signal);
      else process.kill(-child.pid, signal);
    };
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      end('SIGKILL');
    }, limitMs);
    const abort = () => {
      end('SIGTERM');
      process.exit(1);
    };
    for (const signal of STOP_SIGNALS) process.once(signal, abort);

    const finish = (failure: string | undefined) => {
      clearTimeout(timer);
      for (const signal of STOP_SIGNALS) process.off(signal, abort);
      resolve(failure);
    };
    child.on('error', (error) => finish(error.message));
    child.on('exit', (code, signal) => {
      if (isLate) finish(`did not end within ${limitMs / 60_000} minutes`);
      else finish(code === 0 ? undefined : `ended with ${signal ?? `code ${code}`}`);
    });
  });
}

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
