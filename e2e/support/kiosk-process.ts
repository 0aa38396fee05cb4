import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectDir } from '../../build/project.ts';
import type { KioskFolder } from './kiosk.ts';

/** A kiosk in a process of its own, which can be killed as a power cut would. */
export interface KioskProcess {
  /** Everything that it printed so far, its log included. */
  readonly lines: readonly string[];
  /** The address to open. Rejects when the kiosk ends without having been ready. */
  ready(): Promise<string>;
  /** SIGKILL: nothing is closed, flushed or said. Resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM. Resolves with the exit code. */
  stop(): Promise<number | null>;
  /** The exit code of a kiosk that ends by itself. */
  ended(): Promise<number | null>;
}

const READY = /^kiosk ready: (\S+)$/;

/**
 * Starts the kiosk exactly as `npm start -- --host browser --no-open` does after set-up. `chromium`: it opens its page by
 * itself, in this browser, which has to bear that there is no display.
 */
export function startKioskProcess(folder: KioskFolder, port = 0, chromium?: string): KioskProcess {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(projectDir, 'build', 'start.ts'),
      ...['--config', folder.configFile, '--data', folder.dataDir, '--port', String(port)],
      ...['--host', 'browser', ...(chromium === undefined ? ['--no-open'] : [])],
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(chromium !== undefined && { env: { ...process.env, CASEPRESS_CHROMIUM: chromium, DISPLAY: ':0' } }),
    },
  );
  const lines = readLines(child, folder.logFile);
  const closed = once(child, 'close');
  const ended = async () => {
    await closed;
    return child.exitCode;
  };
  return {
    lines,
    ready: () => readyUrl(child, lines),
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended();
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended();
    },
  };
}

function readLines(child: ChildProcess, logFile: string): string[] {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      appendFileSync(logFile, `${line}\n`);
      child.emit('said', line);
    });
  }
  return lines;
}

function readyUrl(child: ChildProcess, lines: readonly string[]): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const look = (line: string) => {
    const url = READY.exec(line)?.[1];
    if (url) resolve(url);
  };
  lines.forEach(look);
  child.on('said', look);
  child.once('close', () => reject(new Error(`the kiosk ended: ${lines.join('\n')}`)));
  return promise;
}
