import { join } from 'node:path';
import type { UploadPage } from '../shared/contract/photos.ts';
import type { ScreenNews } from './bridge/screen-news.ts';
import { openDocuments } from './kiosk-documents.ts';
import type { Closers, Ground } from './kiosk-ground.ts';
import type { Machine } from './kiosk-machine.ts';
import type { Shop } from './kiosk-shop.ts';
import { createHeicDecoder, type HeicDecoder } from './services/photos/heic-decoder.ts';
import { createPhotoStore, type PhotoStore } from './services/photos/photo-store.ts';
import { createUploadServer } from './services/photos/upload-server.ts';
import { createSessionService } from './services/session/session-service.ts';
import { chooseFinder } from './services/usb-photos/choose-finder.ts';
import { createUsbPhotos } from './services/usb-photos/usb-photos.ts';
import type { Config } from './system/config/schema.ts';

/** What the shopper brings: a session, and photos by phone or file. All of it is erased when the session ends. */
export async function openIntake(
  shop: Shop,
  machine: Machine,
  ground: Ground,
  news: ScreenNews,
  closers: Closers,
) {
  const { config } = shop;
  const { engine, printFiles, visits } = machine;
  const { clock, log, kept, dataDir } = ground;
  const heic = createHeicDecoder({ log });
  const photos = createPhotoStore({ folder: join(dataDir, 'photos'), log, heic });
  const usbPhotos = openUsb(config, ground, { photos, heic, news });
  const sessionId = () => sessions.current()?.sessionId ?? null;
  const documents = openDocuments(shop, machine, ground, { news, heic, sessionId }, closers);
  await Promise.all([
    photos.eraseAll(),
    usbPhotos.eraseAll(),
    printFiles.eraseDrafts(),
    documents?.eraseAll(),
  ]);
  photos.onChange((list) => news.emit('photosChanged', list));
  const { port, publicUrl } = config.photoIntake;
  const uploads = createUploadServer({
    port,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(config.network ? { lanAddress: config.network.lanAddress } : {}),
    photos,
    log,
    ...(documents?.addRoutes ? { addRoutes: documents.addRoutes } : {}),
    onRefused: (reason) => news.emit('photoRefused', { reason }),
  });
  closers.push(() => uploads.close());
  let openPageOf: string | null = null;
  const sessions = createSessionService({
    keeper: kept,
    clock,
    log,
    onOpen: async (session) => {
      visits?.open();
      await Promise.all([photos.openSession(session.sessionId), printFiles.openSession()]);
      await documents?.onOpen(session);
      usbPhotos.open(session.sessionId);
    },
    onLocale: async (session) => {
      documents?.onLocale(session);
      if (openPageOf === session.sessionId) await uploads.openPage(session.sessionId, session.locale);
    },
    onClose: async (session) => {
      visits?.close();
      openPageOf = null;
      uploads.closePage();
      await Promise.all([
        photos.closeSession(),
        usbPhotos.close(),
        printFiles.closeSession(),
        documents?.onClose(session),
      ]);
    },
  });
  engine.store.subscribe((sale, event) => {
    // The sale has lost it, and the shopper was told: it must not come back with the next beginning.
    const isTheirs = sale.sessionId === sessions.current()?.sessionId;
    if (event.kind === 'discountRemoved' && isTheirs) visits?.current()?.removeCoupon();
  });
  closers.push(() => photos.closeSession());
  closers.push(() => usbPhotos.close());
  return {
    photos,
    usbPhotos,
    sessions,
    documents,
    documentCalls: documents?.calls(uploads, () => sessions.current()) ?? null,
    list: () => photos.list(),
    remove: (photoId: string) => photos.remove(photoId),
    uploadPage: async (): Promise<UploadPage> => {
      const session = sessions.current();
      if (!session) return { kind: 'unavailable' };
      openPageOf = session.sessionId;
      return uploads.openPage(session.sessionId, session.locale);
    },
  };
}

/** Sticks are read only where the configuration wants it. */
function openUsb(
  { photoIntake }: Config,
  { clock, log, dataDir }: Ground,
  { photos, heic, news }: { photos: PhotoStore; heic: HeicDecoder; news: ScreenNews },
) {
  const finder = chooseFinder({ isWanted: photoIntake.usb, folder: photoIntake.usbFolder, dataDir });
  if (finder === 'unsupported') log.warn('USB sticks are not read on this system');
  return createUsbPhotos({
    finder: typeof finder === 'string' ? null : finder,
    photos,
    heic,
    folder: join(dataDir, 'usb-photos'),
    clock,
    log,
    onChange: (list) => news.emit('usbPhotosChanged', list),
  });
}
