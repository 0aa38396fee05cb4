import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeTakenFolder, lockDataFolder } from './data-lock.ts';

let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'casepress-lock-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  rmSync(dataDir, { recursive: true });
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Another process that takes the lock, says so and goes on living. */
async function lockInAnotherProcess(): Promise<ChildProcess> {
  const lockModule = new URL('./data-lock.ts', import.meta.url).href;
  const script = `
    import { lockDataFolder } from ${JSON.stringify(lockModule)};
    const result = lockDataFolder(${JSON.stringify(dataDir)});
    process.stdout.write(result.ok ? 'locked' : 'refused');
    setInterval(() => result, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toBe('locked');
  return child;
}

describe('lockDataFolder', () => {
  it('refuses a folder that a living kiosk uses, and names that kiosk', async () => {
    const other = await lockInAnotherProcess();
    const result = lockDataFolder(dataDir);
    expect(result).toEqual({ ok: false, error: { kind: 'dataFolderTaken', pid: other.pid } });
  });

  it('takes over from a kiosk that was killed', async () => {
    await kill(await lockInAnotherProcess());
    const result = lockDataFolder(dataDir);
    expect(result.ok).toBe(true);
    if (result.ok) result.value.release();
  });

  it('is refused within the same process too, until it is released', () => {
    const first = lockDataFolder(dataDir);
    expect(lockDataFolder(dataDir)).toMatchObject({ ok: false, error: { pid: process.pid } });
    if (first.ok) first.value.release();
    const second = lockDataFolder(dataDir);
    expect(second.ok).toBe(true);
    if (second.ok) second.value.release();
  });

  it('is not fooled by an old note of a process', () => {
    writeFileSync(join(dataDir, 'kiosk.pid'), `${process.ppid}\n`);
    const result = lockDataFolder(dataDir);
    expect(result.ok).toBe(true);
    if (result.ok) result.value.release();
  });
});

describe('describeTakenFolder', () => {
  it('is one sentence that says what to do', () => {
    expect(describeTakenFolder('/data', { kind: 'dataFolderTaken', pid: 12 })).toBe(
      'Another kiosk (process 12) is using the data folder /data: stop it first, or choose another folder with --data DIR.',
    );
    expect(describeTakenFolder('/data', { kind: 'dataFolderTaken', pid: undefined })).toContain(
      'Another kiosk is using',
    );
  });
});
