import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCommand } from './commands/open-command.ts';
import { readPublicKey } from './commands/sign-command.ts';
import { OWNER, PLACE } from './test-kit/open-fleet.ts';

const program = join(import.meta.dirname, 'give-command.ts');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-give-'));
  writeFileSync(join(folder, 'ann.pem'), OWNER.privateKey);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const LOGIN = ['--to', 'north/k1', '--as', 'ann', '--key', 'ann.pem'];

it('signs a command that the kiosk takes', () => {
  const args = [...LOGIN, '--text', 'Back at noon', 'setOutOfService'];
  const payload = execFileSync(process.execPath, [program, ...args], { cwd: folder, timeout: 20_000 });
  const keys = new Map([['ann', readPublicKey(OWNER.publicKey)]]);
  expect(openCommand(payload, { place: PLACE, keys, appVersion: '1', nowMs: Date.now() })).toMatchObject({
    ok: true,
    value: {
      keyName: 'ann',
      command: { command: { kind: 'setOutOfService', message: { en: 'Back at noon' } } },
    },
  });
});

it.each([[['restart']], [[...LOGIN, 'dance']], [[...LOGIN, '--minutes', 'soon', 'restart']]])(
  'says how it is used where that is wrong: %j',
  (args) => {
    const run = spawnSync(process.execPath, [program, ...args], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(run.status).toBe(2);
    expect(run.stderr).not.toMatch(/\n\s+at /);
    expect(run.stdout).toBe('');
  },
);
