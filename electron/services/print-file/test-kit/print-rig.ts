import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import type { CaseGeometry } from '../../../../shared/domain/case-geometry.ts';
import { silentLog } from '../../../system/log.ts';
import {
  createPrintFileStore,
  type PrintFileStore,
  type PrintFileStoreOptions,
} from '../print-file-store.ts';

const source = { reference: 'made for tests', quality: 'estimated' } as const;

/** A case whose printable area is 20 × 30 mm: 236 × 354 pixels at 300 dpi. */
export const SMALL_CASE: CaseGeometry = {
  caseId: 'test-small',
  brand: 'Test',
  model: 'Small',
  aliases: [],
  releasedYear: 2024,
  widthMm: 16,
  heightMm: 26,
  thicknessMm: 8,
  cornerRadiusMm: 3,
  wrapMm: 2,
  safeInsetMm: 1,
  cutOuts: [],
  sources: { dimensions: source, cutOuts: source },
};

/** A picture as the screen's canvas would give it. */
export function drawPng(width: number, height: number, channels: 3 | 4 = 4): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 120, sigma: 40 } as const;
  const picture = sharp({ create: { width, height, channels: 3, background: '#c85028', noise } });
  return (channels === 4 ? picture.ensureAlpha() : picture).png().toBuffer();
}

export interface PrintRig {
  readonly folder: string;
  readonly store: PrintFileStore;
  /** Every file on the disk now, below the folder, in order. */
  listFiles(): Promise<string[]>;
}

/** A store with an open session in a folder of its own, which goes after the test. */
export async function openPrintRig(options: Partial<PrintFileStoreOptions> = {}): Promise<PrintRig> {
  const folder = await mkdtemp(join(tmpdir(), 'print-file-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const store = createPrintFileStore({ folder, log: silentLog, ...options });
  await store.openSession();
  const listFiles = async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    return paths.map((path) => path.slice(folder.length + 1)).sort();
  };
  return { folder, store, listFiles };
}

/** Adds a draft that must be taken, and gives its id. */
export async function addDraft(store: PrintFileStore, png: Uint8Array): Promise<string> {
  const added = await store.addDraft(png);
  if (!added.ok) throw new Error(`the draft was refused: ${added.error}`);
  return added.value;
}
