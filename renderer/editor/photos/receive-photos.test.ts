import { beforeEach, describe, expect, it } from 'vitest';
import type { Photo } from '../../../shared/contract/photos.ts';
import { emptyDesign, isPhotoLayer } from '../../../shared/domain/design.ts';
import { useDraftStore } from '../../state/draft-store.ts';
import { useNoticeStore } from '../../state/notice-store.ts';
import { resetStores } from '../../state/registry.ts';
import { currentDesign, openDesign, removeSelected } from '../editor-store.ts';
import { testCase } from '../geometry/arbitraries.ts';
import { layChosenPhoto, receivePhotos } from './receive-photos.ts';

const photo = (photoId: string, source: Photo['source'] = 'phone'): Photo => ({
  photoId,
  source,
  widthPx: 1600,
  heightPx: 1200,
  screenPath: 's',
  originalPath: 'o',
});
const onCase = (): string[] =>
  currentDesign()
    .layers.filter(isPhotoLayer)
    .map((layer) => layer.photoId);
const noticeKey = () => useNoticeStore.getState().notice?.key;

beforeEach(() => {
  resetStores();
  openDesign(testCase(), null);
});

describe('photos that arrive', () => {
  it('are laid on a blank case at once, the first of them', () => {
    receivePhotos([]);
    receivePhotos([photo('a'), photo('b')]);
    expect(onCase()).toEqual(['a']);
  });

  it('are laid on a blank case when they came while another screen was shown', () => {
    receivePhotos([photo('a')]);
    expect(onCase()).toEqual(['a']);
  });

  it('stay off a blank case that comes back after a crash', () => {
    const blank = emptyDesign(testCase().caseId);
    useDraftStore.setState({ design: blank });
    openDesign(testCase(), blank);
    receivePhotos([photo('a')]);
    expect(onCase()).toEqual([]);
    receivePhotos([photo('a'), photo('b')]);
    expect(onCase()).toEqual(['b']);
  });

  it('are announced, and not laid on, when there is a design', () => {
    receivePhotos([photo('a')]);
    receivePhotos([photo('a'), photo('b')]);
    expect(onCase()).toEqual(['a']);
    expect(noticeKey()).toBe('editor.photoArrived');
  });

  it('take their layers with them when they are erased', () => {
    receivePhotos([photo('a')]);
    receivePhotos([]);
    expect(onCase()).toEqual([]);
  });
});

describe('a photo that was chosen as a file', () => {
  it('is laid on once, whether its news came before the answer or after', () => {
    receivePhotos([]);
    receivePhotos([photo('a', 'file')]);
    layChosenPhoto(photo('a', 'file'));
    expect(onCase()).toEqual(['a']);
    layChosenPhoto(photo('b', 'file'));
    receivePhotos([photo('a', 'file'), photo('b', 'file')]);
    expect(onCase()).toEqual(['a', 'b']);
    expect(noticeKey()).toBeUndefined();
  });

  it('is laid on again after it was taken off', () => {
    receivePhotos([photo('a')]);
    removeSelected();
    layChosenPhoto(photo('a'));
    expect(onCase()).toEqual(['a']);
  });
});
