import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestClient } from '../../backends/mobile-shell/test-support.ts';
import { expectValue } from '../../backends/transport/test-kit/expect-result.ts';
import { readCommandLine } from './command-line.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
let folder: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casepress-demo-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function run(...flags: string[]) {
  const child = spawn(process.execPath, [MAIN, '--data', folder, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    output.out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    output.err += String(chunk);
  });
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output, exit };
}

describe('npm run backend', () => {
  it('says where it is and how to get in, serves, refuses a taken port, and ends when told', async () => {
    const first = run('--port', '0', '--device', 'KIOSK-7');
    await expect.poll(() => first.output.out, { timeout: 10_000 }).toContain('QR template');
    const read = (label: string) => new RegExp(`^${label}: (\\S+)$`, 'm').exec(first.output.out)?.[1] ?? '';
    const url = read('demo backend ready');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const client = createTestClient(url, {
      account: read('account'),
      password: read('password'),
      deviceId: 'KIOSK-7',
    });
    const [brand] = expectValue(await client.listBrands());
    expect(expectValue(await client.listModels(brand?.id ?? '')).length).toBeGreaterThan(0);
    client.close();

    const { port } = new URL(url);
    const second = run('--port', port);
    expect(await second.exit).toBe(1);
    expect(second.output.err).toBe(`The demo backend cannot start: port ${port} is in use already.\n`);

    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
    expect(first.output.err).toBe('');
  });

  it('ends with one sentence and the usage for a flag that it does not know', async () => {
    const { exit, output } = run('--prot', '1');
    expect(await exit).toBe(1);
    expect(output.err).toMatch(/^[^\n]*--prot[^\n]*\nusage: [^\n]*\n$/);
    expect(output.out).toBe('');
  });
});

describe('the flags', () => {
  it('have defaults', () => {
    expect(expectValue(readCommandLine([]))).toEqual({ port: 0, host: '127.0.0.1', devices: [], notify: {} });
  });

  it('may name several devices', () => {
    expect(expectValue(readCommandLine(['--device', 'A', '--device', 'B', '--port', '8790']))).toMatchObject({
      port: 8_790,
      devices: ['A', 'B'],
    });
  });

  it.each([
    ['--port', '65536'],
    ['--port', '-1'],
    ['--port', 'x'],
    ['--port', ''],
    ['--notify-order', 'kiosk'],
    ['stray'],
  ])('refuse %s %s', (...flags) => {
    expect(readCommandLine(flags).ok).toBe(false);
  });
});
