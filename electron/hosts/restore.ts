import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../journal/database.ts';
import { restoreNewest } from '../journal/restore.ts';
import { describeTakenFolder, lockDataFolder } from './data-lock.ts';

/** `npm run restore -- --data DIR`: the newest backup in the place of a database that cannot be read. */
function main(): string {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  if (!values.data) return 'expected --data DIR, the kiosk’s data folder.';
  const lock = lockDataFolder(values.data);
  if (!lock.ok) return describeTakenFolder(values.data, lock.error);
  const file = join(values.data, 'kiosk.sqlite');
  if (isSound(file)) return `${file} is sound: nothing was changed.`;
  const backup = restoreNewest({ file, backupFolder: join(values.data, 'backups'), nowMs: Date.now() });
  if (backup === null) return `There is no backup in ${join(values.data, 'backups')}: nothing was changed.`;
  process.stdout.write(
    `${backup} is the kiosk’s database now; the former one is kept as ${file}.damaged.\n` +
      'Sales since that backup are in the backend and on the shoppers’ slips, not in this kiosk.\n',
  );
  return '';
}

function isSound(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    openDatabase(file).close();
    return true;
  } catch {
    return false;
  }
}

const trouble = main();
if (trouble !== '') {
  process.stderr.write(`${trouble}\n`);
  process.exitCode = 1;
}
