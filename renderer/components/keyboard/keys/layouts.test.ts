import { describe, expect, it } from 'vitest';
import { type Layer, layoutOf } from './layouts.ts';

const layers: readonly Layer[] = ['letters', 'symbols', 'moreSymbols'];
const cases = (['en', 'zh-CN'] as const).flatMap((language) =>
  layers.flatMap((layer) => [true, false].map((multiline) => ({ language, layer, multiline }))),
);

describe.each(cases)(
  'keys: $language $layer, several lines: $multiline',
  ({ language, layer, multiline }) => {
    const rows = layoutOf(language, layer, multiline);

    it('fill four rows to the same width, so that nothing moves between layers', () => {
      const widths = rows.map(({ inset, keys }) => 2 * inset + keys.reduce((sum, { span }) => sum + span, 0));
      expect(widths).toEqual([20, 20, 20, 20]);
    });

    it('are each there once', () => {
      const specs = rows.flatMap(({ keys }) => keys.map(({ spec }) => JSON.stringify(spec)));
      expect(new Set(specs).size).toBe(specs.length);
    });

    it('have a way back to letters, and a way to end', () => {
      const kinds = rows.flatMap(({ keys }) => keys.map(({ spec }) => spec.kind));
      expect(kinds).toContain(multiline ? 'breakLine' : 'finish');
      const leads = rows.flatMap(({ keys }) =>
        keys.map(({ spec }) => (spec.kind === 'layer' ? spec.to : null)),
      );
      expect(leads).toContain(layer === 'letters' ? 'symbols' : 'letters');
    });
  },
);
