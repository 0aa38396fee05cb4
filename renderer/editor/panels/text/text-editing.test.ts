import { beforeEach, describe, expect, it } from 'vitest';
import type { TextLayer } from '../../../../shared/domain/design.ts';
import { currentDesign, openDesign, undo, useEditorStore } from '../../editor-store.ts';
import { testCase } from '../../geometry/arbitraries.ts';
import { TEXT_DELAYS } from './delays.ts';
import { FIRST_EM_MM } from './new-text.ts';
import { createTextEditing, type TextEditing } from './text-editing.ts';

let nowMs = 0;
let editing: TextEditing;
/** How wide the letters are by what is known of the font, in em. */
let letterEm = 0.5;

beforeEach(() => {
  nowMs = 1000;
  letterEm = 0.5;
  useEditorStore.setState(useEditorStore.getInitialState());
  openDesign(testCase(), null);
  const widest = (text: string) => Math.max(...text.split('\n').map((line) => line.length));
  editing = createTextEditing({
    blockOf: ({ text, lineHeightEm, curveDeg }) => ({
      widthEm: widest(text) * letterEm,
      heightEm: text.split('\n').length * lineHeightEm + Math.abs(curveDeg) / 100,
    }),
    nowMs: () => nowMs,
  });
});

const steps = (): number => useEditorStore.getState().history.past.length;
const layerIds = () => currentDesign().layers.map(({ layerId }) => layerId);

function text(layerId = 'one'): TextLayer {
  const layer = currentDesign().layers.find((each) => each.layerId === layerId);
  if (layer?.kind !== 'text') throw new Error(`no text ${layerId}`);
  return layer;
}

function type(words: string, layerId = 'one'): void {
  for (let end = 1; end <= words.length; end++) {
    nowMs += 100;
    editing.write(layerId, words.slice(0, end));
  }
}

describe('editing a text', () => {
  it('lays the first letter on the case, selected, and undoes a burst as one', () => {
    type('hello');
    expect(text().text).toBe('hello');
    expect(useEditorStore.getState().selectedLayerId).toBe('one');
    expect(steps()).toBe(1);
    nowMs += TEXT_DELAYS.newBurstAfterMs;
    editing.write('one', 'hello!');
    expect(steps()).toBe(2);
    undo();
    expect(text().text).toBe('hello');
    undo();
    expect(layerIds()).toEqual([]);
  });

  it('lays nothing for blanks', () => {
    expect(editing.write('one', ' \n')).toBe(true);
    expect(steps()).toBe(0);
  });

  it('takes off what has no words, and brings it back as it was when there are some', () => {
    type('one');
    type('two', 'two');
    editing.restyle('one', (layer) => ({ ...layer, colour: '#c8202f' }));
    const before = text();
    nowMs += 100;
    editing.write('one', '');
    expect(layerIds()).toEqual(['two']);
    editing.write('one', 'again');
    expect(layerIds()).toEqual(['one', 'two']);
    expect(text()).toMatchObject({ colour: '#c8202f', centreXMm: before.centreXMm });
    expect(editing.emMmOf(text())).toBeCloseTo(FIRST_EM_MM);
    undo();
    undo();
    expect(text()).toEqual(before);
  });

  it('says when there is no room for one more', () => {
    for (let count = 0; count < 60; count++) expect(editing.write(`layer-${count}`, 'a')).toBe(true);
    expect(editing.write('one', 'a')).toBe(false);
    expect(layerIds()).toHaveLength(60);
  });

  it('keeps the size of the letters through every change of their looks', () => {
    type('hello');
    editing.restyle('one', (layer) => ({ ...layer, lineHeightEm: 2, curveDeg: 90 }));
    expect(editing.emMmOf(text())).toBeCloseTo(FIRST_EM_MM);
    expect(text().heightMm).toBeCloseTo(2.9 * FIRST_EM_MM);
  });

  it('writes larger as far as it fits, and remembers what was wished', () => {
    type('hello');
    editing.resize('one', 40, 'size');
    expect(editing.isShrunk(text())).toBe(true);
    const shrunkMm = editing.emMmOf(text());
    expect(shrunkMm).toBeLessThan(40);
    editing.write('one', 'hi');
    expect(editing.emMmOf(text())).toBeGreaterThan(shrunkMm);
  });

  it('takes the size from the box when fingers have changed it', () => {
    type('hello');
    const { layerId, widthMm, heightMm } = text();
    useEditorStore.getState();
    editing.restyle(layerId, (layer) => layer);
    const half = { ...text(), widthMm: widthMm / 2, heightMm: heightMm / 2 };
    useEditorStore.setState(({ history }) => ({
      history: { ...history, present: { ...history.present, layers: [half] } },
    }));
    editing.write(layerId, 'hello you');
    expect(editing.emMmOf(text())).toBeCloseTo(FIRST_EM_MM / 2);
  });

  it('measures again what a font was missing for, within the same step', () => {
    type('hello');
    letterEm = 0.6;
    editing.measureAgain('one');
    expect(steps()).toBe(1);
    expect(text().widthMm).toBeCloseTo(5 * 0.6 * FIRST_EM_MM);
    expect(editing.emMmOf(text())).toBeCloseTo(FIRST_EM_MM);
  });

  it('does not measure again what has become a step of its own', () => {
    type('hello');
    editing.restyle('one', (layer) => ({ ...layer, colour: '#c8202f' }));
    const before = text();
    letterEm = 0.6;
    editing.measureAgain('one');
    expect(text()).toBe(before);
  });
});
