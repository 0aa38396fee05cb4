import { lookup } from 'node:dns/promises';
import { arch, platform, release, totalmem } from 'node:os';
import type { KioskStatus } from '../shared/contract/kiosk.ts';
import { openingAt } from '../shared/domain/opening-hours.ts';
import { createMobileShellClient } from './backends/mobile-shell/client.ts';
import type { StaffGuard } from './bridge/staff-guard.ts';
import { staffSettingsHandlers } from './bridge/staff-settings.ts';
import type { Closers, Ground } from './kiosk-ground.ts';
import type { DeviceDesk } from './services/devices/device-desk.ts';
import type { Closure, KioskHealth } from './services/health/kiosk-health.ts';
import { makeBundle } from './services/settings/bundle/support-bundle.ts';
import { type ClosedSwitch, createClosedSwitch } from './services/settings/closed-switch.ts';
import { SETTINGS_DELAYS } from './services/settings/delays.ts';
import { createDraftDesk } from './services/settings/draft-desk.ts';
import { testLogin } from './services/settings/login-test.ts';
import { testNetwork } from './services/settings/network-test.ts';
import { createPower } from './services/settings/power.ts';
import { hideSecret, mapSecrets, secretTexts } from './services/settings/secrets.ts';
import { createSettingsService } from './services/settings/settings-service.ts';
import { createTrialWatch } from './services/settings/trial-watch.ts';
import { createStaffExport, type StaffExport } from './services/staff/export/staff-export.ts';
import type { StaffService } from './services/staff/staff-service.ts';
import { chooseFinder } from './services/usb-photos/choose-finder.ts';
import { readSecret } from './system/config/load.ts';
import type { Config } from './system/config/schema.ts';
import { configShape } from './system/config/setting-shape.ts';
import { chooseLanAddress } from './system/lan-address.ts';
import type { Log } from './system/log.ts';
import { APP_VERSION } from './system/version.ts';

export type Closing = ReturnType<typeof openClosing>;

/** Whether the shop wants to sell: by staff, and by its hours. */
export function openClosing({ kept, clock, live }: Ground, { timeZone }: Pick<Config, 'timeZone'>) {
  const byStaff = createClosedSwitch(kept, () => clock.now());
  const openByHours = (): boolean | null => {
    const hours = live.now().openingHours;
    return hours ? openingAt(hours, clock.now(), timeZone).kind === 'open' : null;
  };
  const closure = (): Closure => {
    if (byStaff.isClosed()) return { kind: 'byStaff', message: byStaff.message() };
    const hours = live.now().openingHours;
    const opening = hours ? openingAt(hours, clock.now(), timeZone) : ({ kind: 'open' } as const);
    return opening.kind === 'open' ? opening : { kind: 'byHours', opensAtMs: opening.opensAtMs };
  };
  return { byStaff, openByHours, closure };
}

/** Files that staff take along: onto a stick, wherever the system mounts one, or by a download. */
export function openStaffExport(ground: Ground, config: Config | null, staff: StaffService): StaffExport {
  const folder = config?.photoIntake.usbFolder;
  const finder = chooseFinder({ isWanted: true, folder, dataDir: ground.dataDir });
  return createStaffExport({
    finder: typeof finder === 'string' ? null : finder,
    isInside: () => staff.inside() !== null,
  });
}

export interface SettingsParts {
  readonly ground: Ground;
  readonly guard: StaffGuard;
  readonly staffExport: StaffExport;
  /** What the kiosk runs with; null where it could not be built from its configuration. */
  readonly config: Config | null;
  readonly mistakes: readonly string[];
  readonly closing: { readonly byStaff: ClosedSwitch; openByHours(): boolean | null };
  readonly deviceDesk: Pick<DeviceDesk, 'list'> | null;
  status(): KioskStatus;
  /** Cases that are being made, or wait for it. */
  running(): number;
  /** A shopper is at the screen. */
  hasShopper(): boolean;
}

