import type { MethodName, MethodOutput } from '../../../shared/contract/index.ts';
import type { Photo } from '../../../shared/contract/photos.ts';
import type { NewsListener, Transport } from '../../bridge/transport.ts';

/** A main process made up for trying the editor on its own. Not part of the product: no page of it is built. */
export interface FakeMain {
  readonly transport: Transport;
  /** Photos arrive, as if from a phone. */
  arrive(...photos: readonly Photo[]): void;
  refuse(reason: string): void;
  uploadPage: MethodOutput<'getUploadPage'>;
}

export function createFakeMain(): FakeMain {
  let photos: readonly Photo[] = [];
  const listeners = new Set<NewsListener>();
  const tell: NewsListener = (name, payload) => {
    for (const listener of listeners) listener(name, payload);
  };
  const setPhotos = (next: readonly Photo[]): void => {
    photos = next;
    tell('photosChanged', photos);
  };
  const answers: Partial<Record<MethodName, (input: unknown) => unknown>> = {
    listPhotos: () => photos,
    getUploadPage: () => main.uploadPage,
    checkReadiness: () => ({ ready: true, problems: [], methods: [] }),
    removePhoto: (input) => {
      setPhotos(photos.filter(({ photoId }) => photoId !== (input as { photoId: string }).photoId));
      return {};
    },
  };
  const main: FakeMain = {
    uploadPage: { kind: 'open', url: 'http://192.168.20.14:41873/u/Zk3vQ0r8mX1tYb7LwC5nHd2sPfGj6aUe' },
    arrive: (...arrived) => setPhotos([...photos, ...arrived]),
    refuse: (reason) => tell('photoRefused', { reason }),
    transport: {
      call: async (method, input) => {
        const answer = answers[method as MethodName];
        if (!answer) return { ok: false, error: { kind: 'notFound', detail: method } };
        return { ok: true, value: answer(input) };
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      watchConnection: (listener) => {
        listener(true);
        return () => undefined;
      },
      fileUrl: (path) => new URL(path, location.origin).href,
    },
  };
  return main;
}
