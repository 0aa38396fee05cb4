import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const runFileModule = new URL('./run-file.mjs', import.meta.url).href;

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-run-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/**
 * A process that runs a file with this text in its place.
 *
 * @param {string} text
 * @param {NodeJS.ProcessEnv} [env]
 */
function startRunner(text, env) {
  const file = join(folder, 'file.mjs');
  writeFileSync(file, text);
  const script = `import { runFile } from '${runFileModule}'; runFile(process.execPath, [${JSON.stringify(file)}, 'a', 'b']);`;
  return spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, npm_lifecycle_event: undefined, ...env },
  });
}

/** Text of a file that leaves a note when it is asked to stop. */
const saysWhenStopped = () => `
  import { writeFileSync } from 'node:fs';
  process.on('SIGTERM', () => {
    writeFileSync(${JSON.stringify(join(folder, 'stopped'))}, '');
    process.exit(0);
  });
  setInterval(() => 0, 1000);
  console.log(process.pid);`;

describe('runFile', () => {
  it('passes arguments in, and output and exit code out', async () => {
    const runner = startRunner('console.log(process.argv.slice(2).join()); process.exitCode = 7;');
    const [[said], [code]] = await Promise.all([once(runner.stdout, 'data'), once(runner, 'exit')]);
    expect(String(said)).toBe('a,b\n');
    expect(code).toBe(7);
  });

  it('lets the file stop in its own way', async () => {
    const runner = startRunner(saysWhenStopped());
    await once(runner.stdout, 'data');
    runner.kill('SIGTERM');
    const [code] = await once(runner, 'exit');
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'stopped'))).toBe(true);
  });

  it('ends with the signal that ended the file', async () => {
    const runner = startRunner(`process.kill(process.pid, 'SIGKILL')`);
    const [code] = await once(runner, 'exit');
    expect(code).toBe(128 + 9);
  });

  it('stops when the npm above it is killed, and only then', async () => {
    // The middle process stands for the shell that npm starts, and that passes nothing on.
    const file = join(folder, 'file.mjs');
    writeFileSync(file, saysWhenStopped());
    const runner = `import { runFile } from '${runFileModule}'; runFile(process.execPath, [${JSON.stringify(file)}]);`;
    const shell = `require('child_process').spawn(process.execPath, ['--input-type=module', '--eval', ${JSON.stringify(runner)}], { stdio: 'inherit' })`;
    const npm = spawn(process.execPath, ['--eval', shell], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, npm_lifecycle_event: 'start' },
    });
    const [said] = await once(npm.stdout, 'data');
    const pid = Number(said);
    expect(process.kill(pid, 0)).toBe(true);
    expect(existsSync(join(folder, 'stopped'))).toBe(false);
    npm.kill('SIGKILL');
    await expect.poll(() => existsSync(join(folder, 'stopped')), { timeout: 5000 }).toBe(true);
  });
});
