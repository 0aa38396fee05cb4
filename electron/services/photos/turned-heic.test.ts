import { describe, expect, it } from 'vitest';
import { buildHeic } from './test-kit/heic-builder.ts';
import { namesOf, type Quarter, quarters, readCorners } from './test-kit/heic-kit.ts';
import { openPhotoRig } from './test-kit/photo-rig.ts';

type Picture = readonly [Quarter, Quarter, Quarter, Quarter];
const STORED: Picture = ['red', 'green', 'blue', 'white'];

/** A quarter turn against the clock: what was on the right is at the top. */
const turn = ([topLeft, topRight, bottomLeft, bottomRight]: Picture): Picture => [
  topRight,
  bottomRight,
  topLeft,
  bottomLeft,
];
/** ISO/IEC 23008-12, 6.5.12: 0 exchanges top and bottom, 1 left and right. */
const mirrored = (
  [topLeft, topRight, bottomLeft, bottomRight]: Picture,
  mirror: 0 | 1 | undefined,
): Picture => {
  if (mirror === 0) return [bottomLeft, bottomRight, topLeft, topRight];
  if (mirror === 1) return [topRight, topLeft, bottomRight, bottomLeft];
  return [topLeft, topRight, bottomLeft, bottomRight];
};

const coded = await quarters();

describe('a HEIC that was stored turned', () => {
  const cases = [0, 1, 2, 3].flatMap((turns) =>
    ([undefined, 0, 1] as const).map((mirror) => ({ turns, mirror })),
  );

  it.each(cases)('$turns quarter turns, mirror $mirror: comes out upright', async ({ turns, mirror }) => {
    const { photos } = await openPhotoRig();
    const heic = buildHeic({ coded, turns, ...(mirror === undefined ? {} : { mirror }) });
    const added = await photos.add(heic, 'phone');
    const isUpended = turns % 2 === 1;
    const size = { widthPx: isUpended ? 304 : 400, heightPx: isUpended ? 400 : 304 };
    expect(added).toMatchObject({ ok: true, value: size });
    let turned = STORED;
    for (let count = 0; count < turns; count++) turned = turn(turned);
    for (const variant of ['screen', 'original'] as const) {
      const copy = await photos.read(added.ok ? added.value.photoId : '', variant);
      const corners = await readCorners(copy?.bytes ?? new Uint8Array());
      expect(corners).toMatchObject(size);
      expect(namesOf(corners)).toEqual(mirrored(turned, mirror));
    }
  });

  it('is not turned a second time by its EXIF, which by the rule does not count', async () => {
    const { photos } = await openPhotoRig();
    const exif = 'Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0';
    const added = await photos.add(buildHeic({ coded, turns: 1, exif }), 'phone');
    expect(added).toMatchObject({ ok: true, value: { widthPx: 304, heightPx: 400 } });
    const original = await photos.read(added.ok ? added.value.photoId : '', 'original');
    expect(namesOf(await readCorners(original?.bytes ?? new Uint8Array()))).toEqual(turn(STORED));
  });
});
