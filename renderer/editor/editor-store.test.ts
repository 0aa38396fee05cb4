import { beforeEach, describe, expect, it } from 'vitest';
import type { Photo } from '../../shared/contract/photos.ts';
import { isPhotoLayer } from '../../shared/domain/design.ts';
import { useDraftStore } from '../state/draft-store.ts';
import { resetStores } from '../state/registry.ts';
import { nudge } from './commands/arrange.ts';
import {
  arrangeSelected,
  commitPlacement,
  currentDesign,
  endOngoing,
  forgetPhotosExcept,
  layPhoto,
  openDesign,
  redo,
  removeSelected,
  restackSelected,
  selectLayer,
  setBackground,
  undo,
  useEditorStore,
} from './editor-store.ts';
import { testCase } from './geometry/arbitraries.ts';

const geometry = testCase();
const photo = (photoId: string): Photo => ({
  photoId,
  source: 'phone',
  widthPx: 1600,
  heightPx: 1200,
  screenPath: 's',
  originalPath: 'o',
});
const photoIds = (): string[] =>
  currentDesign()
    .layers.filter(isPhotoLayer)
    .map((layer) => layer.photoId);
const pastLength = (): number => useEditorStore.getState().history.past.length;

beforeEach(() => {
  resetStores();
  openDesign(geometry, null);
});

describe('the editor', () => {
  it('lays the first photo over the whole case and selects it', () => {
    layPhoto(photo('a'));
    const [layer] = currentDesign().layers;
    expect(layer?.heightMm).toBeGreaterThan(geometry.heightMm);
    expect(useEditorStore.getState().selectedLayerId).toBe(layer?.layerId);
  });

  it('lays a further photo on top, smaller than the case', () => {
    layPhoto(photo('a'));
    layPhoto(photo('b'));
    expect(photoIds()).toEqual(['a', 'b']);
    expect(currentDesign().layers[1]?.widthMm).toBeLessThan(geometry.widthMm);
  });

  it('makes one step of a gesture, and none of one that ended where it began', () => {
    layPhoto(photo('a'));
    const [layer] = currentDesign().layers;
    if (!layer) throw new Error('no layer');
    const before = pastLength();
    commitPlacement(layer.layerId, layer);
    expect(pastLength()).toBe(before);
    commitPlacement(layer.layerId, { ...layer, centreXMm: 50 });
    expect(pastLength()).toBe(before + 1);
    undo();
    expect(currentDesign().layers[0]?.centreXMm).toBe(layer.centreXMm);
    redo();
    expect(currentDesign().layers[0]?.centreXMm).toBe(50);
  });

  it('makes one step of a held key', () => {
    layPhoto(photo('a'));
    const before = pastLength();
    for (let press = 0; press < 12; press++) arrangeSelected(nudge(1, 0), 'key ArrowRight');
    endOngoing();
    expect(pastLength()).toBe(before + 1);
  });

  it('takes a layer off and brings it back', () => {
    layPhoto(photo('a'));
    removeSelected();
    expect(photoIds()).toEqual([]);
    expect(useEditorStore.getState().selectedLayerId).toBeNull();
    undo();
    expect(photoIds()).toEqual(['a']);
  });

  it('changes the order by one step, and not past the ends', () => {
    for (const id of ['a', 'b', 'c']) layPhoto(photo(id));
    restackSelected(1);
    expect(photoIds()).toEqual(['a', 'b', 'c']);
    restackSelected(-1);
    expect(photoIds()).toEqual(['a', 'c', 'b']);
  });

  it('erases a photo that is gone from every step', () => {
    layPhoto(photo('a'));
    layPhoto(photo('b'));
    setBackground({ kind: 'colour', colour: '#a8bfa3' });
    forgetPhotosExcept(new Set(['b']));
    expect(photoIds()).toEqual(['b']);
    while (useEditorStore.getState().history.past.length > 0) {
      undo();
      expect(photoIds()).not.toContain('a');
    }
  });
});

describe('the draft', () => {
  it('follows every change, and the history goes on when the shopper comes back with it', () => {
    layPhoto(photo('a'));
    const { design } = useDraftStore.getState();
    expect(design).toBe(currentDesign());
    openDesign(geometry, design);
    expect(pastLength()).toBe(1);
  });

  it('that was carried over to another phone is taken up as it is', () => {
    layPhoto(photo('a'));
    const other = testCase({ caseId: 'other-phone', widthMm: 80 });
    const carried = { ...currentDesign(), caseId: other.caseId };
    openDesign(other, carried);
    expect(currentDesign()).toBe(carried);
    expect(pastLength()).toBe(0);
  });

  it('begins blank on a phone that has none', () => {
    layPhoto(photo('a'));
    openDesign(testCase({ caseId: 'other-phone' }), null);
    expect(currentDesign()).toMatchObject({ caseId: 'other-phone', layers: [] });
  });

  it('is gone with its history when the shopper leaves', () => {
    layPhoto(photo('a'));
    selectLayer(null);
    resetStores();
    expect(useEditorStore.getState()).toMatchObject({ geometry: null, selectedLayerId: null });
    expect(useEditorStore.getState().history).toMatchObject({
      past: [],
      future: [],
      present: { layers: [] },
    });
  });
});
