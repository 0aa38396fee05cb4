import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolderFinder } from '../../usb-photos/folder-finder.ts';
import { createStaffExport } from './staff-export.ts';

let stick: string;
let inside: boolean;
beforeEach(() => {
  stick = mkdtempSync(join(tmpdir(), 'casepress-stick-'));
  inside = true;
});
afterEach(() => rmSync(stick, { recursive: true, force: true }));

const file = { name: 'sales.csv', contentType: 'text/csv', bytes: new TextEncoder().encode('a,b') };
const open = (folder = stick) =>
  createStaffExport({ finder: createFolderFinder(folder), isInside: () => inside });
const get = (path: string) => new Request(`http://kiosk/${path}`);

describe('a file on a stick', () => {
  it('is there whole, and nothing beside it', async () => {
    expect(await open().toStick(file)).toEqual({ ok: true, value: { name: 'sales.csv' } });
    expect(readdirSync(stick)).toEqual(['sales.csv']);
    expect(readFileSync(join(stick, 'sales.csv'), 'utf8')).toBe('a,b');
  });

  it('is refused in words where there is no stick, or one that takes nothing', async () => {
    expect(await open(join(stick, 'pulled')).toStick(file)).toEqual({ ok: false, error: 'noStick' });
    mkdirSync(join(stick, 'sales.csv'));
    writeFileSync(join(stick, 'sales.csv', 'in the way'), '');
    expect(await open().toStick(file)).toEqual({ ok: false, error: 'notWritable' });
    expect(readdirSync(stick)).toEqual(['sales.csv']);
  });

  it('never leaves the stick by its name', async () => {
    await expect(open().toStick({ ...file, name: '../sales.csv' })).rejects.toThrow(/no name for a file/);
  });
});

describe('a file to be fetched', () => {
  it('is given once', async () => {
    const files = open();
    const path = files.offer(file);
    const answer = files.handleFile(get(path));
    expect(answer?.headers.get('content-disposition')).toBe('attachment; filename="sales.csv"');
    expect(await answer?.text()).toBe('a,b');
    expect(files.handleFile(get(path))?.status).toBe(404);
  });

  it('is given to nobody after the staff left, also when they come back', () => {
    const files = open();
    const path = files.offer(file);
    inside = false;
    expect(files.handleFile(get(path))?.status).toBe(404);
    inside = true;
    expect(files.handleFile(get(path))?.status).toBe(404);
  });

  it('is no business of other paths', () => {
    expect(open().handleFile(get('files/photos/x/screen'))).toBeNull();
  });
});
