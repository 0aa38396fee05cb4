import type { ClosedMessage, KioskStatus } from '../../../shared/contract/kiosk.ts';
import type { Board } from '../../devices/board/types.ts';
import type { CasePrinter } from '../../devices/case-printer/types.ts';
import type { Dispenser } from '../../devices/dispenser/types.ts';
import type { Device, DeviceStatus } from '../../devices/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { StorageHealth } from '../../system/storage-health.ts';
import type { BackendHealth } from './backend-health.ts';

const DELAYS = {
  /** How often the machine is looked at besides: what a device tells by itself is looked at at once. */
  lookMs: 1_000,
  /** How long something must be wrong before the kiosk closes for new shoppers. Staff see it within a second. */
  patienceMs: 300,
  /** The same while devices are still being found. */
  startPatienceMs: 3_000,
  startMs: 5_000,
} as const;

export interface KioskHealthOptions {
  readonly printer: CasePrinter;
  readonly dispenser: Dispenser;
  /** Door, power and warmth, where the cabinet has a board. */
  readonly board: Board | null;
  /** Devices whose news are worth a look at once. */
  readonly devices: readonly Pick<Device, 'onStatus'>[];
  readonly storage: StorageHealth;
  readonly backend: Pick<BackendHealth, 'state'>;
  readonly clock: Clock;
  /** A shopper is at the screen: trouble is then told where it matters, and the sale is not broken off. */
  hasSession(): boolean;
  /** Something of no case that is being made lies, or may lie, where the next blank goes. */
  isPlaceBlocked(): Promise<boolean>;
  onChange(status: KioskStatus): void;
  /** Whether the shop wants to sell at all; missing: always. */
  closure?(): Closure;
}

/** Why a sound kiosk does not sell. */
export type Closure =
  | { readonly kind: 'open' }
  | { readonly kind: 'byStaff'; readonly message: ClosedMessage }
  | { readonly kind: 'byHours'; readonly opensAtMs: number | null };

/** Watches whether the kiosk can serve a new shopper at all. */
export interface KioskHealth {
  status(): KioskStatus;
  /** How the kiosk itself was last found, whether the shop is open or not. */
  soundness(): { readonly isSound: boolean; readonly troubles: readonly string[] };
  start(): void;
  stop(): Promise<void>;
}

const IN_SERVICE: KioskStatus = { kind: 'inService' };

export function createKioskHealth(options: KioskHealthOptions): KioskHealth {
  const { printer, dispenser, storage, clock } = options;
  const stopped = new AbortController();
  let status: KioskStatus = IN_SERVICE;
  let found: KioskStatus = IN_SERVICE;
  let troubleSinceMs: number | null = null;
  let loop: Promise<void> = Promise.resolve();
  let startedAtMs = 0;
  let rung = new AbortController();
  const forgets: (() => void)[] = [];

  const look = async (): Promise<KioskStatus> => {
    if (!(await storage.isWritable())) {
      return { kind: 'outOfService', reason: 'storage', detail: ['the disk is full or does not take data'] };
    }
    // Away is for the shopper's screen to tell, and passes. A refused login needs somebody with the right password.
    if (options.backend.state() === 'refusesLogin') {
      const detail = ['the backend refuses the login: check backend.account and backend.password'];
      return { kind: 'outOfService', reason: 'backend', detail };
    }
    const [printerStatus, dispenserStatus, boardStatus, isBlocked] = await Promise.all([
      printer.status(),
      dispenser.status(),
      options.board?.status(),
      options.isPlaceBlocked(),
    ]);
    const detail = [
      troubleOf('case printer', printerStatus),
      troubleOf('dispenser', dispenserStatus),
      boardStatus ? troubleOf('cabinet', boardStatus) : [],
      isBlocked
        ? ['dispenser: take out the blank or case that lies in or before the printer, of no order']
        : [],
    ].flat();
    return detail.length === 0 ? IN_SERVICE : { kind: 'outOfService', reason: 'device', detail };
  };

  const patienceMs = () =>
    clock.steadyMs() - startedAtMs < DELAYS.startMs ? DELAYS.startPatienceMs : DELAYS.patienceMs;

  /** Staff come first: they know why. A shop that is shut has no need to tell of its troubles, but staff do. */
  const withClosure = (seen: KioskStatus): KioskStatus => {
    const closure = options.closure?.() ?? { kind: 'open' };
    if (closure.kind === 'byStaff') {
      return { kind: 'outOfService', reason: 'staff', detail: [], message: closure.message };
    }
    if (closure.kind === 'byHours' && seen.kind === 'inService') {
      return { kind: 'closed', opensAtMs: closure.opensAtMs };
    }
    return seen;
  };

  const settle = (looked: KioskStatus) => {
    found = looked;
    const seen = withClosure(looked);
    const isTrouble = seen === looked && seen.kind !== 'inService';
    troubleSinceMs = isTrouble ? (troubleSinceMs ?? clock.steadyMs()) : null;
    const isPatient = troubleSinceMs !== null && clock.steadyMs() - troubleSinceMs < patienceMs();
    const next = isPatient || options.hasSession() ? (seen.kind === 'inService' ? seen : status) : seen;
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    options.onChange(next);
  };

  const repeat = async () => {
    while (!stopped.signal.aborted) {
      rung = new AbortController();
      settle(await look());
      const isWaiting = troubleSinceMs !== null && status.kind === 'inService';
      const pauseMs = isWaiting ? Math.min(DELAYS.lookMs, patienceMs()) : DELAYS.lookMs;
      await clock.sleep(pauseMs, AbortSignal.any([rung.signal, stopped.signal])).catch(() => undefined);
    }
  };

  return {
    status: () => status,
    soundness: () => ({
      isSound: found.kind === 'inService',
      troubles: found.kind === 'outOfService' ? found.detail : [],
    }),
    start: () => {
      startedAtMs = clock.steadyMs();
      forgets.push(...options.devices.map((device) => device.onStatus(() => rung.abort())));
      loop = repeat().catch(() => undefined);
    },
    stop: async () => {
      for (const forget of forgets) forget();
      stopped.abort(new Error('the kiosk stops'));
      await loop;
    },
  };
}

function troubleOf(device: string, status: DeviceStatus): string[] {
  if (status.kind === 'attention') return [`${device}: ${status.reason}`];
  return status.kind === 'disconnected' ? [`${device}: not connected`] : [];
}
