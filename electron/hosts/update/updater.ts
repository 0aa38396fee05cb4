import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { UPDATE_DELAYS } from './delays.ts';
import { isSigned, type UpdateOffer } from './offer.ts';
import type { SafeTime } from './safe-time.ts';
import type { UpdateStateFile } from './update-state.ts';
import { isNewer } from './version-order.ts';

/** Where newer versions come from, and how they are put in. */
export interface UpdateSource {
  /** What the feed offers as its newest; null: nothing. */
  checkForUpdate(): Promise<UpdateOffer | null>;
  /** Brings the file of an offer onto this disk, and gives its path. */
  download(offer: UpdateOffer): Promise<string>;
  /** Ends this program and puts the new one in its place. Does not return for long. */
  install(file: string): Promise<void> | void;
}

/** Keeps what brings a version back. */
export interface ProgramKeeper {
  /** Of the version that runs now; null: there is nothing that could be kept. */
  keepCurrent(): Promise<string | null>;
  /** Of the version that is about to be put in. */
  keepNext(version: string, file: string): Promise<void>;
}

export interface UpdaterOptions {
  readonly source: UpdateSource;
  readonly keeper: ProgramKeeper;
  readonly state: UpdateStateFile;
  readonly safeTime: SafeTime;
  /** Of the running program. */
  readonly version: string;
  /** Ed25519, PEM: came with the program. */
  readonly publicKeyPem: string;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Looks for newer versions, and puts one in when nobody is at the kiosk. Whatever goes wrong leaves the running version as
 * it is, and is tried again at the next look. The returned function ends it.
 */
export function keepUpToDate(options: UpdaterOptions): () => void {
  const { clock, log } = options;
  const stopped = new AbortController();
  const { signal } = stopped;
  const repeat = async () => {
    await clock.sleep(UPDATE_DELAYS.firstCheckMs, signal);
    while (!signal.aborted) {
      await updateOnce(options, signal).catch((error: unknown) => {
        if (!signal.aborted) log.warn({ err: error }, 'no update this time: the running version stays');
      });
      await clock.sleep(UPDATE_DELAYS.checkMs, signal);
    }
  };
  repeat().catch((error: unknown) => {
    if (!signal.aborted) log.error({ err: error }, 'updates are no longer looked for');
  });
  return () => stopped.abort(new Error('the kiosk stops'));
}

async function updateOnce(options: UpdaterOptions, signal: AbortSignal): Promise<void> {
  const { source, keeper, state, safeTime, version, clock, log } = options;
  const offer = await source.checkForUpdate();
  if (offer === null || !isWanted(offer, options)) return;
  const file = await source.download(offer);
  if (!offer.sha512s.includes(await sha512Of(file))) {
    noteUntrusted(state, offer.version);
    throw new Error(`the file of version ${offer.version} is not the one that was signed`);
  }
  log.info({ offered: offer.version }, 'an update is ready and waits until nobody is at the kiosk');
  while (!(await safeTime.isSafeNow())) await clock.sleep(UPDATE_DELAYS.lookMs, signal);
  const goBackFile = await keeper.keepCurrent();
  await keeper.keepNext(offer.version, file);
  const putInAtMs = clock.now();
  // Copying took its time: somebody may have come.
  if (!(await safeTime.isSafeNow())) throw new Error('somebody came to the kiosk meanwhile');
  state.write({
    ...state.read(),
    trial: { version: offer.version, from: version, goBackFile, putInAtMs, starts: 0 },
  });
  log.info({ offered: offer.version, version }, 'the update is put in');
  await source.install(file);
}

/** Newer, not taken back before, and signed: a feed that lies gets no further than this. */
function isWanted(offer: UpdateOffer, { version, publicKeyPem, state, log }: UpdaterOptions): boolean {
  if (!isNewer(offer.version, version)) return false;
  if (state.read().refused === offer.version) return false;
  if (isSigned(offer, publicKeyPem)) {
    noteUntrusted(state, null);
    return true;
  }
  log.error({ offered: offer.version }, 'an update without a valid signature was refused');
  noteUntrusted(state, offer.version);
  return false;
}

function noteUntrusted(file: UpdateStateFile, untrusted: string | null): void {
  const state = file.read();
  if (state.untrusted !== untrusted) file.write({ ...state, untrusted });
}

async function sha512Of(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}
