import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Photo } from '../../../shared/contract/photos.ts';
import { createClient } from '../../bridge/client.ts';
import type { NewsListener } from '../../bridge/transport.ts';
import { ManualClock } from '../../state/manual-clock.ts';
import { useNoticeStore } from '../../state/notice-store.ts';
import { resetStores } from '../../state/registry.ts';
import { currentDesign, openDesign } from '../editor-store.ts';
import { testCase } from '../geometry/arbitraries.ts';
import { currentPhotos, usePhotoStore } from './photo-store.ts';
import { usePicturesStore } from './pictures-store.ts';
import { watchPhotos } from './watch-photos.ts';

const photo = (photoId: string): Photo => ({
  photoId,
  source: 'phone',
  widthPx: 800,
  heightPx: 600,
  screenPath: 's',
  originalPath: 'o',
});

/** A main process whose answers come when the test says so. */
function fakeMain() {
  const answers: ((photos: readonly Photo[]) => void)[] = [];
  const listeners = new Set<NewsListener>();
  const connections = new Set<(connected: boolean) => void>();
  const client = createClient({
    call: () => new Promise((resolve) => answers.push((photos) => resolve({ ok: true, value: photos }))),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watchConnection: (listener) => {
      connections.add(listener);
      listener(true);
      return () => connections.delete(listener);
    },
    fileUrl: (path) => path,
  });
  return {
    client,
    /** Answers the call of that number, once it has been made. */
    answer: async (index: number, photos: readonly Photo[]) => {
      await expect.poll(() => answers.length).toBeGreaterThan(index);
      answers[index]?.(photos);
    },
    tell: (name: string, payload: unknown) => {
      for (const listener of listeners) listener(name, payload);
    },
    reconnect: () => {
      for (const listener of connections) listener(true);
    },
  };
}

const ids = (): string[] => currentPhotos().map(({ photoId }) => photoId);

beforeEach(() => {
  resetStores();
  openDesign(testCase(), null);
});

describe('the list of photos', () => {
  it('is read when the bridge opens, and again when it opens anew', async () => {
    const main = fakeMain();
    watchPhotos(main.client);
    await main.answer(0, [photo('a')]);
    await expect.poll(ids).toEqual(['a']);
    main.reconnect();
    await main.answer(1, [photo('a'), photo('b')]);
    await expect.poll(ids).toEqual(['a', 'b']);
  });

  it('is not put back by an answer that is older than the news', async () => {
    const main = fakeMain();
    const seen: string[][] = [];
    usePhotoStore.subscribe(() => seen.push(ids()));
    watchPhotos(main.client);
    main.reconnect();
    main.tell('photosChanged', [photo('a'), photo('b')]);
    await expect.poll(ids).toEqual(['a', 'b']);
    await main.answer(0, [photo('a')]);
    await main.answer(1, [photo('a')]);
    // Answers are taken in turn: once a later one has been seen, these two have been as well.
    main.reconnect();
    await main.answer(2, [photo('a'), photo('b'), photo('c')]);
    await expect.poll(ids).toEqual(['a', 'b', 'c']);
    expect(seen).toEqual([
      ['a', 'b'],
      ['a', 'b', 'c'],
    ]);
    expect(useNoticeStore.getState().notice?.key).toBe('editor.photoArrived');
  });

  it('is left alone once nobody watches', async () => {
    const main = fakeMain();
    const end = watchPhotos(main.client);
    end();
    main.tell('photosChanged', [photo('a')]);
    // Another's news of later is heard: by then the first has gone unheard.
    const heard = Promise.withResolvers<void>();
    main.client.on('photosChanged', () => heard.resolve());
    main.tell('photosChanged', [photo('a')]);
    await heard.promise;
    expect(ids()).toEqual([]);
  });

  it('comes with the reason in words when a phone sent what cannot be used', async () => {
    const main = fakeMain();
    watchPhotos(main.client);
    main.tell('photoRefused', { reason: 'tooSmall' });
    await expect
      .poll(() => useNoticeStore.getState().notice)
      .toEqual({ tone: 'error', key: 'editor.refused.tooSmall' });
  });
});

/** Screen copies that come when the test says so. */
function slowPictures() {
  const asked: string[] = [];
  const gates = new Map<string, PromiseWithResolvers<void>>();
  const closed: string[] = [];
  const picture = { width: 1, height: 1, close: () => closed.push('picture') };
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const gate = Promise.withResolvers<void>();
    gates.set(url, gate);
    await gate.promise;
    return new Response('picture');
  });
  vi.stubGlobal('createImageBitmap', async () => picture);
  return { asked, closed, send: (url: string) => gates.get(url)?.resolve() };
}

const at = (photoId: string): Photo => ({ ...photo(photoId), screenPath: photoId });
const layerCount = (): number => currentDesign().layers.length;

describe('the first photo', () => {
  afterEach(() => vi.unstubAllGlobals());

  function watch() {
    const clock = new ManualClock();
    const main = fakeMain();
    const pictures = slowPictures();
    const end = watchPhotos(main.client, clock);
    return { clock, pictures, end, tell: (photos: readonly Photo[]) => main.tell('photosChanged', photos) };
  }

  it('fills the case together with its picture, which is fetched once', async () => {
    const { pictures, tell } = watch();
    tell([at('a')]);
    await expect.poll(() => pictures.asked).toEqual(['a']);
    expect([ids(), layerCount()]).toEqual([[], 0]);
    pictures.send('a');
    await expect.poll(layerCount).toBe(1);
    expect([...usePicturesStore.getState().pictures.keys()]).toEqual(['a']);
    expect(pictures.asked).toEqual(['a']);
  });

  it('fills the case without its picture when that takes too long', async () => {
    const { clock, pictures, tell } = watch();
    tell([at('a')]);
    await expect.poll(() => pictures.asked).toEqual(['a']);
    clock.advance(499);
    expect(layerCount()).toBe(0);
    clock.advance(1);
    await expect.poll(layerCount).toBe(1);
    pictures.send('a');
    await expect.poll(() => usePicturesStore.getState().pictures.size).toBe(1);
  });

  it('is not laid when it was erased before its picture came', async () => {
    const { pictures, tell } = watch();
    tell([at('a')]);
    await expect.poll(() => pictures.asked).toEqual(['a']);
    tell([]);
    pictures.send('a');
    tell([at('b')]);
    await expect.poll(() => pictures.asked).toEqual(['a', 'b']);
    pictures.send('b');
    await expect.poll(ids).toEqual(['b']);
    expect(currentDesign().layers).toMatchObject([{ photoId: 'b' }]);
  });

  it('does not reach the next shopper when the last one left before its picture came', async () => {
    const { pictures, tell } = watch();
    tell([at('a')]);
    await expect.poll(() => pictures.asked).toEqual(['a']);
    resetStores();
    openDesign(testCase(), null);
    pictures.send('a');
    // What came too late is thrown away; whoever waited for it has been told by then.
    await expect.poll(() => pictures.closed).toEqual(['picture']);
    expect([ids(), layerCount()]).toEqual([[], 0]);
  });
});
