import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { Stick, StickFinder } from './stick.ts';

export interface LinuxFinderOptions {
  /** The kiosk's own data: the medium that it lies on is never offered to a shopper. */
  readonly dataDir: string;
  /** `/proc/self/mountinfo`, `/sys` */
  readonly mountsFile?: string;
  readonly sysFolder?: string;
}

/** Where desktops, udisks and administrators mount what is plugged in. */
const ROOTS = ['/media/', '/run/media/', '/mnt/'];

/**
 * Finds sticks that the system has mounted. Asks the kernel's own tables and starts no program, so it may be asked often. A
 * stick that was pulled without being unmounted keeps its mount for a while, but loses its device, and with that is gone.
 */
export function createLinuxFinder(options: LinuxFinderOptions): StickFinder {
  const { mountsFile = '/proc/self/mountinfo', sysFolder = '/sys' } = options;
  return {
    async find() {
      const mounts = parseMounts(await readFile(mountsFile, 'utf8'));
      const candidates = mounts.filter((mount) => isPlausible(mount, options.dataDir));
      const checked = await Promise.all(
        candidates.map(async (mount) => ((await isRemovable(mount.device, sysFolder)) ? mount : undefined)),
      );
      return checked
        .filter((mount) => mount !== undefined)
        .map(({ stickId, folder }) => ({ stickId, folder }));
    },
  };
}

interface Mount extends Stick {
  /** Major and minor number, as `8:17`. */
  readonly device: string;
  /** Which part of the medium is mounted here; `/` is all of it. */
  readonly root: string;
}

/** Fields by proc(5): mount id, parent, device, root, mount point, … The id is another one after each mounting. */
function parseMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [mountId, , device, root, folder] = line.split(' ');
    if (!mountId || !device || !root || !folder) return [];
    return [
      { stickId: `${mountId}:${device}`, device, root: unescapePath(root), folder: unescapePath(folder) },
    ];
  });
}

/** Spaces, tabs, line ends and backslashes are written as three octal digits. */
const unescapePath = (path: string) =>
  path.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));

function isPlausible({ folder, root }: Mount, dataDir: string): boolean {
  if (root !== '/' || !ROOTS.some((start) => folder.startsWith(start))) return false;
  return !`${dataDir}${sep}`.startsWith(`${folder}${sep}`);
}

/** On the USB, or of a kind that is made to be taken out, as a card in a reader. False when it is no longer there. */
async function isRemovable(device: string, sysFolder: string): Promise<boolean> {
  const place = await realpath(join(sysFolder, 'dev', 'block', device)).catch(() => undefined);
  if (place === undefined) return false;
  if (/\/usb\d+\//.test(place)) return true;
  // The flag is the whole medium's; a partition lies in its folder.
  const flags = [place, dirname(place)].map((folder) => readFile(join(folder, 'removable'), 'utf8'));
  const read = await Promise.allSettled(flags);
  return read.some((flag) => flag.status === 'fulfilled' && flag.value.trim() === '1');
}
