import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaFiles } from './schemas.ts';

/* `node electron/services/fleet/write-schemas.ts`, after a message has changed. */

for (const [name, text] of Object.entries(schemaFiles())) {
  writeFileSync(join(import.meta.dirname, 'schemas', name), text);
}
