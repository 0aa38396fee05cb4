import * as z from 'zod';
import type { LogLine } from '../../../shared/contract/staff-settings.ts';
import type { LogFile } from '../../system/log-file.ts';

const SHOWN_LINES = 200;
const TEXT_MAX_LENGTH = 400;

const lineSchema = z.looseObject({
  level: z.number(),
  time: z.number().optional(),
  msg: z.string().optional(),
  part: z.string().optional(),
});

const LEVELS = [
  [60, 'fatal'],
  [50, 'error'],
  [40, 'warn'],
  [30, 'info'],
  [0, 'debug'],
] as const;

/** The youngest lines of the log first, those of at least a level. Lines that are none (cut by a power cut) are left out. */
export function youngestLines(file: Pick<LogFile, 'read'>, level: 'info' | 'warn'): LogLine[] {
  const least = level === 'warn' ? 40 : 30;
  const found: LogLine[] = [];
  for (const { text } of file.read().reverse()) {
    for (const line of text.trimEnd().split('\n').reverse()) {
      const parsed = lineSchema.safeParse(parse(line)).data;
      if (!parsed || parsed.level < least) continue;
      found.push(toLine(parsed));
      if (found.length === SHOWN_LINES) return found;
    }
  }
  return found;
}

function toLine({ level, time, msg, part, ...rest }: z.infer<typeof lineSchema>): LogLine {
  const name = LEVELS.find(([least]) => level >= least)?.[1] ?? 'debug';
  const more = Object.keys(rest).length === 0 ? '' : ` ${JSON.stringify(rest)}`;
  const text = `${part === undefined ? '' : `${part}: `}${msg ?? ''}${more}`.slice(0, TEXT_MAX_LENGTH);
  return { atMs: time ?? null, level: name, text };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
