import { expect, it } from 'vitest';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { LOPSIDED_CASE, motley, paintPicture, produce } from './test-kit/production-rig.ts';

/** A small phone, 60 × 120 mm: 4 million pixels at 600 dpi. */
const PHONE: CaseGeometry = { ...LOPSIDED_CASE, widthMm: 60, heightMm: 120 };
/** The most of the work that may be done on the thread of the event loop: copying, and none of the pixels. */
const MAX_SHARE = 0.2;

const sum = ({ user, system }: NodeJS.CpuUsage) => user + system;

// Counted in processor time, so that other programs on the machine make no difference.
it('leaves the event loop free', { timeout: 60_000 }, async () => {
  const picture = await paintPicture(motley, PHONE, 600);
  const [own, all] = [process.threadCpuUsage(), process.cpuUsage()];
  await produce(
    picture,
    {
      dpi: 600,
      bleedMm: 2,
      mirrored: true,
      keepCutOutsFree: true,
      whiteInk: { kind: 'underColour', chokeMm: 0.3 },
    },
    PHONE,
  );
  expect(sum(process.threadCpuUsage(own)) / sum(process.cpuUsage(all))).toBeLessThan(MAX_SHARE);
});
