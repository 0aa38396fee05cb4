/** What happened in the world, line by line, for whoever has to understand a seed that failed. */
export interface Trace {
  note(who: string, what: string): void;
  lines(): readonly string[];
}

/** `nowMs`: time that has passed since the world began. */
export function createTrace(nowMs: () => number): Trace {
  const lines: string[] = [];
  return {
    note: (who, what) => void lines.push(`${stamp(nowMs())}  ${who.padEnd(9)} ${what}`),
    lines: () => lines,
  };
}

function stamp(elapsedMs: number): string {
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
  const seconds = Math.floor(elapsedMs / 1000);
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => pad(Math.floor(part), 2));
  return `${clock.join(':')}.${pad(Math.floor(elapsedMs % 1000), 3)}`;
}
