import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { isStorageFull } from '../../../system/files.ts';
import type { StickFinder } from '../../usb-photos/stick.ts';

/** A file that staff take along. */
export interface ExportFile {
  /** A plain file name. */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export type StickRefusal = 'noStick' | 'stickFull' | 'notWritable';

/** Files on their way out of the kiosk: onto a USB stick, or as one download by the kiosk's own screen. */
export interface StaffExport {
  /** Written whole or not at all, and on the stick when this resolves. A file of the same name is replaced. */
  toStick(file: ExportFile): Promise<Result<{ readonly name: string }, StickRefusal>>;
  /** The path, below the page's address, from which the file can be fetched once, while a person of the staff is inside. */
  offer(file: ExportFile): string;
  /** Answers requests to such paths; null for every other path. */
  handleFile(request: Request): Response | null;
}

export interface StaffExportOptions {
  /** Null where sticks are not found on this system. */
  readonly finder: StickFinder | null;
  /** Somebody of the staff is inside now. */
  isInside(): boolean;
}

const PATH = /^\/files\/staff\/([A-Za-z0-9_-]{22})$/;
/** More than one offer at a time only where somebody pressed twice. */
const MOST_OFFERS = 4;
const SAFE_NAME = /^[\w][\w .-]{0,80}$/;

export function createStaffExport({ finder, isInside }: StaffExportOptions): StaffExport {
  const offers = new Map<string, ExportFile>();
  return {
    toStick: async (file) => {
      assertName(file.name);
      const [stick] = (await finder?.find().catch(() => [])) ?? [];
      if (!stick) return err('noStick');
      return writeTo(stick.folder, file);
    },
    offer: (file) => {
      assertName(file.name);
      const token = randomBytes(16).toString('base64url');
      for (const oldest of [...offers.keys()].slice(0, Math.max(0, offers.size - MOST_OFFERS + 1))) {
        offers.delete(oldest);
      }
      offers.set(token, file);
      return `files/staff/${token}`;
    },
    handleFile: (request) => {
      const token = PATH.exec(new URL(request.url).pathname)?.[1];
      if (token === undefined) return null;
      const file = offers.get(token);
      if (!isInside()) offers.clear();
      if (request.method !== 'GET' || !file || !isInside())
        return new Response('', { status: 404, headers: HEADERS });
      offers.delete(token);
      return new Response(new Uint8Array(file.bytes), {
        headers: {
          ...HEADERS,
          'content-type': file.contentType,
          'content-disposition': `attachment; filename="${file.name}"`,
        },
      });
    },
  };
}

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

function assertName(name: string): void {
  if (!SAFE_NAME.test(name)) throw new Error(`"${name}" is no name for a file`);
}

async function writeTo(
  folder: string,
  { name, bytes }: ExportFile,
): Promise<Result<{ name: string }, StickRefusal>> {
  const beside = join(folder, `.${name}.part`);
  try {
    const handle = await open(beside, 'w');
    try {
      await handle.writeFile(bytes);
      // Sticks are pulled without asking: what was said to be there is there.
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, join(folder, name));
    return ok({ name });
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    return err(isStorageFull(error) ? 'stickFull' : 'notWritable');
  }
}
