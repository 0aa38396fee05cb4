/** One line of the bench: what was measured, and what was asked for. */
export interface Row {
  readonly what: string;
  readonly measured: number;
  /** Not over this. Null: told for information. */
  readonly target: number | null;
  readonly unit: '×' | 'ms' | 's' | '/s' | 'kB' | 'MB' | 'requests' | '';
}

const DIGITS: Record<Row['unit'], number> = {
  '×': 2,
  ms: 0,
  s: 1,
  '/s': 0,
  kB: 1,
  MB: 1,
  requests: 2,
  '': 0,
};

export function printTable(rows: readonly Row[]): void {
  const cells = rows.map((row) => {
    const show = (value: number) => `${value.toFixed(DIGITS[row.unit])} ${row.unit}`;
    const verdict = row.target === null ? '' : row.measured <= row.target ? 'met' : 'NOT MET';
    return [row.what, show(row.measured), row.target === null ? '' : `≤ ${show(row.target)}`, verdict];
  });
  const table = [['what', 'measured', 'target', ''], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  for (const line of table) {
    const text = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    process.stdout.write(`${text.join('  ').trimEnd()}\n`);
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
