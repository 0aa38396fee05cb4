import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PRINT_SHOP } from '../../../demo/backend/print-shop/seed.ts';
import { systemClock } from '../../../system/clock.ts';
import { silentLog } from '../../../system/log.ts';
import { createHeicDecoder } from '../../photos/heic-decoder.ts';
import { createDocumentStore } from '../intake/document-store.ts';
import type { OfficeConverter } from '../intake/office-converter.ts';
import { createPagePictures } from '../intake/page-pictures.ts';
import { DOCUMENT_LIMITS, type DocumentLimits } from '../limits.ts';
import { createPdfEngine } from '../pdf/pdf-engine.ts';
import { firstChoiceFor } from '../tray.ts';

/** A store of documents in a folder of its own, with a session. */
export async function openIntakeRig(
  changed: Partial<DocumentLimits> = {},
  office: OfficeConverter | null = null,
) {
  const folder = mkdtempSync(join(tmpdir(), 'casepress-intake-'));
  const limits = { ...DOCUMENT_LIMITS, ...changed };
  const clock = systemClock;
  const log = silentLog;
  const pdf = createPdfEngine({ log });
  const documents = createDocumentStore({
    ...{ folder: join(folder, 'documents'), limits, pdf, office, clock, log },
    heic: createHeicDecoder({ log }),
    pages: createPagePictures({ pdf, limits, clock }),
    firstChoice: firstChoiceFor(DEMO_PRINT_SHOP.prices),
  });
  await documents.openSession('one');
  return {
    ...{ documents, folder },
    close: async () => {
      await documents.closeSession();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
