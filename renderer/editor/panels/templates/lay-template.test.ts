import { describe, expect, it } from 'vitest';
import { parseDesign } from '../../../../shared/domain/design.ts';
import { testCase } from '../../geometry/arbitraries.ts';
import { layTemplate } from './lay-template.ts';
import { placementFaults } from './placement-faults.ts';
import { allCases, measureText, settingsFor, shelf } from './test-templates.ts';

const LOCALES = ['en', 'zh-CN'] as const;

describe('a template on a case', () => {
  it('is tried on every phone', () => {
    expect(allCases.length).toBeGreaterThanOrEqual(150);
    expect(new Set(allCases.map(({ caseId }) => caseId)).size).toBe(allCases.length);
  });

  it.each(shelf.templates)(
    '$templateId lies clear of all cameras and inside the safe area of every phone',
    (template) => {
      const faults = new Set<string>();
      for (const geometry of allCases) {
        for (const locale of LOCALES) {
          const design = layTemplate(template, geometry, settingsFor(template, locale));
          for (const fault of placementFaults(design, geometry)) faults.add(`${geometry.caseId} ${fault}`);
        }
      }
      expect([...faults]).toEqual([]);
    },
  );

  it.each(shelf.templates)('$templateId is a design that can be stored', (template) => {
    for (const geometry of [allCases[0] ?? testCase(), testCase()]) {
      const design = layTemplate(template, geometry, settingsFor(template));
      expect(parseDesign(JSON.parse(JSON.stringify(design)))).toEqual({ ok: true, value: design });
      expect(new Set(design.layers.map(({ layerId }) => layerId)).size).toBe(design.layers.length);
    }
  });

  it('would be told of writing that lies under a camera, and of a slot that is too small', () => {
    const geometry = testCase();
    const [template] = shelf.templates;
    if (!template) throw new Error('no template');
    const box = { zone: 'print', x: 0.3, y: 0.12, width: 0.2, height: 0.05 } as const;
    const words = { text: 'Hello', fontId: 'outfit' };
    const wrong = {
      ...template,
      layers: [
        { kind: 'text', ...box, words: { en: words, 'zh-CN': words }, colour: 'ink', align: 'centre' },
        { kind: 'slot', ...box, frame: 'circle', aspect: 1 },
      ],
    } as const;
    const design = layTemplate({ ...wrong, layers: [...wrong.layers] }, geometry, settingsFor(template));
    expect(placementFaults(design, geometry)).toEqual([
      `${template.templateId}-1: under a camera`,
      `${template.templateId}-2: too small`,
      `${template.templateId}-2: its middle is under a camera`,
    ]);
  });

  it('keeps words at the side that they are aligned to, in the proportions of their letters', () => {
    const geometry = testCase();
    const [template] = shelf.templates;
    if (!template) throw new Error('no template');
    const words = { text: 'Hi', fontId: 'outfit' };
    const plan = {
      kind: 'text',
      ...({ zone: 'print', x: 0.5, y: 0.7, width: 0.6, height: 0.05 } as const),
      words: { en: words, 'zh-CN': words },
      colour: 'ink',
    } as const;
    const laid = (align: 'left' | 'right') => {
      const design = layTemplate(
        { ...template, layers: [{ ...plan, align }] },
        geometry,
        settingsFor(template),
      );
      const [layer] = design.layers;
      if (layer?.kind !== 'text') throw new Error('no text');
      return layer;
    };
    const [left, right] = [laid('left'), laid('right')];
    const block = measureText(left);
    expect(left.widthMm / left.heightMm).toBeCloseTo(block.widthEm / block.heightEm, 6);
    expect(left.centreXMm - left.widthMm / 2).toBeCloseTo(78 * 0.2, 6);
    expect(right.centreXMm + right.widthMm / 2).toBeCloseTo(78 * 0.8, 6);
  });
});
