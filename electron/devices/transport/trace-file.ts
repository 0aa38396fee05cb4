import * as z from 'zod';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { TrafficEntry } from './types.ts';

/** One line of a recording. Hexadecimal, so that a person can read and correct it. */
const lineSchema = z.strictObject({
  atMs: z.number(),
  direction: z.enum(['sent', 'received']),
  hex: z.string().regex(/^([0-9a-f]{2})+$/, { error: 'expected pairs of lower-case hexadecimal digits' }),
  note: z.string().optional(),
});

/** The recording as text: one JSON object per line, with times counted from the first entry. */
export function formatTrace(entries: readonly TrafficEntry[]): string {
  const startMs = entries[0]?.atMs ?? 0;
  return entries
    .filter((entry) => entry.bytes.length > 0)
    .map(({ atMs, direction, bytes }) =>
      JSON.stringify({ atMs: atMs - startMs, direction, hex: Buffer.from(bytes).toString('hex') }),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** Reads a recording back. Empty lines and lines that begin with `#` are for people. The error names the line. */
export function parseTrace(text: string): Result<TrafficEntry[], string> {
  const entries: TrafficEntry[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const parsed = lineSchema.safeParse(parseJson(line));
    if (!parsed.success) return err(`line ${index + 1}: ${z.prettifyError(parsed.error)}`);
    const { atMs, direction, hex } = parsed.data;
    entries.push({ atMs, direction, bytes: Uint8Array.from(Buffer.from(hex, 'hex')) });
  }
  return ok(entries);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
