import type { PrinterTrouble } from './types.ts';

/** Printer Job Language: the lines round a job at a raw port, and the printer's lines back. */

const EXIT = '\u001b%-12345X';

/** PJL lets a name hold 80 signs of printable ASCII without quotes. */
function pjlName(jobId: string): string {
  return jobId.replaceAll(/[^\x20\x21\x23-\x7e]/g, '_').slice(0, 80);
}

/** The job between two lines that name it; `USTATUS JOB` asks the printer to say when it has ended. */
export function wrapInPjl(jobId: string, document: Uint8Array): Uint8Array {
  const name = pjlName(jobId);
  const head = `${EXIT}@PJL\r\n@PJL USTATUS JOB=ON\r\n@PJL USTATUS DEVICE=ON\r\n@PJL JOB NAME="${name}"\r\n@PJL ENTER LANGUAGE=AUTO\r\n`;
  const foot = `${EXIT}@PJL EOJ NAME="${name}"\r\n${EXIT}`;
  return Buffer.concat([Buffer.from(head, 'latin1'), document, Buffer.from(foot, 'latin1')]);
}

export function inquireStatus(): Uint8Array {
  return Buffer.from(`${EXIT}@PJL\r\n@PJL USTATUS DEVICE=ON\r\n@PJL INFO STATUS\r\n${EXIT}`, 'latin1');
}

/** Codes of the PJL manual by their range; here the owner of a printer with codes of its own corrects them. */
const TROUBLE_CODES: readonly (readonly [from: number, to: number, PrinterTrouble])[] = [
  [40021, 40021, 'coverOpen'],
  [40022, 40022, 'jam'],
  [42000, 42999, 'jam'],
  [41000, 41999, 'mediaEmpty'],
  [40010, 40010, 'inkEmpty'],
  [40038, 40038, 'inkEmpty'],
  [40079, 40079, 'stopped'],
  [40000, 40999, 'other'],
  [43000, 59999, 'other'],
];
/** Ready, and two kinds of sleep. */
const READY_CODES: readonly number[] = [10001, 35078, 40000];

export interface PjlStatus {
  readonly code: number;
  readonly isReady: boolean;
  readonly trouble: PrinterTrouble | null;
}

export interface PjlListener {
  onStatus(status: PjlStatus): void;
  onJobEnded(jobId: string, ended: 'done' | 'cancelled'): void;
  onUnreadable(): void;
}

/** A line without an end is not PJL. */
const MAX_LINE = 512;

/** Puts the printer's lines together again and understands the few that matter. A block ends with a form feed. */
export function createPjlReader(listener: PjlListener) {
  let pending = '';
  let isJobEnd: 'done' | 'cancelled' | null = null;

  const line = (text: string) => {
    if (text.startsWith('@PJL')) isJobEnd = null;
    if (text === 'END') isJobEnd = 'done';
    if (text === 'CANCEL') isJobEnd = 'cancelled';
    const code = /^CODE=(\d{1,6})$/.exec(text)?.[1];
    if (code !== undefined) listener.onStatus(statusOf(Number(code)));
    const name = /^NAME="([^"]*)"$/.exec(text)?.[1];
    if (name !== undefined && isJobEnd) listener.onJobEnded(name, isJobEnd);
  };

  return {
    read: (bytes: Uint8Array) => {
      pending += Buffer.from(bytes).toString('latin1');
      const lines = pending.split(/\r?\n|\f/);
      pending = lines.pop() ?? '';
      for (const text of lines) line(text.trim());
      if (pending.length <= MAX_LINE) return;
      pending = '';
      listener.onUnreadable();
    },
    reset: () => {
      pending = '';
      isJobEnd = null;
    },
  };
}

function statusOf(code: number): PjlStatus {
  const isReady = READY_CODES.includes(code);
  const trouble = TROUBLE_CODES.find(([from, to]) => code >= from && code <= to)?.[2] ?? null;
  return { code, isReady, trouble: isReady ? null : trouble };
}
