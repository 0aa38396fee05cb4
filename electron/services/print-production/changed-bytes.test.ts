import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodeTicket } from './job-ticket.ts';
import { motley, paintPicture, produce } from './test-kit/production-rig.ts';

const PROFILES = [
  {},
  { format: 'tiff-cmyk' },
  {
    bleedMm: 2,
    bleedEdge: 'mirror',
    mirrored: true,
    rotationDeg: 90,
    keepCutOutsFree: true,
    whiteInk: { kind: 'underColour', chokeMm: 0.3 },
  },
  { format: 'tiff-cmyk', rotationDeg: 270, whiteInk: { kind: 'underColour', chokeMm: 0.1 } },
  { dpi: 600, bleedMm: 1 },
] as const;

describe('the same print', () => {
  it.each(PROFILES)('is the same bytes each time, on any number of threads: %j', async (profile) => {
    const picture = await paintPicture(motley);
    const threads = sharp.concurrency();
    try {
      sharp.concurrency(1);
      const once = await produce(picture, profile);
      sharp.concurrency(4);
      const [again, atTheSameTime] = await Promise.all([
        produce(picture, profile),
        produce(picture, profile),
      ]);
      expect(again).toEqual(once);
      expect(atTheSameTime).toEqual(once);
      expect(encodeTicket(again.ticket)).toEqual(encodeTicket(once.ticket));
    } finally {
      sharp.concurrency(threads);
    }
  });
});
