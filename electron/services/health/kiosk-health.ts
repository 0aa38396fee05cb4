import type { KioskStatus } from '../../../shared/contract/kiosk.ts';
import type { CasePrinter } from '../../devices/case-printer/types.ts';
import type { Dispenser } from '../../devices/dispenser/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { StorageHealth } from '../../system/storage-health.ts';
import type { BackendHealth } from './backend-health.ts';

/** How often the machine is looked at, and how long something must be wrong before the kiosk closes for new shoppers. */
const DELAYS = { lookMs: 1_000, patienceMs: 3_000 } as const;

export interface KioskHealthOptions {
  readonly printer: CasePrinter;
  readonly dispenser: Dispenser;
  readonly storage: StorageHealth;
  readonly backend: Pick<BackendHealth, 'state'>;
  readonly clock: Clock;
  /** A shopper is at the screen: trouble is then told where it matters, and the sale is not broken off. */
  hasSession(): boolean;
  onChange(status: KioskStatus): void;
}

/** Watches whether the kiosk can serve a new shopper at all. */
export interface KioskHealth {
  status(): KioskStatus;
  start(): void;
  stop(): Promise<void>;
}

const IN_SERVICE: KioskStatus = { kind: 'inService' };

export function createKioskHealth(options: KioskHealthOptions): KioskHealth {
  const { printer, dispenser, storage, clock } = options;
  const stopped = new AbortController();
  let status: KioskStatus = IN_SERVICE;
  let troubleSinceMs: number | null = null;
  let loop: Promise<void> = Promise.resolve();

  const look = async (): Promise<KioskStatus> => {
    if (!(await storage.isWritable())) {
      return { kind: 'outOfService', reason: 'storage', detail: ['the disk is full or does not take data'] };
    }
    // Away is for the shopper's screen to tell, and passes. A refused login needs somebody with the right password.
    if (options.backend.state() === 'refusesLogin') {
      const detail = ['the backend refuses the login: check backend.account and backend.password'];
      return { kind: 'outOfService', reason: 'backend', detail };
    }
    const [printerStatus, dispenserStatus] = await Promise.all([printer.status(), dispenser.status()]);
    const detail = [troubleOf('case printer', printerStatus), troubleOf('dispenser', dispenserStatus)].flat();
    return detail.length === 0 ? IN_SERVICE : { kind: 'outOfService', reason: 'device', detail };
  };

  const settle = (seen: KioskStatus) => {
    troubleSinceMs = seen.kind === 'inService' ? null : (troubleSinceMs ?? clock.now());
    const isPatient = troubleSinceMs !== null && clock.now() - troubleSinceMs < DELAYS.patienceMs;
    const next = isPatient || options.hasSession() ? (seen.kind === 'inService' ? seen : status) : seen;
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    options.onChange(next);
  };

  const repeat = async () => {
    while (!stopped.signal.aborted) {
      settle(await look());
      await clock.sleep(DELAYS.lookMs, stopped.signal);
    }
  };

  return {
    status: () => status,
    start: () => {
      loop = repeat().catch(() => undefined);
    },
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      await loop;
    },
  };
}

type AnyStatus = Awaited<ReturnType<CasePrinter['status']>> | Awaited<ReturnType<Dispenser['status']>>;

function troubleOf(device: string, status: AnyStatus): string[] {
  if (status.kind === 'attention') return [`${device}: ${status.reason}`];
  return status.kind === 'disconnected' ? [`${device}: not connected`] : [];
}
