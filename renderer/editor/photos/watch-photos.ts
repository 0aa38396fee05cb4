import type { Photo } from '../../../shared/contract/photos.ts';
import type { BridgeClient } from '../../bridge/client.ts';
import { showNotice } from '../../state/notice-store.ts';
import { keepShownPictures } from './keep-shown-pictures.ts';
import { receivePhotos } from './receive-photos.ts';

/** Keeps the list of photos in step with the main process: its news, and the whole list whenever the bridge opens. */
export function watchPhotos(client: BridgeClient): () => void {
  let newsCount = 0;
  let ended = false;

  const receive = (photos: readonly Photo[]): void => {
    receivePhotos(photos);
    // Its picture is under way while the page still makes room for it.
    keepShownPictures((path) => client.fileUrl(path));
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
