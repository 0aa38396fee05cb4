import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../../system/log.ts';
import { createFakeKiosk, type FakeKiosk } from '../../fake-kiosk.ts';
import { startBrowserServer } from '../browser-server.ts';

/** A running server with a small page and a fake kiosk. */
export interface ServerRig {
  readonly kiosk: FakeKiosk;
  readonly url: string;
  readonly port: number;
  readonly token: string;
  /** Origin of the page. */
  readonly base: string;
  /** Folder of the built page. `outside.json` lies beside it. */
  readonly rendererDir: string;
  close(): Promise<void>;
}

export async function startServerRig(): Promise<ServerRig> {
  const folder = mkdtempSync(join(tmpdir(), 'casepress-host-'));
  const rendererDir = join(folder, 'renderer');
  mkdirSync(join(rendererDir, 'assets'), { recursive: true });
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>kiosk</title>');
  writeFileSync(join(rendererDir, 'assets', 'main-AbCd1234.js'), 'export {};');
  writeFileSync(join(rendererDir, '.hidden.js'), 'hidden');
  writeFileSync(join(folder, 'outside.json'), '{"secret":true}');
  const kiosk = createFakeKiosk();
  const started = await startBrowserServer({ kiosk, rendererDir, port: 0, log: silentLog });
  if (!started.ok) throw new Error('the test port was taken');
  const { url, port, close } = started.value;
  return {
    kiosk,
    url,
    port,
    rendererDir,
    token: new URL(url).searchParams.get('token') ?? '',
    base: `http://127.0.0.1:${port}`,
    close: async () => {
      await close();
      rmSync(folder, { recursive: true });
    },
  };
}
