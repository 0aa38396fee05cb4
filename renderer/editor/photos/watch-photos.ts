import type { Photo } from '../../../shared/contract/photos.ts';
import type { BridgeClient } from '../../bridge/client.ts';
import { type Clock, systemClock } from '../../state/clock.ts';
import { showNotice } from '../../state/notice-store.ts';
import { registerStore } from '../../state/registry.ts';
import { keepShownPictures } from './keep-shown-pictures.ts';
import { loadPicture } from './pictures-store.ts';
import { photoToLay, receivePhotos } from './receive-photos.ts';

/** So long the first photo's picture may take before the case is shown without it. It takes 30 ms, on a slow machine 100. */
const LONGEST_WAIT_MS = 500;

let visitCount = 0;
registerStore(() => {
  visitCount++;
});

/** Keeps the list of photos in step with the main process: its news, and the whole list whenever the bridge opens. */
export function watchPhotos(client: BridgeClient, clock: Clock = systemClock): () => void {
  let newsCount = 0;
  let listCount = 0;
  let ended = false;
  const fileUrl = (path: string): string => client.fileUrl(path);

  const takeOver = (photos: readonly Photo[]): void => {
    receivePhotos(photos);
    keepShownPictures(fileUrl);
  };

  /** Drawing the case without its first picture, and then with it, keeps the page busy for longer than loading it. */
  const takeOverWithPicture = async (photos: readonly Photo[], photo: Photo): Promise<void> => {
    const [count, visit] = [listCount, visitCount];
    await atMost(LONGEST_WAIT_MS, loadPicture(photo, fileUrl), clock);
    // A list that came meanwhile is younger; and the next shopper gets none of the last one's photos.
    if (count === listCount && visit === visitCount && !ended) takeOver(photos);
  };

  const receive = (photos: readonly Photo[]): void => {
    listCount++;
    const photo = photoToLay(photos);
    if (photo) void takeOverWithPicture(photos, photo);
    else takeOver(photos);
  };

  const readList = async (): Promise<void> => {
    const before = newsCount;
    const answer = await client.call('listPhotos', {});
    // News that came meanwhile is younger than this answer.
    if (answer.ok && newsCount === before && !ended) receive(answer.value);
  };

  const ends = [
    client.on('photosChanged', (photos) => {
      newsCount++;
      receive(photos);
    }),
    client.on('photoRefused', ({ reason }) => showNotice({ tone: 'error', key: `editor.refused.${reason}` })),
    client.watchConnection((connected) => {
      if (connected) void readList();
    }),
  ];
  return () => {
    ended = true;
    for (const end of ends) end();
  };
}

function atMost(limitMs: number, work: Promise<void>, clock: Clock): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stopWaiting = clock.after(limitMs, resolve);
  void work.finally(() => {
    stopWaiting();
    resolve();
  });
  return promise;
}
