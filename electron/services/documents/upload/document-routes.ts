import type { FastifyInstance } from 'fastify';
import type { DocumentRefusal } from '../../../../shared/contract/documents.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Log } from '../../../system/log.ts';
import type { UploadServerLimits } from '../../phone-upload/upload-limits.ts';
import { addUploadRoutes } from '../../phone-upload/upload-routes.ts';
import type { UploadSubject } from '../../phone-upload/upload-subject.ts';
import type { UploadTokens } from '../../phone-upload/upload-tokens.ts';
import type { DocumentStore } from '../intake/document-store.ts';
import type { DocumentLimits } from '../limits.ts';
import { DOCUMENT_HERO, SHEET_ICON } from './document-drawings.ts';
import { documentTexts } from './document-texts.ts';

export interface DocumentRoutesOptions {
  readonly documents: Pick<DocumentStore, 'add'>;
  readonly limits: DocumentLimits;
  readonly takesOffice: boolean;
  readonly tokens: UploadTokens;
  readonly clock: Clock;
  readonly log: Log;
}

const REFUSAL_STATUS: Readonly<Record<DocumentRefusal, number>> = {
  tooManyBytes: 413,
  tooManyPages: 422,
  tooManyPixels: 422,
  unsupportedType: 415,
  officeNotTaken: 415,
  locked: 422,
  broken: 422,
  empty: 422,
  tooManyDocuments: 409,
  sessionEnded: 410,
  storageFull: 507,
  stickGone: 422,
};

/** `/d/<token>`: the phone's page for documents, on the server of the photos. */
export function addDocumentRoutes(
  server: FastifyInstance,
  uploadLimits: UploadServerLimits,
  options: DocumentRoutesOptions,
): void {
  const { tokens, clock, log } = options;
  const subject = documentUploads(options);
  addUploadRoutes(server, { path: 'd', subject, tokens, clock, log, limits: uploadLimits });
}

function documentUploads(options: DocumentRoutesOptions): UploadSubject<DocumentRefusal> {
  const { documents, limits, takesOffice } = options;
  return {
    field: 'document',
    limits: { maxBytes: limits.maxBytes, maxFiles: limits.maxDocuments },
    icon: SHEET_ICON,
    hero: DOCUMENT_HERO,
    manner: {
      // The kiosk opens and counts each before it says yes.
      atOnce: 1,
      busyRetries: 8,
      busyPauseMs: 2000,
      mayPassNextTime: ['broken', 'storageFull', 'tooManyDocuments'] satisfies DocumentRefusal[],
      isNamed: true,
      convertsPictures: false,
    },
    refusalStatus: REFUSAL_STATUS,
    texts: (locale) => documentTexts(locale, limits, takesOffice),
    add: (fileName, file, sessionId) => documents.add(fileName, file, sessionId),
  };
}
