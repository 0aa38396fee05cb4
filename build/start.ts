// `npm start`: picks the host for this machine and runs the kiosk in it. Set-up has been done by build/run.mjs.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { runBrowserHost } from '../electron/hosts/browser.ts';
import { hasDisplay } from '../electron/hosts/browser-host/find-chromium.ts';
import { parseStartFlags, type StartFlags } from '../electron/hosts/flags.ts';
import { createLog } from '../electron/system/log.ts';
import { chooseHost } from './choose-host.ts';
import { electronArgs, findElectron, projectDir, rendererDir } from './project.ts';

const EXIT_FAILED = 1;
const EXIT_BAD_FLAGS = 2;

async function start(flags: StartFlags): Promise<void> {
  const electron = findElectron();
  const choice = chooseHost({
    wanted: flags.host,
    open: flags.open,
    hasElectron: electron !== undefined,
    hasDisplay: hasDisplay(),
  });
  if (!choice.ok) return fail(choice.error, EXIT_FAILED);
  // The demo keeps its data in the project.
  const dataDir = resolve(flags.data ?? join(projectDir, '.data'));
  const configFile = flags.config === undefined ? undefined : resolve(flags.config);
  if (choice.value === 'electron' && electron) return startElectron(electron, dataDir, configFile);

  const started = await runBrowserHost({
    configFile,
    dataDir,
    rendererDir,
    port: flags.port,
    openWindow: flags.open,
    log: createLog({ level: process.env.CASEPRESS_LOG ?? 'info' }),
    print: (line) => void process.stdout.write(`${line}\n`),
  });
  if (!started.ok) fail(started.error, EXIT_FAILED);
}

async function startElectron(
  electron: string,
  dataDir: string,
  configFile: string | undefined,
): Promise<void> {
  // Brings the whole bundler along, so only here.
  const { bundleElectron } = await import('./bundle-electron.ts');
  await bundleElectron();
  const config = configFile === undefined ? [] : ['--config', configFile];
  const child = spawn(electron, [...electronArgs(), '--data', dataDir, ...config], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => fail(`Electron could not be started: ${error.message}.`, EXIT_FAILED));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0);
  });
}

function fail(sentence: string, exitCode: number): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = exitCode;
}

const flags = parseStartFlags(process.argv.slice(2));
if (flags.ok) await start(flags.value);
else fail(flags.error, EXIT_BAD_FLAGS);
