import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNode } from './dependencies.mjs';
import { LIMITS } from './limits.mjs';
import { electronBinary, memoryDir, readJson, root } from './places.mjs';
import { runCommand } from './run-command.mjs';
import { SetUpError } from './step.mjs';

/** What goes without Electron. */
const CONSEQUENCE = 'the kiosk runs in Chromium, and Electron’s own tests are left out';
const failureFile = join(memoryDir, 'electron-failed.json');

/**
 * Whether an earlier failure still counts, so that not every start waits for it.
 *
 * @param {{ version: string, atMs: number } | undefined} failure
 * @param {string} version
 * @param {number} nowMs
 */
export const failedLately = (failure, version, nowMs) =>
  failure?.version === version && nowMs - failure.atMs < LIMITS.electronForgottenAfterMs;

/**
 * Where the binary comes from, by the rules of `@electron/get`.
 *
 * @param {string} version
 * @param {NodeJS.ProcessEnv} env
 */
export function downloadAddress(version, env, platform = process.platform, arch = process.arch) {
  const mirror =
    env.ELECTRON_MIRROR ||
    env.npm_config_electron_mirror ||
    env.NPM_CONFIG_ELECTRON_MIRROR ||
    'https://github.com/electron/electron/releases/download/';
  const base = mirror.endsWith('/') ? mirror : `${mirror}/`;
  return `${base}v${version}/electron-v${version}-${platform}-${arch === 'arm' ? 'armv7l' : arch}.zip`;
}

/** @param {{ again: boolean }} options `again`: forget an earlier failure @returns {import('./step.mjs').Step} */
export const electron = ({ again }) => ({
  title: 'Fetching Electron',
  vital: false,
  isDone: () => {
    if (electronBinary() || process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return true;
    return !again && failedLately(readFailure(), wantedVersion(), Date.now());
  },
  run: async () => {
    const version = wantedVersion();
    const problem = (await probe(downloadAddress(version, process.env))) ?? (await download());
    if (problem === undefined) return rmSync(failureFile, { force: true });
    mkdirSync(memoryDir, { recursive: true });
    writeFileSync(failureFile, JSON.stringify({ version, atMs: Date.now(), problem }));
    throw new SetUpError(`Electron could not be downloaded (${problem}): ${CONSEQUENCE}.`);
  },
});

const wantedVersion = () => readJson(join(root, 'node_modules', 'electron', 'package.json')).version;

function readFailure() {
  try {
    return JSON.parse(readFileSync(failureFile, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Reads the first bytes only. @param {string} address @returns {Promise<string | undefined>} why it does not work */
async function probe(address) {
  const { HTTPS_PROXY, https_proxy, ELECTRON_GET_USE_PROXY } = process.env;
  // `fetch` knows no proxy, and the download itself may.
  if (ELECTRON_GET_USE_PROXY && (HTTPS_PROXY || https_proxy)) return undefined;
  try {
    const signal = AbortSignal.timeout(LIMITS.electronProbeMs);
    const response = await fetch(address, { signal, headers: { range: 'bytes=0-0' } });
    await response.body?.cancel();
    return response.ok ? undefined : `the server answers ${response.status}`;
  } catch {
    return `${new URL(address).host} cannot be reached`;
  }
}

/** @returns {Promise<string | undefined>} why it did not work */
async function download() {
  const script = join(root, 'node_modules', 'electron', 'install.js');
  const result = await runCommand(findNode() ?? process.execPath, [script], {
    cwd: root,
    limitMs: LIMITS.electronDownloadMs,
  });
  if (electronBinary()) return undefined;
  return result.ok ? 'the binary is missing afterwards' : result.reason;
}