/** The settings, and what staff do to the program as a whole. */
export function openSettings(parts: SettingsParts) {
  const { ground, guard, config, closing } = parts;
  const { settings, live, clock, log, environment, host } = ground;
  const shape = configShape();
  const startedAtMs = clock.now();
  const power = createPower({
    host,
    shutdownCommand: config?.power?.shutdownCommand,
    log,
    hasShopper: parts.hasShopper,
  });
  const restart = () => setTimeout(() => host.restart?.(), SETTINGS_DELAYS.afterAnswerMs);
  const service = createSettingsService({
    settings,
    shape,
    log,
    mistakes: parts.mistakes,
    onLive: (json) => live.take(json),
    restart,
  });
  const secrets = () => {
    const { json, given } = settings.inUse();
    return [json, given].flatMap((each) => secretTexts(shape, each, environment));
  };
  const bundle = () =>
    makeBundle({
      database: ground.database,
      logFile: ground.logFile,
      now: () => clock.now(),
      about: () => ({
        version: APP_VERSION,
        node: process.version,
        system: `${platform()} ${release()} ${arch()}`,
        memoryBytes: totalmem(),
        processBytes: process.memoryUsage().rss,
        startedAt: new Date(startedAtMs).toISOString(),
        madeAt: new Date(clock.now()).toISOString(),
        status: parts.status(),
        mistakes: parts.mistakes,
      }),
      configuration: () => {
        const { json, kept, refused } = settings.inUse();
        return {
          inUse: mapSecrets(shape, json, hideSecret),
          changedAtTheScreen: kept.changes.map(({ path }) => path.join('.')),
          undone: kept.undone,
          refused,
        };
      },
      devices: async () => (await parts.deviceDesk?.list()) ?? [],
      secrets,
    });
  const backendOf = (details: { url: string; account: string; password: string }) => {
    const { authHeader } = config?.backend ?? {};
    return createMobileShellClient({
      ...details,
      ...(authHeader ? { authHeader } : {}),
      deviceId: config?.deviceId ?? 'LOGIN-TEST',
      currency: config?.currency ?? 'CNY',
      timeZone: config?.timeZone ?? 'Asia/Shanghai',
      clock,
      log: forTests(log.child({ part: 'login test' })),
    });
  };
  return {
    service,
    bundle,
    handlers: staffSettingsHandlers({
      guard,
      service,
      drafts: createDraftDesk(clock),
      power,
      closing,
      shape,
      current: () => settings.inUse().json,
      currency: config?.currency ?? 'CNY',
      running: parts.running,
      logFile: ground.logFile,
      bundle,
      staffExport: parts.staffExport,
      testLogin: ({ password, ...details }) => {
        const kept = config?.backend?.password;
        const text = password ?? (kept === undefined ? null : readSecret(kept, environment));
        return text === null || text === ''
          ? Promise.resolve({ kind: 'noPassword' as const })
          : testLogin({ ...details, password: text }, backendOf);
      },
      testNetwork: () =>
        testNetwork({
          url: config?.backend?.url ?? 'http://127.0.0.1/',
          clock,
          lanAddress: () => config?.network?.lanAddress ?? chooseLanAddress(),
          lookUp: async (name) => (await lookup(name)).address,
          fetch,
        }),
    }),
  };
}

/** A login that is refused while somebody tries it out is no error of the kiosk. */
const forTests = (log: Log): Log => ({
  debug: (...line: Parameters<Log['debug']>) => log.debug(...line),
  info: (...line: Parameters<Log['info']>) => log.info(...line),
  warn: (...line: Parameters<Log['warn']>) => log.info(...line),
  error: (...line: Parameters<Log['error']>) => log.info(...line),
  fatal: (...line: Parameters<Log['fatal']>) => log.info(...line),
  child: (bindings) => forTests(log.child(bindings)),
});

/** New settings have to prove themselves; and the page hears of those that hold at once. */
export function watchSettings(
  { settings, live, clock, log, host }: Ground,
  health: KioskHealth,
  tellInfo: () => void,
  hasShopper: () => boolean,
  closers: Closers,
) {
  live.onChange(tellInfo);
  const watch = createTrialWatch({
    settings,
    clock,
    log,
    isSound: () => health.soundness().isSound,
    troubles: () => health.soundness().troubles,
    isBusy: hasShopper,
    restart: () => host.restart?.(),
  });
  closers.push(() => watch.stop());
  return watch;
}
