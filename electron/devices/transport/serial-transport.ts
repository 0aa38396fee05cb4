import { SerialPort } from 'serialport';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { type Clock, systemClock } from '../../system/clock.ts';
import { withDeadline } from './deadline.ts';
import { TRANSPORT_DELAYS } from './delays.ts';
import { createListeners } from './listeners.ts';
import { describePlace, type ListedPort, locatePort, type PortPlace } from './locate-port.ts';
import type { Transport, TransportError } from './types.ts';

export interface SerialSettings {
  readonly place: PortPlace;
  readonly baudRate: number;
  readonly dataBits?: 7 | 8;
  readonly parity?: 'none' | 'even' | 'odd';
  readonly stopBits?: 1 | 2;
}

/** The part of `serialport` that is used here, so that a test can stand in for the operating system. */
export interface SerialBinding {
  list(): Promise<readonly ListedPort[]>;
  create(options: { path: string } & Omit<SerialSettings, 'place'>): SerialPort;
}

const realBinding: SerialBinding = {
  list: () => SerialPort.list(),
  create: (options) => new SerialPort({ ...options, autoOpen: false }),
};

/** A serial port of Linux or Windows. The port is looked for anew at each opening. */
export function createSerialTransport(
  settings: SerialSettings,
  clock: Clock = systemClock,
  binding: SerialBinding = realBinding,
): Transport {
  const { place, ...line } = settings;
  const bytesSeen = createListeners<Uint8Array>();
  const closed = createListeners<void>();
  let port: SerialPort | null = null;
  let opening: Promise<Result<void, TransportError>> | null = null;

  const forget = (gone: SerialPort) => {
    if (port !== gone) return;
    port = null;
    closed.tell();
  };

  const openNow = async (): Promise<Result<void, TransportError>> => {
    const path = await locate(place, binding, clock);
    if (!path.ok) return path;
    const candidate = binding.create({ path: path.value, ...line });
    // Without a data listener serialport does not read, and then never notices that the port went away.
    candidate.on('data', (bytes: Buffer) => port === candidate && bytesSeen.tell(Uint8Array.from(bytes)));
    candidate.on('close', () => forget(candidate));
    candidate.on('error', () => candidate.close(() => undefined));
    const opened = await withDeadline(openPort(candidate), TRANSPORT_DELAYS.serialOpenMs, clock);
    if (opened.kind === 'late') {
      candidate.once('open', () => candidate.close(() => undefined));
      return err({ kind: 'timeout', detail: `${path.value} did not open` });
    }
    if (!opened.value.ok) return opened.value;
    port = candidate;
    void watch(candidate, clock, () => port === candidate);
    return opened.value;
  };

  return {
    name: describePlace(place),
    isOpen: () => port?.isOpen ?? false,
    open: async () => {
      if (port?.isOpen) return ok(undefined);
      opening ??= openNow().finally(() => {
        opening = null;
      });
      return opening;
    },
    write: async (bytes, timeoutMs) => {
      const target = port;
      if (!target?.isOpen) return err(closedError(place));
      const written = await withDeadline(writePort(target, bytes), timeoutMs, clock);
      if (written.kind === 'done') return written.value;
      return err({ kind: 'timeout', detail: `${describePlace(place)} took no bytes for ${timeoutMs} ms` });
    },
    onBytes: bytesSeen.add,
    onClosed: closed.add,
    close: async () => {
      await opening;
      const target = port;
      if (!target) return;
      await withDeadline(
        new Promise<void>((resolve) => target.close(() => resolve())),
        TRANSPORT_DELAYS.closeMs,
        clock,
      );
      forget(target);
    },
  };
}

async function locate(place: PortPlace, binding: SerialBinding, clock: Clock) {
  if ('path' in place) return ok(place.path);
  const listing = binding.list().catch(() => []);
  const listed = await withDeadline(listing, TRANSPORT_DELAYS.serialOpenMs, clock);
  if (listed.kind === 'late')
    return err({ kind: 'timeout', detail: 'the ports could not be listed' } as const);
  return locatePort(place, listed.value);
}

/**
 * Closes a port that is gone. On Linux a terminal that was hung up reads as empty for ever, and serialport then goes
 * on reading without a word; asking for its settings fails, and tells.
 */
async function watch(port: SerialPort, clock: Clock, isWanted: () => boolean): Promise<void> {
  while (isWanted()) {
    await clock.sleep(TRANSPORT_DELAYS.serialWatchMs);
    const isThere = await (port.port?.getBaudRate() ?? Promise.reject()).then(
      () => true,
      () => false,
    );
    if (!isThere && isWanted()) port.close(() => undefined);
  }
}

function openPort(port: SerialPort): Promise<Result<void, TransportError>> {
  return new Promise((resolve) => {
    port.open((error) => resolve(error ? err(openError(error)) : ok(undefined)));
  });
}

function writePort(port: SerialPort, bytes: Uint8Array): Promise<Result<void, TransportError>> {
  return new Promise((resolve) => {
    const gone = () => finish(err({ kind: 'closed', detail: `${port.path} closed while writing` }));
    const finish = (result: Result<void, TransportError>) => {
      port.off('close', gone);
      resolve(result);
    };
    // `write` never calls back once the port is closed, so its going away is listened for beside it.
    port.once('close', gone);
    port.write(Buffer.from(bytes), (error) => (error ? gone() : finish(ok(undefined))));
  });
}

/** serialport has no error codes: the operating system's sentence is all there is (Linux, then Windows). */
function openError(error: Error): TransportError {
  const isDenied = /permission|denied|lock|busy|in use/i.test(error.message);
  return { kind: isDenied ? 'denied' : 'absent', detail: error.message };
}

const closedError = (place: PortPlace): TransportError => ({
  kind: 'closed',
  detail: `${describePlace(place)} is not open`,
});
