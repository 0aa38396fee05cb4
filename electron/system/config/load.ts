import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Secret } from './common-schema.ts';
import { devicesSchema } from './devices-schema.ts';
import { type Config, configSchema } from './schema.ts';

/** One mistake in the configuration, for the technician: where, and what was expected. */
export type ConfigMistake = string;

/**
 * Reads the kiosk's configuration. Without a file everything has its default and the demo stands in for what is missing.
 * All mistakes come back at once, each with its path (`payments[0].qr: expected …`).
 */
export function loadConfig(
  file: string | undefined,
  environment: NodeJS.ProcessEnv,
): Result<Config, readonly ConfigMistake[]> {
  const json = readConfigFile(file);
  return json.ok ? parseConfig(json.value, environment) : err([json.error]);
}

/** The same of a configuration that was read already. */
export function parseConfig(
  json: unknown,
  environment: NodeJS.ProcessEnv,
): Result<Config, readonly ConfigMistake[]> {
  const parsed = configSchema.safeParse(json);
  if (!parsed.success) return err(parsed.error.issues.flatMap(describeIssue));
  const missing = missingSecrets(parsed.data, environment);
  return missing.length === 0 ? ok(parsed.data) : err(missing);
}

/** The text of a secret. Call only for a configuration that `loadConfig` accepted with the same environment. */
export function readSecret(secret: Secret, environment: NodeJS.ProcessEnv): string {
  if (typeof secret === 'string') return secret;
  const value = environment[secret.env];
  if (!value) throw new Error(`environment variable ${secret.env} is empty`);
  return value;
}

/** Without a file the demo shows what it has for a shopper, beside the cases. A file names what it wants of it. */
const WITHOUT_FILE = { haidian: {} } as const;

/** What stands in the file, unchecked. */
export function readConfigFile(file: string | undefined): Result<unknown, ConfigMistake> {
  if (file === undefined) return ok(WITHOUT_FILE);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return err(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    return err(`${file}: is not JSON (${(error as Error).message})`);
  }
}

function describeIssue(issue: z.core.$ZodIssue): ConfigMistake[] {
  const path = formatPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const isDevices = issue.path.length === 1 && issue.path[0] === 'devices';
    const fault = isDevices ? `is not a device; expected ${DEVICE_NAMES}` : 'is not a setting';
    return issue.keys.map((key) => `${formatPath([...issue.path, key])}: ${fault}`);
  }
  return [`${path}: ${issue.message.replace(/^Invalid input: /, '')}`];
}

const DEVICE_NAMES = Object.keys(devicesSchema.shape)
  .join(', ')
  .replace(/, (\w+)$/, ' or $1');

function formatPath(path: readonly PropertyKey[]): string {
  const text = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  return text === '' ? 'configuration' : text;
}

function missingSecrets(config: Config, environment: NodeJS.ProcessEnv): ConfigMistake[] {
  const secrets: [path: string, secret: Secret | undefined][] = [
    ['backend.password', config.backend?.password],
    ['notify.secret', config.notify?.secret],
    ['vendingPlatform.appSecret', config.vendingPlatform?.appSecret],
    ['gobox.token', config.gobox?.token],
    ['gobox.staff.c8Token', config.gobox?.staff?.c8Token],
    ['gobox.staff.booksToken', config.gobox?.staff?.booksToken],
    ['haidian.signKey', config.haidian?.signKey],
    ['printShop.token', config.printShop?.token],
    ['fleet.password', config.fleet?.password],
  ];
  return secrets.flatMap(([path, secret]) =>
    typeof secret === 'object' && !environment[secret.env]
      ? [`${path}: expected the environment variable ${secret.env} to hold it, and it is empty`]
      : [],
  );
}
