import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** What the test asks of the kiosk's process. */
export type Asked =
  | { readonly kind: 'dieAtCommit'; readonly count: number; readonly isAfter: boolean }
  | { readonly kind: 'countCommits' }
  | { readonly kind: 'beginSale'; readonly number: number }
  | { readonly kind: 'getSale' }
  | { readonly kind: 'choosePayment'; readonly saleId: string }
  | { readonly kind: 'endSession' };

export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string };

/** The process has died before it answered. */
export class Died extends Error {}

/** One life of the kiosk's process. */
export interface Life {
  /** Throws `Died` where the process dies first, and `Error` where the kiosk refuses. */
  ask(asked: Asked): Promise<unknown>;
  isAlive(): boolean;
  kill(): void;
  readonly ended: Promise<void>;
}

/** Starts the kiosk, and waits until it is open. Throws `Died` where it does not come so far. */
export async function startLife(configFile: string, dataDir: string, cacheDir: string): Promise<Life> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mortal-kiosk.ts'), configFile, dataDir], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Two hundred starts: the compiled code is kept from one to the next.
    env: { ...process.env, NODE_COMPILE_CACHE: cacheDir },
  });
  const talk = listen(child);
  await talk.answerTo(0);
  let id = 0;
  return {
    ask: (asked) => {
      id += 1;
      const answer = talk.answerTo(id);
      // A process that is gone is noticed by its end, not by this.
      child.send({ id, asked }, () => {});
      return answer;
    },
    isAlive: () => child.exitCode === null && child.signalCode === null,
    kill: () => void child.kill('SIGKILL'),
    ended: talk.ended,
  };
}

function listen(child: ChildProcess) {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.on('message', (said: Answer) => {
    const waiter = waiting.get(said.id);
    waiting.delete(said.id);
    if (said.ok) waiter?.resolve(said.value);
    else waiter?.reject(new Error(said.error));
  });
  void ended.then(() => {
    hasEnded = true;
    for (const { reject } of waiting.values()) reject(new Died());
    waiting.clear();
  });
  return {
    ended,
    answerTo: (id: number) =>
      new Promise<unknown>((resolve, reject) => {
        if (hasEnded) reject(new Died());
        else waiting.set(id, { resolve, reject });
      }),
  };
}
