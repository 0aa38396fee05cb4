import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createAuthority } from './certificates.ts';

const START_MS = 10_000;
const STOP_MS = 10_000;
const SAID_CHARS = 20_000;

export interface MosquittoOptions {
  /** Name → password. A kiosk's name is `<site>/<kiosk>`. Those with a client certificate need none. */
  readonly users: Readonly<Record<string, string>>;
}

/** Each kiosk on its own topics alone, by one rule for all: the README shows the same. */
const RULES = `user owner
topic readwrite casepress/#
pattern write casepress/v1/%u/presence
pattern write casepress/v1/%u/state
pattern write casepress/v1/%u/event/+
pattern write casepress/v1/%u/result
pattern read casepress/v1/%u/command
`;

/** What a site's owner would set up: TLS, a rule per kiosk, and a memory that outlives a restart. */
export async function startMosquitto({ users }: MosquittoOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'casepress-mosquitto-'));
  const authority = createAuthority(folder);
  const server = authority.issue('localhost', 'DNS:localhost,IP:127.0.0.1');
  const [port, certificatePort] = [await freePort(), await freePort()];
  writeFileSync(join(folder, 'acl'), RULES);
  const passwords = Object.entries(users).map(([name, password]) => `${name}:${password}\n`);
  writeFileSync(join(folder, 'passwords'), passwords.join(''));
  execFileSync('mosquitto_passwd', ['-U', join(folder, 'passwords')]);
  writeFileSync(join(folder, 'mosquitto.conf'), configurationOf(folder, server, port, certificatePort));

  let child: ChildProcess | null = null;
  let said = '';
  const start = async () => {
    const started = spawn(findMosquitto(), ['-c', join(folder, 'mosquitto.conf')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = started;
    started.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-SAID_CHARS);
    });
    await untilListening(port, started);
  };
  const stop = async () => {
    const stopping = child;
    child = null;
    if (stopping?.exitCode !== null) return;
    const ended = once(stopping, 'exit');
    stopping.kill('SIGTERM');
    const timer = setTimeout(() => stopping.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
  };
  await start();
  return {
    url: `mqtts://localhost:${port}`,
    /** Takes client certificates, and nothing else. */
    certificateUrl: `mqtts://localhost:${certificatePort}`,
    authority,
    ca: authority.certificate,
    start,
    /** As `systemctl stop` does it. */
    stop,
    pid: () => child?.pid,
    /** The end of its log, for a test that fails. */
    said: () => said,
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type Mosquitto = Awaited<ReturnType<typeof startMosquitto>>;

function configurationOf(
  folder: string,
  server: { certificateFile: string; keyFile: string },
  port: number,
  certificatePort: number,
): string {
  const encryption = [
    `cafile ${join(folder, 'ca.crt')}`,
    `certfile ${server.certificateFile}`,
    `keyfile ${server.keyFile}`,
  ];
  const lines = [
    'per_listener_settings false',
    'allow_anonymous false',
    `password_file ${join(folder, 'passwords')}`,
    `acl_file ${join(folder, 'acl')}`,
    'persistence true',
    `persistence_location ${folder}/`,
    // A listener that is away for a while loses nothing. Not 0: up to 2.0.20 at least, that makes the broker hang up on whoever
    // it refuses a message, often before it has said so.
    'max_queued_messages 1000000',
    'max_inflight_messages 100',
    // As root it would become a user who cannot read this folder.
    'user root',
    `listener ${port} 127.0.0.1`,
    ...encryption,
    `listener ${certificatePort} 127.0.0.1`,
    ...encryption,
    'require_certificate true',
    'use_identity_as_username true',
  ];
  return `${lines.join('\n')}\n`;
}

/** Debian puts it where only root looks. */
function findMosquitto(): string {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  const found = folders.map((folder) => join(folder, 'mosquitto')).find((file) => existsSync(file));
  if (!found) throw new Error('mosquitto is not installed: node build/setup.mjs --need servers');
  return found;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  const deadlineMs = Date.now() + START_MS;
  while (Date.now() < deadlineMs) {
    if (child.exitCode !== null) throw new Error(`mosquitto ended with ${child.exitCode}`);
    if (await answers(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('mosquitto does not listen');
}

function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ port, host: '127.0.0.1' });
  socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}
