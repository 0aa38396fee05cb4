import { onTestFinished } from 'vitest';
import type { Locale } from '../../../../shared/contract/kiosk.ts';
import type { PhotoRefusal } from '../../../../shared/contract/photos.ts';
import { silentLog } from '../../../system/log.ts';
import type { PhotoStoreOptions } from '../photo-store.ts';
import { createUploadServer, type UploadServer, type UploadServerOptions } from '../upload-server.ts';
import { openPhotoRig, type PhotoRig } from './photo-rig.ts';

export interface UploadRig extends PhotoRig {
  readonly server: UploadServer;
  /** The address of the page of session `s1`. */
  readonly url: string;
  /** What the kiosk's screen would have been told. */
  readonly refused: PhotoRefusal[];
}

export const JSON_ANSWER = { accept: 'application/json' };

/** An upload server on a free port, with an open session and its page. */
export async function openUploadRig(
  options: {
    readonly locale?: Locale;
    readonly photos?: Partial<PhotoStoreOptions>;
    readonly server?: Partial<UploadServerOptions>;
  } = {},
): Promise<UploadRig> {
  const rig = await openPhotoRig(options.photos);
  const refused: PhotoRefusal[] = [];
  const server = createUploadServer({
    port: 0,
    lanAddress: '127.0.0.1',
    photos: rig.photos,
    log: silentLog,
    onRefused: (reason) => refused.push(reason),
    ...options.server,
  });
  onTestFinished(() => server.close());
  const page = await server.openPage('s1', options.locale ?? 'en');
  return { ...rig, server, refused, url: page.kind === 'open' ? page.url : '' };
}

/** A form with one `photo` field for each file. */
export function photoForm(...files: readonly Uint8Array[]): FormData {
  const form = new FormData();
  files.forEach((bytes, index) => {
    form.append('photo', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), `../IMG ${index}.jpg`);
  });
  return form;
}

/** Sends a form as the page's script does. */
export async function postJson(url: string, body: FormData) {
  const response = await fetch(url, { method: 'POST', body, headers: JSON_ANSWER });
  return { status: response.status, answer: (await response.json()) as unknown };
}
