import { beforeEach, describe, expect, it } from 'vitest';
import type { Photo } from '../../shared/contract/photos.ts';
import { emptyDesign, PLAIN_LAYER, type SlotLayer } from '../../shared/domain/design.ts';
import {
  currentDesign,
  layPhoto,
  openDesign,
  replaceDesign,
  selectLayer,
  undo,
  useEditorStore,
} from './editor-store.ts';
import { testCase } from './geometry/arbitraries.ts';

const photo: Photo = {
  photoId: 'sea',
  source: 'phone',
  widthPx: 3000,
  heightPx: 4000,
  screenPath: 'screen',
  originalPath: 'original',
};

const slot = (layerId: string): SlotLayer => ({
  kind: 'slot',
  layerId,
  centreXMm: 40,
  centreYMm: 90,
  widthMm: 30,
  heightMm: 30,
  rotationDeg: 0,
  ...PLAIN_LAYER,
  frame: 'circle',
  border: null,
});

describe('a photo that is laid on a case with empty slots', () => {
  const geometry = testCase();
  const design = { ...emptyDesign(geometry.caseId), layers: [slot('one'), slot('two')] };
  const kinds = () => currentDesign().layers.map(({ kind }) => kind);

  beforeEach(() => {
    openDesign(geometry, null);
    replaceDesign(design);
  });

  it('goes into the first, and is selected', () => {
    layPhoto(photo);
    expect(kinds()).toEqual(['photo', 'slot']);
    expect(useEditorStore.getState().selectedLayerId).toBe('one');
  });

  it('goes into the selected one, as one step', () => {
    selectLayer('two');
    layPhoto(photo);
    expect(kinds()).toEqual(['slot', 'photo']);
    undo();
    expect(currentDesign()).toBe(design);
  });

  it('becomes a layer of its own once all are full', () => {
    for (let count = 1; count <= 3; count++) layPhoto(photo);
    expect(kinds()).toEqual(['photo', 'photo', 'photo']);
    expect(currentDesign().layers[2]).toMatchObject({ frame: 'rectangle' });
  });
});
