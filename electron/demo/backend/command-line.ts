import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../../shared/domain/result.ts';

export interface CommandLine {
  readonly port: number;
  readonly host: string;
  readonly publicHost?: string;
  readonly dataFolder?: string;
  readonly devices: readonly string[];
  readonly notify: { readonly paymentUrl?: string; readonly orderUrl?: string };
}

export const USAGE =
  'usage: npm run backend -- [--port N] [--data DIR] [--device ID]… [--host ADDRESS] [--public-host NAME] [--notify-payment URL] [--notify-order URL]';

/** Reads the flags of the demo backend. The error is one sentence for the person at the terminal. */
export function readCommandLine(flags: readonly string[]): Result<CommandLine, string> {
  const parsed = parseFlags(flags);
  if (!parsed.ok) return parsed;
  const given = parsed.value;
  const port = /^\d{1,5}$/.test(given.port) ? Number(given.port) : Number.NaN;
  if (!(port <= 65_535)) return err(`--port must be a number from 0 to 65535, not "${given.port}".`);
  for (const flag of ['notify-payment', 'notify-order'] as const) {
    const url = given[flag];
    if (url !== undefined && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
      return err(`--${flag} must be an http or https address, not "${url}".`);
    }
  }
  return ok({
    port,
    host: given.host,
    devices: given.device ?? [],
    ...(given['public-host'] === undefined ? {} : { publicHost: given['public-host'] }),
    ...(given.data === undefined ? {} : { dataFolder: given.data }),
    notify: {
      ...(given['notify-payment'] === undefined ? {} : { paymentUrl: given['notify-payment'] }),
      ...(given['notify-order'] === undefined ? {} : { orderUrl: given['notify-order'] }),
    },
  });
}

function parseFlags(flags: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...flags],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string', default: '0' },
        host: { type: 'string', default: '127.0.0.1' },
        'public-host': { type: 'string' },
        data: { type: 'string' },
        device: { type: 'string', multiple: true },
        'notify-payment': { type: 'string' },
        'notify-order': { type: 'string' },
      },
    });
    return ok(values);
  } catch (error) {
    return err(error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error));
  }
}
