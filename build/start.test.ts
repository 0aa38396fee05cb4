import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const start = join(import.meta.dirname, 'start.ts');
/** A start with everything in the demo, on a machine that is busy with other tests. */
const READY_MS = 15_000;

let folder: string;
const running: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-start-'));
});
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
  }
  rmSync(folder, { recursive: true });
});

function startKiosk(...flags: string[]) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', start, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CASEPRESS_LOG: 'silent' },
  });
  running.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  const ended = once(child, 'close').then(([code]) => Number(code));
  return { child, said, ended };
}

const demo = (...more: string[]) => startKiosk('--host', 'browser', '--no-open', '--data', folder, ...more);

async function becomeReady(kiosk: ReturnType<typeof startKiosk>): Promise<void> {
  await expect.poll(() => kiosk.said.out, { timeout: READY_MS }).toContain('kiosk ready: ');
}

describe('npm start', () => {
  it('answers a bad flag with one sentence and 2', async () => {
    const { said, ended } = startKiosk('--prot', '1');
    expect(await ended).toBe(2);
    expect(said.err).toMatch(/^Unknown option '--prot'; known flags are [^\n]+\.\n$/);
    expect(said.out).toBe('');
  });

  it('prints the PIN of the demo and an address that opens, and stops at a signal', async () => {
    const kiosk = demo('--port', '0');
    await becomeReady(kiosk);
    expect(kiosk.said.out).toMatch(/^demo staff PIN: \d{6}$/m);
    const address = /^kiosk ready: (http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{40,})$/m.exec(
      kiosk.said.out,
    )?.[1];
    expect(address).toBeDefined();
    expect((await fetch(`${address}x`)).status).toBe(403);
    // 404 where the page has not been built: what counts here is who is let in.
    expect([200, 404]).toContain((await fetch(address ?? '')).status);

    kiosk.child.kill('SIGTERM');
    expect(await kiosk.ended).toBe(0);
  });

  it('refuses a second kiosk on the same data', async () => {
    const first = demo('--port', '0');
    await becomeReady(first);
    const second = demo('--port', '0');
    expect(await second.ended).toBe(1);
    expect(second.said.err).toBe(
      `Another kiosk (process ${first.child.pid}) is using the data folder ${folder}: stop it first, or choose another folder with --data DIR.\n`,
    );
    expect(second.said.out).toBe('');
  });

  it('names a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { said, ended } = demo('--port', String(port));
    expect(await ended).toBe(1);
    expect(said.err).toBe(
      `Port ${port} is taken by another program: choose another one, or any free one with --port 0.\n`,
    );
    expect(said.out).not.toContain('kiosk ready');
    other.close();
  });
});
