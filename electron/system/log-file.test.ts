import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog, teeLog } from './log.ts';
import { openLogFile } from './log-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the log on the disk', () => {
  it('takes no more room than it may, and loses the oldest lines', () => {
    const log = openLogFile(folder, { fileBytes: 100, files: 3 });
    for (let line = 0; line < 50; line++) log.write(`line ${String(line).padStart(3, '0')}\n`);
    const total = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(total).toBeLessThanOrEqual(300);
    const lines = log.read().flatMap(({ text }) => text.trimEnd().split('\n'));
    expect(lines.at(-1)).toBe('line 049');
    expect(lines).toEqual(lines.toSorted());
    expect(lines.length).toBeGreaterThan(20);
  });

  it('goes on after a restart where it ended', () => {
    openLogFile(folder).write('before\n');
    openLogFile(folder).write('after\n');
    expect(openLogFile(folder).read()).toEqual([{ name: 'kiosk.log', text: 'before\nafter\n' }]);
  });

  it('stops nothing where the disk takes nothing', () => {
    writeFileSync(join(folder, 'file'), '');
    const log = openLogFile(join(folder, 'file', 'log'));
    expect(() => log.write('lost\n')).not.toThrow();
    expect(log.read()).toEqual([]);
  });

  it('gets every line beside the other log, without secrets', () => {
    const file = openLogFile(folder);
    const elsewhere: string[] = [];
    const both = teeLog(
      createLog({ level: 'info', destination: { write: (line) => void elsewhere.push(line) } }),
      createLog({ level: 'info', destination: file }),
    );
    both.child({ part: 'money' }).info({ backend: { password: 'hush-hush' } }, 'begun');
    expect(elsewhere.join('')).toContain('begun');
    expect(file.read()[0]?.text).toMatch(/"part":"money".*"msg":"begun"/);
    expect(file.read()[0]?.text).not.toContain('hush-hush');
  });
});
