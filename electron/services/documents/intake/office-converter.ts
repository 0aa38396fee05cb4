import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log } from '../../../system/log.ts';

/** Lays office documents out as PDF. */
export interface OfficeConverter {
  /** The path of the PDF; null where the document cannot be laid out. Everything it leaves lies in `folder`. */
  convert(file: string, folder: string, signal: AbortSignal): Promise<string | null>;
}

const NAMES = ['soffice', 'libreoffice'];
/** Address space of the child; LibreOffice itself takes about 1.5 GB of it. */
const MAX_ADDRESS_BYTES = 4 * 1024 ** 3;

/** The first of these programs on the path; null where there is none. */
export function findOnPath(names: readonly string[], environment: NodeJS.ProcessEnv): string | null {
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return candidates.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface OfficeConverterOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  readonly log: Log;
}

/** Null where LibreOffice is not there. */
export function findOfficeConverter({
  environment,
  timeoutMs,
  log,
}: OfficeConverterOptions): OfficeConverter | null {
  const program = findOnPath(NAMES, environment);
  if (program === null) return null;
  const limiter = findOnPath(['prlimit'], environment);
  return {
    async convert(file, folder, signal) {
      // A profile of its own, erased with the folder: no macro, no template and no lock of the last document.
      const profile = pathToFileURL(join(folder, 'profile')).href;
      const order = [
        ...[
          '--headless',
          '--norestore',
          '--nologo',
          '--nodefault',
          '--nolockcheck',
          `-env:UserInstallation=${profile}`,
        ],
        ...['--convert-to', 'pdf', '--outdir', folder, file],
      ];
      const limited = limiter
        ? [limiter, `--as=${MAX_ADDRESS_BYTES}`, program, ...order]
        : [program, ...order];
      const home = { HOME: folder, PATH: environment.PATH ?? '', LANG: 'C.UTF-8' };
      const isDone = await runWithin(
        limited,
        home,
        AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      );
      signal.throwIfAborted();
      if (!isDone) log.warn({}, 'an office document could not be laid out');
      return isDone ? join(folder, `${parse(file).name}.pdf`) : null;
    },
  };
}

/** True where the program ended well. It and its children are killed at the signal. */
function runWithin(
  [program = '', ...order]: readonly string[],
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    // A group of its own, since LibreOffice's launcher starts the real one.
    const child = spawn(program, order, { stdio: 'ignore', detached: true, env: environment });
    const kill = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself meanwhile.
      }
    };
    const settle = (isDone: boolean) => {
      signal.removeEventListener('abort', kill);
      resolve(isDone);
    };
    child.once('error', () => settle(false));
    child.once('close', (code) => settle(code === 0 && !signal.aborted));
    if (signal.aborted) kill();
    else signal.addEventListener('abort', kill, { once: true });
  });
}
