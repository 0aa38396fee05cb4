import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Room for weeks of a busy kiosk, and no more of the disk than that. */
const LIMITS = { fileBytes: 2 * 1024 * 1024, files: 5 } as const;

/** The log on the disk: `kiosk.log`, and before it `kiosk.1.log` and so on, the highest number the oldest. */
export interface LogFile {
  /** One line with its line end. Never throws: a full disk must not stop a kiosk that could still say so elsewhere. */
  write(line: string): void;
  /** Names and bytes of all parts, the oldest first. */
  read(): { readonly name: string; readonly text: string }[];
}

export function openLogFile(folder: string, limits: { fileBytes: number; files: number } = LIMITS): LogFile {
  const current = join(folder, 'kiosk.log');
  const part = (index: number) => join(folder, `kiosk.${index}.log`);
  let bytes = sizeOf(current);

  const rotate = () => {
    rmSync(part(limits.files - 1), { force: true });
    for (let index = limits.files - 2; index >= 1; index--) moveIfThere(part(index), part(index + 1));
    moveIfThere(current, part(1));
    bytes = 0;
  };

  return {
    write: (line) => {
      try {
        const length = Buffer.byteLength(line);
        if (bytes > 0 && bytes + length > limits.fileBytes) rotate();
        if (bytes === 0) mkdirSync(folder, { recursive: true });
        appendFileSync(current, line, { mode: 0o600 });
        bytes += length;
      } catch {
        // Tried again with the next line.
      }
    },
    read: () =>
      partsIn(folder).flatMap((name) => {
        try {
          return [{ name, text: readFileSync(join(folder, name), 'utf8') }];
        } catch {
          return [];
        }
      }),
  };
}

function partsIn(folder: string): string[] {
  const names = listFolder(folder).filter((name) => /^kiosk(\.\d+)?\.log$/.test(name));
  const ageOf = (name: string) => Number(/\d+/.exec(name)?.[0] ?? 0);
  return names.sort((a, b) => ageOf(b) - ageOf(a));
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
