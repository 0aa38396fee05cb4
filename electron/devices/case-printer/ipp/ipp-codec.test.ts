import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeIpp } from './decode-ipp.ts';
import { encodeIpp } from './encode-ipp.ts';
import type { IppAttribute, IppMessage, IppValue } from './ipp-message.ts';
import { GROUP, TAG } from './ipp-tags.ts';

const int32 = fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff });
const name = fc.stringMatching(/^[a-z][a-z-]{0,20}$/);
const flatValue: fc.Arbitrary<IppValue> = fc.oneof(
  fc.record({ kind: fc.constant('none' as const), tag: fc.constantFrom(TAG.unknown, TAG.noValue) }),
  fc.record({
    kind: fc.constant('number' as const),
    tag: fc.constantFrom(TAG.integer, TAG.enum),
    value: int32,
  }),
  fc.record({ kind: fc.constant('boolean' as const), tag: fc.constant(TAG.boolean), value: fc.boolean() }),
  fc.record({
    kind: fc.constant('text' as const),
    tag: fc.constantFrom(TAG.keyword, TAG.uri, TAG.nameWithoutLanguage),
    value: fc.string({ unit: 'grapheme', maxLength: 40 }),
  }),
  fc.record({
    kind: fc.constant('text' as const),
    tag: fc.constant(TAG.textWithLanguage),
    language: fc.constantFrom('en', 'zh-cn'),
    value: fc.string({ unit: 'grapheme', maxLength: 40 }),
  }),
  fc.record({
    kind: fc.constant('octets' as const),
    tag: fc.constantFrom(TAG.octetString, TAG.dateTime),
    value: fc.uint8Array({ maxLength: 40 }),
  }),
  fc.record({
    kind: fc.constant('range' as const),
    tag: fc.constant(TAG.rangeOfInteger),
    lower: int32,
    upper: int32,
  }),
  fc.record({
    kind: fc.constant('resolution' as const),
    tag: fc.constant(TAG.resolution),
    across: int32,
    feed: int32,
    units: fc.constantFrom(3, 4),
  }),
);
const { value } = fc.letrec<{ value: IppValue; attribute: IppAttribute }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    flatValue,
    fc.record({
      kind: fc.constant('collection' as const),
      tag: fc.constant(TAG.begCollection),
      members: fc.array(tie('attribute'), { maxLength: 3 }),
    }),
  ),
  attribute: fc.record({ name, values: fc.array(tie('value'), { minLength: 1, maxLength: 3 }) }),
}));
const message: fc.Arbitrary<IppMessage> = fc.record({
  version: fc.record({ major: fc.constantFrom(1, 2), minor: fc.constantFrom(0, 1) }),
  code: fc.integer({ min: 0, max: 0xffff }),
  requestId: int32,
  groups: fc.array(
    fc.record({
      tag: fc.constantFrom(GROUP.operation, GROUP.job, GROUP.printer),
      attributes: fc.array(fc.record({ name, values: fc.array(value, { minLength: 1, maxLength: 3 }) }), {
        maxLength: 4,
      }),
    }),
    { maxLength: 3 },
  ),
  data: fc.uint8Array({ maxLength: 50 }),
});

describe('the IPP codec', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(message, (written) => {
        expect(decodeIpp(encodeIpp(written))).toEqual({ ok: true, value: written });
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes garbage without throwing', () => {
    const head = fc.constant(Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 1));
    const bytes = fc.tuple(fc.oneof(head, fc.constant(new Uint8Array())), fc.uint8Array({ maxLength: 120 }));
    fc.assert(
      fc.property(bytes, ([start, rest]) => {
        const decoded = decodeIpp(Buffer.concat([start, rest]));
        expect(decoded.ok ? typeof decoded.value.code : typeof decoded.error).toMatch(/number|string/);
      }),
      { numRuns: 10_000 },
    );
  });

  it('takes cut, merged and echoed messages without throwing, and never a cut one for a whole one', () => {
    fc.assert(
      fc.property(message, message, fc.double({ min: 0, max: 1, noNaN: true }), (first, second, part) => {
        const bytes = encodeIpp({ ...first, data: new Uint8Array() });
        const cut = bytes.slice(0, Math.floor(part * (bytes.length - 1)));
        expect(decodeIpp(cut).ok).toBe(false);
        // IPP has no length of its own: whatever follows the attributes is the document.
        const merged = decodeIpp(Buffer.concat([bytes, encodeIpp(second)]));
        expect(merged).toMatchObject({ ok: true, value: { requestId: first.requestId } });
        expect(decodeIpp(Buffer.concat([cut, bytes])).ok).toBeTypeOf('boolean');
      }),
      { numRuns: 3_000 },
    );
  });

  it('gives collections up that nest without an end', () => {
    const begin = [TAG.begCollection, 0, 0, 0, 0, TAG.memberAttrName, 0, 0, 0, 1, 0x61];
    const bytes = [2, 0, 0, 0, 0, 0, 0, 1, GROUP.printer, TAG.begCollection, 0, 1, 0x61, 0, 0];
    const deep = Uint8Array.from([
      ...bytes,
      ...begin.slice(5),
      ...Array.from({ length: 5_000 }, () => begin).flat(),
    ]);
    expect(decodeIpp(deep)).toMatchObject({ ok: false, error: expect.stringContaining('deep') });
  });
});
