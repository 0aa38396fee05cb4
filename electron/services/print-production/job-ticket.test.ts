import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodeTicket, jobTicketSchema } from './job-ticket.ts';
import { producePrint } from './produce-print.ts';
import {
  flat,
  JOB,
  LOPSIDED_CASE,
  motley,
  paintPicture,
  produce,
  requestOf,
} from './test-kit/production-rig.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const picture = await paintPicture(motley);
const profile = {
  format: 'tiff-cmyk',
  bleedMm: 2,
  mirrored: true,
  rotationDeg: 90,
  keepCutOutsFree: true,
  whiteInk: { kind: 'underColour', chokeMm: 0.3 },
} as const;

describe('a job ticket', () => {
  it('tells what is printed, for whom, how large, and how it was made', async () => {
    const { files, ticket } = await produce(picture, profile);
    expect(ticket).toMatchObject({
      version: 1,
      job: {
        orderId: 'OREN260314000001',
        queueNo: 'A7',
        modelName: 'Test Small',
        designVersion: 1,
        copies: 1,
      },
      case: { caseId: 'test-lopsided', widthMm: 16, heightMm: 26, wrapMm: 2, cutOuts: LOPSIDED_CASE.cutOuts },
      profile: { dpi: 300, ...profile },
      picture: { sha256: sha256(picture), bytes: picture.length, widthPx: 236, heightPx: 354, dpi: 300 },
      size: { widthMm: 34, heightMm: 24, widthPx: 402, heightPx: 283, chokePx: 4 },
      producedWith: { sharp: sharp.versions.sharp, vips: sharp.versions.vips },
    });
    expect(ticket.files).toEqual(
      files.map(({ role, fileName, contents }) => ({
        role,
        fileName,
        sha256: sha256(contents),
        bytes: contents.length,
        widthPx: 402,
        heightPx: 283,
      })),
    );
    const { icc } = await sharp(files[0]?.contents).metadata();
    expect(ticket.iccProfile).toEqual({ name: 'cmyk', sha256: sha256(icc ?? Buffer.alloc(0)) });
  });

  it('is a JSON file that reads back as it was', async () => {
    const { ticket } = await produce(picture, profile);
    const { fileName, bytes } = encodeTicket(ticket);
    expect(fileName).toBe('OREN260314000001-test-small-ticket.json');
    expect(jobTicketSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))).toEqual(ticket);
  });

  it('of a picture from elsewhere has no design version', async () => {
    const request = requestOf(await paintPicture(flat(0, 0, 0, 255)));
    const produced = await producePrint({ ...request, job: { ...JOB, designVersion: null } });
    const ticket = produced.ok ? produced.value.ticket : undefined;
    expect(jobTicketSchema.safeParse(ticket).data?.job.designVersion).toBeNull();
  });
});
