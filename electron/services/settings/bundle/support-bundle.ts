import type { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { DeviceView } from '../../../../shared/contract/devices.ts';
import type { LogFile } from '../../../system/log-file.ts';
import { countRows, extractAudit, extractSales } from './journal-extract.ts';
import { createScrubber } from './scrub.ts';
import { type ArchiveFile, packTar } from './tar.ts';

const compress = promisify(gzip);

export interface BundleSources {
  readonly database: DatabaseSync;
  readonly logFile: Pick<LogFile, 'read'> | null;
  now(): number;
  /** Versions, since when it runs, what it runs on. */
  about(): Record<string, unknown>;
  /** With its secrets hidden already. */
  configuration(): unknown;
  devices(): Promise<readonly DeviceView[]>;
  /** Every secret that may have got into a text, to be taken out of it. */
  secrets(): readonly string[];
}

export interface SupportBundle {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * What a technician elsewhere needs to understand this kiosk: logs, what happened to sales, configuration, devices. Without
 * secrets, pictures, or anything of a shopper's; every file goes through the scrubber once more.
 */
export async function makeBundle(sources: BundleSources): Promise<SupportBundle> {
  const { database } = sources;
  const devices = await sources.devices();
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const files: ArchiveFile[] = [
    { name: 'about.json', text: json(sources.about()) },
    { name: 'configuration.json', text: json(sources.configuration()) },
    { name: 'devices.json', text: json(devices) },
    { name: 'counters.json', text: json(countRows(database)) },
    { name: 'sales.jsonl', text: extractSales(database) },
    { name: 'audit.jsonl', text: extractAudit(database) },
    ...(sources.logFile?.read() ?? []).map(({ name, text }) => ({ name: `log/${name}`, text })),
  ];
  const scrub = createScrubber(sources.secrets());
  const scrubbed = files.map(({ name, text }) => ({ name, text: scrub(text) }));
  const atMs = sources.now();
  const bytes = await compress(packTar(scrubbed, atMs));
  return { name: `casepress-support-${stampOf(atMs)}.tar.gz`, bytes };
}

/** `2026-11-22-0941` */
const stampOf = (atMs: number): string =>
  new Date(atMs).toISOString().slice(0, 16).replace('T', '-').replace(':', '');
