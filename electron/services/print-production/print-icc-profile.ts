import { open } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import sharp from 'sharp';
import { iccProfileOf, isBuiltIn, type PrintProfile } from '../../../shared/domain/print-profile.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { PrintFailure } from './print-failure.ts';
import { PRODUCTION_LIMITS } from './production-limits.ts';

const HEADER_BYTES = 128;
const COLOUR_SPACES = { png: 'RGB ', 'tiff-cmyk': 'CMYK' } as const;
/** Output, display and colour space profiles. Links between two devices and lists of names convert nothing of ours. */
const CLASSES = ['prtr', 'mntr', 'spac'];

/**
 * The ICC profile of a print profile, as sharp names it, tried out: sharp itself goes on without a profile that it
 * cannot use, and says nothing. Ask at start too, so that a wrong path is found before a shopper pays.
 */
export async function findIccProfile(profile: PrintProfile): Promise<Result<string, PrintFailure>> {
  const name = iccProfileOf(profile);
  const problem =
    (isBuiltIn(name) ? undefined : await inspectFile(name, profile)) ?? (await tryOut(name, profile));
  return problem ? err({ kind: 'profileUnusable', detail: `${name}: ${problem}` }) : ok(name);
}

async function inspectFile(path: string, { format }: PrintProfile): Promise<string | undefined> {
  if (!isAbsolute(path)) return 'not a full path';
  const header = await readHeader(path).catch((error: unknown) => String(error));
  if (typeof header === 'string') return header;
  const wordAt = (offset: number) => header.toString('latin1', offset, offset + 4);
  if (wordAt(36) !== 'acsp') return 'not an ICC profile';
  if (!CLASSES.includes(wordAt(12))) return `a profile of the class ${wordAt(12).trim()}`;
  if (wordAt(16) !== COLOUR_SPACES[format])
    return `a profile for ${wordAt(16).trim()}, not ${COLOUR_SPACES[format]}`;
  return undefined;
}

/** The error, as text, where the file has more bytes than a profile can have. */
async function readHeader(path: string): Promise<Buffer | string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size > PRODUCTION_LIMITS.maxIccProfileBytes) return `${size} bytes are too many`;
    const { buffer } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    return buffer;
  } finally {
    await file.close();
  }
}

/** Converts one white pixel. For inks it must come out as none, or cut-outs and clear places would get a tint. */
async function tryOut(name: string, { format }: PrintProfile): Promise<string | undefined> {
  const white = sharp({ create: { width: 1, height: 1, channels: 3, background: '#ffffff' } }).withIccProfile(
    name,
  );
  const [file, ink] = await Promise.all([white.clone().tiff().toBuffer(), white.clone().raw().toBuffer()]);
  const { icc, channels } = await sharp(file).metadata();
  if (!icc) return 'cannot be used for a conversion';
  if (format === 'tiff-cmyk' && (channels !== 4 || ink.some((amount) => amount > 0)))
    return 'puts ink on white';
  return undefined;
}
