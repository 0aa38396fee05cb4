import { existsSync, readdirSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../system/log.ts';
import { openIntakeRig } from '../simulation/intake-rig.ts';
import { lockedPdf, samplePages, samplePdf } from '../simulation/sample-pdf.ts';
import { findOfficeConverter } from './office-converter.ts';

let rig: Awaited<ReturnType<typeof openIntakeRig>> | undefined;
afterEach(async () => {
  await rig?.close();
  rig = undefined;
});
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c23b16' } })
    .jpeg()
    .toBuffer();
const ZIP = Buffer.from('PK\x03\x04 whatever');
const reasonOf = async (name: string, bytes: Uint8Array) => {
  const added = await rig?.documents.add(name, bytes);
  return added?.ok ? 'added' : added?.error;
};
const foldersLeft = (folder: string) =>
  existsSync(join(folder, 'documents', 'one')) ? readdirSync(join(folder, 'documents', 'one')) : [];

describe('a file that a shopper brings', () => {
  it('is refused by what it is, not by its name, and leaves nothing behind', async () => {
    rig = await openIntakeRig();
    expect(await reasonOf('a.pdf', ZIP)).toBe('unsupportedType');
    expect(await reasonOf('a.pdf', Buffer.from('MZ\x90'))).toBe('unsupportedType');
    expect(await reasonOf('a.docx', ZIP)).toBe('officeNotTaken');
    expect(await reasonOf('a.pdf', new Uint8Array())).toBe('empty');
    expect(await reasonOf('a.pdf', Buffer.from('%PDF-1.7 rubbish'))).toBe('broken');
    expect(await reasonOf('a.pdf', lockedPdf())).toBe('locked');
    expect(foldersLeft(rig.folder)).toEqual([]);
    expect(rig.documents.list().every(({ kind }) => kind === 'refused')).toBe(true);
  });

  it('is refused where it is too much, before anything is decoded', async () => {
    rig = await openIntakeRig({ maxBytes: 4_000, maxPages: 2 });
    expect(await reasonOf('a.pdf', Buffer.concat([samplePdf(samplePages(1)), Buffer.alloc(4_000)]))).toBe(
      'tooManyBytes',
    );
    expect(await reasonOf('a.pdf', samplePdf(samplePages(3)))).toBe('tooManyPages');
    expect(await reasonOf('a.pdf', samplePdf(samplePages(2)))).toBe('added');
  });

  it('may be a picture: one page, in its own shape', async () => {
    rig = await openIntakeRig();
    expect(await reasonOf('holiday.jpg', await picture(300, 200))).toBe('added');
    const [document] = rig.documents.list();
    if (document?.kind !== 'ready') throw new Error('the picture is not ready');
    expect(document).toMatchObject({ type: 'picture', pageCount: 1, choice: { color: 'colorful' } });
    expect(document.aspect).toBeGreaterThan(1.2);
    const page = await rig.documents.readPage(document.documentId, 1);
    const { dominant } = await sharp(page?.bytes).stats();
    expect(dominant).toMatchObject({ r: 200, g: 56, b: 24 });
    expect(await rig.documents.readPage(document.documentId, 2)).toBeUndefined();
  });

  it('stops at so many', async () => {
    rig = await openIntakeRig({ maxDocuments: 1 });
    expect(await reasonOf('a.pdf', samplePdf(samplePages(1)))).toBe('added');
    expect(await reasonOf('b.pdf', samplePdf(samplePages(1)))).toBe('tooManyDocuments');
  });

  it('is gone with its session, also while it is still arriving', async () => {
    rig = await openIntakeRig();
    expect(await reasonOf('a.pdf', samplePdf(samplePages(1)))).toBe('added');
    const slow = new Readable({ read: () => undefined });
    slow.push('%PDF-1.4');
    const arriving = rig.documents.add('b.pdf', slow);
    await rig.documents.closeSession();
    expect(await arriving).toEqual({ ok: false, error: 'sessionEnded' });
    expect(foldersLeft(rig.folder)).toEqual([]);
    expect(await rig.documents.add('c.pdf', samplePdf(samplePages(1)), 'one')).toEqual({
      ok: false,
      error: 'sessionEnded',
    });
  });

  it('has a name without a path and without signs that turn a line about', async () => {
    rig = await openIntakeRig();
    await rig.documents.add('../../etc/\u202Efdp.exe', samplePdf(samplePages(1)));
    expect(rig.documents.list()).toMatchObject([{ name: 'fdp.exe' }]);
  });
});

describe('an office document', () => {
  /** Stands in for LibreOffice: does what the script says with the last argument. */
  async function converterThat(script: string, timeoutMs = 10_000) {
    if (!rig) throw new Error('first a rig');
    const program = join(rig.folder, 'soffice');
    await writeFile(program, `#!/bin/sh\n${script}\n`);
    await chmod(program, 0o755);
    const environment = { PATH: `${rig.folder}:/usr/bin:/bin` };
    const found = findOfficeConverter({ environment, timeoutMs, log: silentLog });
    if (!found) throw new Error('no converter was found');
    return found;
  }
  const convert = async (script: string, timeoutMs?: number) => {
    rig = await openIntakeRig();
    await writeFile(join(rig.folder, 'ready.pdf'), samplePdf(samplePages(4)));
    const office = await converterThat(script.replaceAll('READY', join(rig.folder, 'ready.pdf')), timeoutMs);
    await rig.close();
    const reopened = await openIntakeRig({}, office);
    const outcome = await reopened.documents.add('report.docx', ZIP);
    const list = reopened.documents.list();
    await reopened.close();
    return { outcome, list };
  };

  it('is laid out where LibreOffice is there', async () => {
    rig = await openIntakeRig();
    const ready = Buffer.from(samplePdf(samplePages(4))).toString('base64');
    // The last argument is the file, the one before it the folder.
    const script = `for last; do before="$folder"; folder="$file"; file="$last"; done\necho ${ready} | base64 -d > "$folder/incoming.pdf"`;
    const office = await converterThat(script);
    const taking = await openIntakeRig({}, office);
    expect(await taking.documents.add('report.docx', ZIP)).toMatchObject({ ok: true });
    expect(taking.documents.list()).toMatchObject([{ kind: 'ready', type: 'office', pageCount: 4 }]);
    await taking.close();
  });

  it('is broken where the program fails, or takes for ever', async () => {
    expect((await convert('exit 1')).outcome).toEqual({ ok: false, error: 'broken' });
    expect((await convert('sleep 60', 200)).outcome).toEqual({ ok: false, error: 'broken' });
  });

  it('is not taken where there is no such program', () => {
    const environment = { PATH: '/nowhere' };
    expect(findOfficeConverter({ environment, timeoutMs: 1, log: silentLog })).toBeNull();
  });
});
