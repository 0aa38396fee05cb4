import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const MS_PER_TICK = 10;

interface Process {
  readonly id: number;
  readonly parentId: number;
  readonly workMs: number;
  readonly command: string;
}

/** One process as /proc has it (proc_pid_stat(5)); null when it has just ended. */
function readProcess(id: number): Process | null {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name in brackets may have spaces in it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
    return { id, parentId: Number(fields[1]), workMs: ticks * MS_PER_TICK, command };
  } catch {
    return null;
  }
}

/** Processor time so far, in milliseconds, of the processes whose command line has `mark`, and of all they started. */
export function browserWorkMs(mark: string): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const counted = new Set(processes.filter(({ command }) => command.includes(mark)).map(({ id }) => id));
  for (let before = -1; before !== counted.size; ) {
    before = counted.size;
    for (const { id, parentId } of processes) if (counted.has(parentId)) counted.add(id);
  }
  return processes.filter(({ id }) => counted.has(id)).reduce((sum, { workMs }) => sum + workMs, 0);
}
