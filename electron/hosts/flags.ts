import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/domain/result.ts';

export interface StartFlags {
  /** Configuration file; without it the demo runs. */
  readonly config: string | undefined;
  /** Data folder. */
  readonly data: string | undefined;
  /** Port of the browser host, 0: any. */
  readonly port: number;
  /** Missing: whichever this machine can run. */
  readonly host: 'electron' | 'browser' | undefined;
  /** Whether to open a window. */
  readonly open: boolean;
}

export const FLAGS_USAGE =
  'known flags are --config FILE, --data DIR, --port N, --host electron|browser and --no-open';

const DEFAULT_PORT = 4173;
const PORT_MAX = 65_535;

const OPTIONS = {
  config: { type: 'string' },
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  'no-open': { type: 'boolean' },
} as const;

/** Reads the flags after `npm start --`. A mistake is one sentence for the person who typed it. */
export function parseStartFlags(args: readonly string[]): Result<StartFlags, string> {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    return err(`${firstSentence(error)}; ${FLAGS_USAGE}.`);
  }
  const { config, data, host, port = String(DEFAULT_PORT) } = values;
  if (host !== undefined && host !== 'electron' && host !== 'browser') {
    return err(`--host is "${host}", expected electron or browser.`);
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > PORT_MAX) {
    return err(`--port is "${port}", expected a number from 0 (any free port) to ${PORT_MAX}.`);
  }
  if (config === '') return err('--config is empty, expected the path of a file.');
  if (data === '') return err('--data is empty, expected the path of a folder.');
  return ok({ config, data, host, port: Number(port), open: !values['no-open'] });
}

/**
 * Finds `--config` and `--data` in Electron's command line, which carries switches of Chromium and of debuggers as
 * well, and must not fail on them.
 */
export function findKioskFlags(args: readonly string[]): Pick<StartFlags, 'config' | 'data'> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: false, allowPositionals: true });
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return { config: text(values.config), data: text(values.data) };
}

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;

/** Node's own message, without its advice on how to write the code. */
const firstSentence = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split(/[.\n](?:\s|$)/)[0] ?? '';
