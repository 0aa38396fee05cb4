import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { commandSchema } from './commands/command-schema.ts';
import { signCommand } from './commands/sign-command.ts';
import { FLEET_VERSION } from './topics.ts';

/*
 * Signs one command, for `mosquitto_pub` to publish. Run where the owner's private key is, never on a kiosk:
 *
 *   node electron/services/fleet/give-command.ts --to north/k1 --as ann --key ann.pem restart
 */

const USAGE =
  'usage: give-command.ts --to SITE/KIOSK --as KEY-NAME --key FILE.pem [--minutes 10] [--text "…" --chinese "…"] COMMAND';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: 'string' },
    as: { type: 'string' },
    key: { type: 'string' },
    minutes: { type: 'string', default: '10' },
    text: { type: 'string' },
    chinese: { type: 'string' },
  },
});
const [kind] = positionals;
const [site, kiosk] = values.to?.split('/') ?? [];
if (!kind || !site || !kiosk || values.as === undefined || values.key === undefined) {
  console.error(USAGE);
  process.exit(2);
}
const message = { en: values.text ?? null, 'zh-CN': values.chinese ?? null };
const issuedAtMs = Date.now();
const command = commandSchema.safeParse({
  ...{ version: FLEET_VERSION, id: randomUUID(), site, kiosk, issuedAtMs },
  expiresAtMs: issuedAtMs + Number(values.minutes) * 60_000,
  command: kind === 'setOutOfService' ? { kind, message } : { kind },
});
if (!command.success) {
  console.error(command.error.issues.map(({ path, message: why }) => `${path.join('.')}: ${why}`).join('\n'));
  process.exit(2);
}
process.stdout.write(`${signCommand(command.data, values.as, readFileSync(values.key, 'utf8'))}\n`);
