import { join } from 'node:path';
import { loadCaseLibrary } from '../../services/catalogue/case-library.ts';
import { systemClock } from '../../system/clock.ts';
import { createLog } from '../../system/log.ts';
import { type CommandLine, readCommandLine, USAGE } from './command-line.ts';
import { DEMO_PATHS } from './other-systems.ts';
import { createDemoBackend, DEMO_DEVICE_ID, type DemoBackend } from './server.ts';

/** The demo backend alone: `npm run backend -- --port N`. */
const projectFolder = join(import.meta.dirname, '..', '..', '..');

async function main(): Promise<void> {
  const commandLine = readCommandLine(process.argv.slice(2));
  if (!commandLine.ok) return leave(`${commandLine.error}\n${USAGE}`);
  const devices = commandLine.value.devices.length > 0 ? commandLine.value.devices : [DEMO_DEVICE_ID];
  const backend = await start(commandLine.value, devices).catch((error: unknown) =>
    explain(error, commandLine.value),
  );
  if (typeof backend === 'string') return leave(backend);
  process.stdout.write(
    `demo backend ready: ${backend.url}\naccount: ${backend.account}\npassword: ${backend.password}\n` +
      `device: ${devices.join(' ')}\nQR template: ${backend.payTemplate}\n` +
      `vending platform: ${backend.url}${DEMO_PATHS.vendingPlatform}\ngoBox: ${backend.url}${DEMO_PATHS.gobox}\n`,
  );
  const stop = () => void backend.close().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

async function start(commandLine: CommandLine, devices: readonly string[]): Promise<DemoBackend> {
  const folder = commandLine.dataFolder ?? join(projectFolder, '.data', 'demo-backend');
  return createDemoBackend({
    ...commandLine,
    devices,
    dataFile: join(folder, 'demo-backend.sqlite'),
    currency: 'CNY',
    log: createLog({ level: 'warn' }),
    clock: systemClock,
    cases: loadCaseLibrary(join(projectFolder, 'assets', 'cases')).files(),
  });
}

/** One sentence for the person at the terminal. */
function explain(error: unknown, { port, host }: CommandLine): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `The demo backend cannot start: port ${port} is in use already.`;
  if (code === 'EACCES' && port < 1024 && port > 0)
    return `The demo backend cannot start: port ${port} needs more rights.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `The demo backend cannot start: ${host} is no address of this machine.`;
  return `The demo backend cannot start: ${error instanceof Error ? error.message : String(error)}.`;
}

function leave(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

await main();
