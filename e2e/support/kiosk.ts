import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { destination } from 'pino';
import { rendererDir } from '../../build/project.ts';
import { startBrowserServer } from '../../electron/hosts/browser-host/browser-server.ts';
import { openKiosk } from '../../electron/hosts/open-kiosk.ts';
import type { Kiosk } from '../../electron/kiosk.ts';
import { createLog } from '../../electron/system/log.ts';

/** A folder of its own for one kiosk: configuration, data, log. */
export interface KioskFolder {
  readonly dataDir: string;
  readonly configFile: string;
  readonly logFile: string;
  configure(config: unknown): void;
  readLog(): string;
  remove(): void;
}

export function makeKioskFolder(config: unknown): KioskFolder {
  const folder = mkdtempSync(join(tmpdir(), 'casepress-kiosk-'));
  const configFile = join(folder, 'kiosk.json');
  const logFile = join(folder, 'kiosk.log');
  writeFileSync(logFile, '');
  const configure = (next: unknown) =>
    writeFileSync(configFile, typeof next === 'string' ? next : JSON.stringify(next, null, 2));
  configure(config);
  return {
    dataDir: join(folder, 'data'),
    configFile,
    logFile,
    configure,
    readLog: () => readFileSync(logFile, 'utf8'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A kiosk of the browser host that runs in this process. */
export interface RunningKiosk {
  /** Can be opened as it is. */
  readonly url: string;
  readonly port: number;
  readonly kiosk: Kiosk;
  stop(): Promise<void>;
}

/** Starts the kiosk in its folder, as `npm start -- --host browser` does, but in this process. */
export async function startKiosk(folder: KioskFolder, port = 0): Promise<RunningKiosk> {
  const log = createLog({ level: 'info', destination: destination({ dest: folder.logFile, sync: true }) });
  const opened = await openKiosk({ configFile: folder.configFile, dataDir: folder.dataDir, log });
  if (!opened.ok) throw new Error(opened.error);
  const { kiosk, close } = opened.value;
  const started = await startBrowserServer({ kiosk, rendererDir, port, log });
  if (!started.ok) {
    await close();
    throw new Error(`port ${port} is taken`);
  }
  const server = started.value;
  return {
    url: server.url,
    port: server.port,
    kiosk,
    stop: async () => {
      await server.close();
      await close();
    },
  };
}
