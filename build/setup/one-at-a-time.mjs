import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from './limits.mjs';
import { memoryDir } from './places.mjs';
import { SetUpError, say } from './step.mjs';

const POLL_MS = 500;

/**
 * Runs `work` while no other set-up runs in this folder: two at once would tear node_modules apart.
 *
 * @param {() => Promise<void>} work
 */
export async function oneAtATime(
  work,
  lockFile = join(memoryDir, 'running.pid'),
  limitMs = LIMITS.otherSetUpMs,
) {
  const deadlineMs = Date.now() + limitMs;
  let told = false;
  while (!take(lockFile)) {
    const holder = readHolder(lockFile);
    if (holder !== undefined && isAlive(holder)) {
      if (!told) say(`Another set-up is running (process ${holder}): waiting for it.`);
      told = true;
      if (Date.now() > deadlineMs) throw new SetUpError(`Another set-up (process ${holder}) does not end.`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    } else {
      rmSync(lockFile, { force: true });
    }
  }
  try {
    await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

/** @param {string} lockFile */
function take(lockFile) {
  mkdirSync(join(lockFile, '..'), { recursive: true });
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} lockFile */
function readHolder(lockFile) {
  try {
    return Number(readFileSync(lockFile, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  // A new process may have got the number of the one that died holding the lock, and it may be this very one.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
