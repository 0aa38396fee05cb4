import * as nodeFiles from 'node:fs';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SettingChange } from '../../../shared/contract/staff-settings.ts';
import type { SyncFiles } from '../atomic-file.ts';
import { createSettings, type Settings } from './kept-settings.ts';
import { openSettingsFile } from './settings-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-cut-'));
  writeFileSync(join(folder, 'kiosk.json'), JSON.stringify({ shopName: 'Given', idleSeconds: 40 }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

class PowerCut extends Error {}

/**
 * The disk up to the power cut: after `steps` calls nothing is done any more, and a write that is cut gets no further
 * than `bytes`.
 */
function cutDisk(steps: number, bytes: number) {
  const cut = { left: steps, happened: false, inWriteOf: 0 };
  const isCut = () => {
    cut.happened ||= cut.left-- <= 0;
    return cut.happened;
  };
  const guarded =
    <Args extends readonly unknown[], Value>(call: (...args: Args) => Value) =>
    (...args: Args): Value => {
      if (isCut()) throw new PowerCut();
      return call(...args);
    };
  const write = (handle: number, buffer: Uint8Array, offset: number) => {
    const wasOn = !cut.happened;
    if (!isCut()) return nodeFiles.writeSync(handle, buffer, offset);
    if (wasOn) {
      cut.inWriteOf = buffer.length - offset;
      nodeFiles.writeSync(handle, buffer.subarray(offset, offset + bytes));
    }
    throw new PowerCut();
  };
  const files: SyncFiles = {
    ...nodeFiles,
    openSync: guarded(nodeFiles.openSync),
    fsyncSync: guarded(nodeFiles.fsyncSync),
    renameSync: guarded(nodeFiles.renameSync),
    writeSync: write as SyncFiles['writeSync'],
  };
  return { files, cut };
}

function open(files?: SyncFiles): Settings {
  return createSettings({
    configFile: join(folder, 'kiosk.json'),
    environment: {},
    file: openSettingsFile(join(folder, 'data'), files),
    now: () => 1_000,
    check: async () => [],
  });
}

const nameTo = (value: string): SettingChange[] => [{ kind: 'set', path: ['shopName'], value }];

/** Every few bytes of a write: a file is short, and each cut is a start of its own. */
const BYTE_STEP = 16;

/** Runs `work` on a disk whose power is cut, at every step and all along each write; then looks at what a start finds. */
async function cutEverywhere(prepare: () => Promise<void>, work: (settings: Settings) => Promise<void>) {
  const found = new Set<string>();
  let cuts = 0;
  for (let steps = 0; ; steps++) {
    for (let bytes = 0; ; bytes += BYTE_STEP) {
      rmSync(join(folder, 'data'), { recursive: true, force: true });
      await prepare();
      const { files, cut } = cutDisk(steps, bytes);
      await work(open(files)).catch((error: unknown) => {
        if (!(error instanceof PowerCut)) throw error;
      });
      const started = await open().begin();
      if (!started.ok) throw new Error(started.error.join());
      found.add(started.value.shopName);
      if (!cut.happened) return { found, cuts, steps };
      cuts += 1;
      if (bytes >= cut.inWriteOf) break;
    }
  }
}

describe('a power cut at every step and byte', () => {
  const changeTwice = async () => {
    const settings = open();
    await settings.begin();
    settings.replace(nameTo('Former'), false);
    settings.confirm();
  };

  it('of a change leaves the former or the new settings, whole', async () => {
    const { found, cuts, steps } = await cutEverywhere(changeTwice, async (settings) => {
      // Begun on a healthy disk: no trial is on, so nothing is written.
      await settings.begin();
      settings.replace(nameTo('New'), true);
    });
    expect([...found].sort()).toEqual(['Former', 'New']);
    expect(cuts).toBeGreaterThan(steps);
  });

  it('of the first start on trial, of its confirmation and of a return never brings anything else', async () => {
    const onTrial = async () => {
      await changeTwice();
      const settings = open();
      await settings.begin();
      settings.replace(nameTo('New'), true);
    };
    const started = await cutEverywhere(onTrial, async (settings) => {
      await settings.begin();
      settings.confirm();
    });
    expect([...started.found].sort()).toEqual(['Former', 'New']);
    const returned = await cutEverywhere(onTrial, async (settings) => {
      await settings.begin();
      settings.undo('staff', []);
    });
    expect([...returned.found].sort()).toEqual(['Former', 'New']);
  });

  it('leaves the configuration file as it is', async () => {
    await cutEverywhere(changeTwice, async (settings) => {
      await settings.begin();
      settings.replace(nameTo('New'), true);
    });
    expect(JSON.parse(readFileSync(join(folder, 'kiosk.json'), 'utf8'))).toEqual({
      shopName: 'Given',
      idleSeconds: 40,
    });
  });
});
