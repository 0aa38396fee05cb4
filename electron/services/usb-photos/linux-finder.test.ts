import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chooseFinder } from './choose-finder.ts';
import { createLinuxFinder } from './linux-finder.ts';

const USB_PLACE = 'devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/host6/target6:0:0/6:0:0:0/block/sdb';
const DISK_PLACE = 'devices/pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block/sda';
const CARD_PLACE = 'devices/platform/mmc0/mmc0:0001/block/mmcblk0';

/** A machine with an inner disk (8:1), a stick (8:17) and a card in a reader (179:1); mounts as given. */
async function openMachine(mounts: readonly string[], dataDir = '/var/lib/casepress') {
  const folder = await mkdtemp(join(tmpdir(), 'machine-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const devices = [
    ['8:1', DISK_PLACE, 'sda1', '0'],
    ['8:17', USB_PLACE, 'sdb1', '0'],
    ['179:1', CARD_PLACE, 'mmcblk0p1', '1'],
  ] as const;
  await mkdir(join(folder, 'sys', 'dev', 'block'), { recursive: true });
  for (const [device, place, partition, removable] of devices) {
    await mkdir(join(folder, 'sys', place, partition), { recursive: true });
    await writeFile(join(folder, 'sys', place, 'removable'), `${removable}\n`);
    await symlink(join(folder, 'sys', place, partition), join(folder, 'sys', 'dev', 'block', device));
  }
  const mountsFile = join(folder, 'mountinfo');
  await writeFile(mountsFile, `${mounts.join('\n')}\n`);
  const finder = createLinuxFinder({ dataDir, mountsFile, sysFolder: join(folder, 'sys') });
  return { finder, pullStick: () => rm(join(folder, 'sys', 'dev', 'block', '8:17')) };
}

const mount = (mountId: number, device: string, folder: string, root = '/') =>
  `${mountId} 25 ${device} ${root} ${folder} rw,nosuid,nodev,relatime shared:7 - vfat /dev/sdb1 rw,utf8`;

describe('sticks on Linux', () => {
  it('are found where they are mounted, by desktop, service or hand', async () => {
    const { finder } = await openMachine([
      '25 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
      mount(90, '8:17', '/media/kiosk/HOLIDAY\\040PHOTOS'),
      mount(91, '8:17', '/run/media/kiosk/A'),
      mount(92, '179:1', '/mnt/card'),
    ]);
    expect(await finder.find()).toEqual([
      { stickId: '90:8:17', folder: '/media/kiosk/HOLIDAY PHOTOS' },
      { stickId: '91:8:17', folder: '/run/media/kiosk/A' },
      { stickId: '92:179:1', folder: '/mnt/card' },
    ]);
  });

  it('are not the machine’s own disks, wherever those are mounted', async () => {
    const { finder } = await openMachine([
      mount(90, '8:1', '/mnt/data'),
      mount(91, '8:1', '/media/kiosk/backup'),
    ]);
    expect(await finder.find()).toEqual([]);
  });

  it('are not what is mounted elsewhere, in part only, or holds the kiosk’s own data', async () => {
    const { finder } = await openMachine(
      [
        mount(90, '8:17', '/home/kiosk/usb'),
        mount(91, '8:17', '/media'),
        mount(92, '8:17', '/media/part', '/folder'),
        mount(93, '8:17', '/mnt/usb-disk'),
      ],
      '/mnt/usb-disk/casepress',
    );
    expect(await finder.find()).toEqual([]);
  });

  it('are gone with their device, although their mount may stay', async () => {
    const { finder, pullStick } = await openMachine([mount(90, '8:17', '/media/kiosk/A')]);
    expect(await finder.find()).toHaveLength(1);
    await pullStick();
    expect(await finder.find()).toEqual([]);
  });

  it('are found on this machine without a complaint', async () => {
    const finder = createLinuxFinder({ dataDir: '/var/lib/casepress' });
    expect(await finder.find()).toBeInstanceOf(Array);
  });
});

describe('which sticks are read', () => {
  const dataDir = '/var/lib/casepress';

  it('none, unless the configuration wants it', () => {
    expect(chooseFinder({ isWanted: false, dataDir, folder: '/tmp' })).toBe('off');
  });

  it.each(['win32', 'darwin'] as const)('none on %s yet, and it says so', (platform) => {
    expect(chooseFinder({ isWanted: true, dataDir, platform })).toBe('unsupported');
  });

  it('a folder may stand in, while it is there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stand-in-'));
    const finder = chooseFinder({ isWanted: true, dataDir, platform: 'win32', folder });
    if (typeof finder === 'string') throw new Error(finder);
    expect(await finder.find()).toMatchObject([{ folder }]);
    await rm(folder, { recursive: true });
    expect(await finder.find()).toEqual([]);
  });
});
