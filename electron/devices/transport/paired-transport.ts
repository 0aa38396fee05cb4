import { err, ok } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import { withDeadline } from './deadline.ts';
import { createLineDirection, type Delivery, type FaultPlan, type LineDirection } from './faults.ts';
import { createListeners } from './listeners.ts';
import type { Transport } from './types.ts';

export interface PairOptions {
  readonly clock: Clock;
  readonly name?: string;
  /** What goes wrong on the way from the kiosk to the device, and back. */
  readonly toDevice?: FaultPlan;
  readonly toKiosk?: FaultPlan;
  /** In [0, 1): where a fault strikes. */
  readonly random?: () => number;
}

/** A cable within the process. The device's end lives on when the cable is pulled, as a device with its own power does. */
export interface TransportPair {
  readonly kiosk: Transport;
  readonly device: Transport;
  /** The kiosk's end closes and cannot be opened; bytes of the device are lost. */
  unplug(): void;
  plugIn(): void;
  /** From now on no write of the kiosk comes to an end, until `unstall`. */
  stall(): void;
  unstall(): void;
}

const GOOD_LINE: FaultPlan = () => null;

export function createTransportPair(options: PairOptions): TransportPair {
  const { clock, name = 'in-process', random = Math.random } = options;
  let isPlugged = true;
  let stalled: { readonly over: Promise<void>; end(): void } | null = null;

  const kiosk = createEnd(`${name} (kiosk)`, {
    mayOpen: () => isPlugged,
    line: createLineDirection(options.toDevice ?? GOOD_LINE, random),
    ready: () => stalled?.over,
    peer: () => device,
    clock,
  });
  const device = createEnd(`${name} (device)`, {
    mayOpen: () => true,
    line: createLineDirection(options.toKiosk ?? GOOD_LINE, random),
    ready: () => undefined,
    peer: () => kiosk,
    clock,
  });

  return {
    kiosk: kiosk.transport,
    device: device.transport,
    unplug: () => {
      isPlugged = false;
      kiosk.cut();
    },
    plugIn: () => {
      isPlugged = true;
    },
    stall: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      stalled = { over: promise, end: resolve };
    },
    unstall: () => {
      stalled?.end();
      stalled = null;
    },
  };
}

interface End {
  readonly transport: Transport;
  receive(deliveries: readonly Delivery[]): void;
  cut(): void;
}

interface EndParts {
  readonly mayOpen: () => boolean;
  readonly line: LineDirection;
  readonly ready: () => Promise<void> | undefined;
  readonly peer: () => End;
  readonly clock: Clock;
}

function createEnd(name: string, { mayOpen, line, ready, peer, clock }: EndParts): End {
  const bytesSeen = createListeners<Uint8Array>();
  const closed = createListeners<void>();
  let isOpen = false;
  let opening = 0;
  let lastArrival = Promise.resolve();
  let goneAway = Promise.withResolvers<void>();

  const cut = () => {
    if (!isOpen) return;
    isOpen = false;
    goneAway.resolve();
    closed.tell();
  };

  const receive = (deliveries: readonly Delivery[]) => {
    const heardBy = opening;
    for (const { bytes, delayMs } of deliveries) {
      // Bytes keep their order whatever their delays; a message to an earlier opening is lost with it.
      lastArrival = lastArrival.then(async () => {
        if (delayMs > 0) await clock.sleep(delayMs);
        if (isOpen && opening === heardBy && bytes.length > 0) bytesSeen.tell(bytes);
      });
    }
  };

  const end: End = {
    cut,
    receive,
    transport: {
      name,
      isOpen: () => isOpen,
      open: async () => {
        if (isOpen) return ok(undefined);
        if (!mayOpen()) return err({ kind: 'absent', detail: `${name} is not plugged in` });
        isOpen = true;
        opening++;
        goneAway = Promise.withResolvers<void>();
        return ok(undefined);
      },
      write: async (bytes, timeoutMs) => {
        const closedError = err({ kind: 'closed', detail: `${name} is not open` } as const);
        if (!isOpen) return closedError;
        const wait = ready();
        if (wait) {
          const waited = await withDeadline(Promise.race([wait, goneAway.promise]), timeoutMs, clock);
          if (!isOpen) return closedError;
          if (waited.kind === 'late') return err({ kind: 'timeout', detail: `${name} took no bytes` });
        }
        const { far, near } = line.carry(Uint8Array.from(bytes));
        peer().receive(far);
        receive(near);
        return ok(undefined);
      },
      onBytes: bytesSeen.add,
      onClosed: closed.add,
      close: async () => cut(),
    },
  };
  return end;
}
