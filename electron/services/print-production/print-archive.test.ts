import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PrintProfile } from '../../../shared/domain/print-profile.ts';
import { diskFiles, type Files } from '../../system/files.ts';
import { silentLog } from '../../system/log.ts';
import { createPrintFileStore } from '../print-file/print-file-store.ts';
import { createPrintArchive, type PrintArchive } from './print-archive.ts';
import type { ProducedPrint } from './produce-print.ts';
import { flat, JOB, motley, paintPicture, requestOf } from './test-kit/production-rig.ts';

const picture = await paintPicture(motley);
const WITH_WHITE = { whiteInk: { kind: 'underColour', chokeMm: 0.1 } } as const;
const COLOUR = 'OREN260314000001-test-small-colour.png';
const WHITE = 'OREN260314000001-test-small-white.png';

async function openArchive(files: Files = diskFiles) {
  const folder = await mkdtemp(join(tmpdir(), 'print-archive-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const production = join(folder, 'sales', JOB.saleId, 'production');
  const listFiles = async () => (await readdir(production).catch(() => [])).sort();
  return { folder, production, listFiles, archive: createPrintArchive({ folder, files }) };
}

async function mustProduce(
  archive: PrintArchive,
  profile: Partial<PrintProfile> = WITH_WHITE,
): Promise<ProducedPrint> {
  const produced = await archive.produce(requestOf(picture, profile));
  if (!produced.ok) throw new Error(produced.error.detail);
  return produced.value;
}

describe('a print that is kept', () => {
  it('is the same, bit for bit, after a restart', async () => {
    const { folder, archive, listFiles } = await openArchive();
    const print = await mustProduce(archive);
    expect(await listFiles()).toEqual([COLOUR, WHITE, 'ticket.json']);
    const reopened = createPrintArchive({ folder });
    expect(await reopened.read(JOB.saleId)).toEqual({ ok: true, value: print });
  });

  it('is not produced again: what an older version of sharp wrote stays', async () => {
    const { archive, production } = await openArchive();
    await mustProduce(archive);
    // The ticket as an older version would have written it.
    const path = join(production, 'ticket.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace(/"sharp": ".*"/, '"sharp": "0.1.0"'));
    expect((await mustProduce(archive)).ticket.producedWith.sharp).toBe('0.1.0');
  });

  it('outlives a new profile, until the sale is produced with that one', async () => {
    const { archive, listFiles } = await openArchive();
    const old = await mustProduce(archive);
    expect(await archive.read(JOB.saleId)).toEqual({ ok: true, value: old });
    const mirrored = await mustProduce(archive, { mirrored: true });
    expect(mirrored.ticket.profile.mirrored).toBe(true);
    expect(await listFiles()).toEqual([COLOUR, 'ticket.json']);
    expect(await archive.read(JOB.saleId)).toEqual({ ok: true, value: mirrored });
  });

  it('gives way to another picture or case of the same sale', async () => {
    const { archive } = await openArchive();
    const first = await mustProduce(archive);
    const request = requestOf(await paintPicture(flat(1, 2, 3, 255)), WITH_WHITE);
    const other = await archive.produce(request);
    expect(other.ok && other.value.ticket.picture.sha256).not.toBe(first.ticket.picture.sha256);
    const wider = { ...request.geometry, cutOuts: [] };
    const again = await archive.produce({ ...request, geometry: wider });
    expect(again.ok && again.value.ticket.case.cutOuts).toEqual([]);
  });

  it('is known when it is damaged, and made again from the picture', async () => {
    const { archive, production } = await openArchive();
    const print = await mustProduce(archive);
    const path = join(production, WHITE);
    const bytes = await readFile(path);
    bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200);
    await writeFile(path, bytes);
    expect(await archive.read(JOB.saleId)).toEqual({ ok: false, error: 'damaged' });
    expect(await mustProduce(archive)).toEqual(print);
    expect(await archive.read(JOB.saleId)).toEqual({ ok: true, value: print });
    await rm(path);
    expect(await archive.read(JOB.saleId)).toEqual({ ok: false, error: 'damaged' });
    await writeFile(join(production, 'ticket.json'), '{"version":');
    expect(await archive.read(JOB.saleId)).toEqual({ ok: false, error: 'damaged' });
  });

  it('goes with the files of its sale', async () => {
    const { folder, archive, listFiles } = await openArchive();
    await mustProduce(archive);
    await createPrintFileStore({ folder, log: silentLog }).erase(JOB.saleId);
    expect(await listFiles()).toEqual([]);
    expect(await archive.read(JOB.saleId)).toEqual({ ok: false, error: 'notFound' });
  });

  it('takes no sale id that could leave the folder', async () => {
    const { archive } = await openArchive();
    const request = requestOf(picture);
    await expect(archive.read('../x')).rejects.toThrow('sale id');
    await expect(archive.produce({ ...request, job: { ...JOB, saleId: '../x' } })).rejects.toThrow('sale id');
    // A request that went wrong does not hold up the next.
    expect(await mustProduce(archive)).toMatchObject({ ticket: { job: JOB } });
  });
});

describe('a print that is cut off while it is kept', () => {
  const FILES = [`${COLOUR}.part`, `${WHITE}.part`, 'ticket.json.part'];

  it.each(FILES)('at %s is not there at all, and is made at the next try', async (unlucky) => {
    let isBroken = true;
    const { archive, production } = await openArchive({
      ...diskFiles,
      open: (path, ...rest) =>
        isBroken && path === join(production, unlucky)
          ? Promise.reject(new Error('power cut'))
          : diskFiles.open(path, ...rest),
    });
    await expect(archive.produce(requestOf(picture, WITH_WHITE))).rejects.toThrow('power cut');
    expect(await archive.read(JOB.saleId)).toEqual({ ok: false, error: 'notFound' });
    isBroken = false;
    const print = await mustProduce(archive);
    expect(await archive.read(JOB.saleId)).toEqual({ ok: true, value: print });
  });

  it('by a full disk says so', async () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const { archive } = await openArchive({
      ...diskFiles,
      open: (path, ...rest) =>
        String(path).endsWith('.part') ? Promise.reject(full) : diskFiles.open(path, ...rest),
    });
    expect(await archive.produce(requestOf(picture))).toMatchObject({
      ok: false,
      error: { kind: 'storageFull' },
    });
  });
});

describe('many prints at once', () => {
  it('are produced one after the other', async () => {
    const { archive, folder } = await openArchive();
    const jobs = ['a', 'b', 'c'].map((saleId) => ({ ...JOB, saleId, orderId: saleId }));
    const finished: string[] = [];
    await Promise.all(
      jobs.map(async (job) => {
        await archive.produce({ ...requestOf(picture), job });
        finished.push(job.saleId);
        // The next one has not begun to be written when this one is told.
        const begun = await readdir(join(folder, 'sales'));
        expect(begun.length).toBeLessThanOrEqual(finished.length + 1);
      }),
    );
    expect(finished).toEqual(['a', 'b', 'c']);
  });

  it('of a picture that cannot be printed leave nothing, and hold nothing up', async () => {
    const { archive, listFiles } = await openArchive();
    const [refused, produced] = await Promise.all([
      archive.produce(requestOf(Buffer.from('no picture'))),
      archive.produce({ ...requestOf(picture), job: { ...JOB, saleId: 'sale-2' } }),
    ]);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'notAPicture' } });
    expect(produced.ok).toBe(true);
    expect(await listFiles()).toEqual([]);
  });
});
