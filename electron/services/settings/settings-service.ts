import type { SettingShape } from '../../../shared/contract/setting-shape.ts';
import type {
  ApplyAnswer,
  FaultAt,
  SettingChange,
  SettingPath,
  SettingsView,
} from '../../../shared/contract/staff-settings.ts';
import { applyChanges, type ConfigJson, isRecord, valueAt } from '../../../shared/domain/setting-changes.ts';
import type { Settings } from '../../system/config/kept-settings.ts';
import { findChanges } from '../../system/config/layer.ts';
import type { Log } from '../../system/log.ts';
import { hashPin, isEasyPin } from '../staff/pin.ts';
import { hideSecret, mapSecrets, revealSecrets, shapeAt } from './secrets.ts';
import { fileSettingsOf, LIVE_SETTINGS, SHOP_SETTINGS, TRIAL_DELAYS } from './setting-scopes.ts';

export interface SettingsServiceOptions {
  readonly settings: Settings;
  readonly shape: SettingShape;
  readonly log: Log;
  /** Lines of mistakes, where the kiosk could not be built. */
  readonly mistakes: readonly string[];
  /** The settings of `LIVE_SETTINGS` hold from now on, as they are kept. */
  onLive(json: ConfigJson): void;
  /** Starts the kiosk anew, after the answer has gone out. */
  restart(): void;
}

export interface SettingsService {
  view(): SettingsView;
  check(changes: readonly SettingChange[]): Promise<{ faults: FaultAt[]; needsRestart: boolean }>;
  /** `mayAll`: whoever asks may change more than the shop's own settings. */
  apply(changes: readonly SettingChange[], mayAll: boolean): Promise<ApplyAnswer>;
  /** What is on trial stays; and what was taken back is no news any more. False: it could not be kept. */
  keep(): boolean;
  /** The former settings come back with a restart. False: nothing is on trial. */
  undo(): boolean;
  /** The configuration file alone. */
  forget(): Promise<ApplyAnswer>;
}

export function createSettingsService(options: SettingsServiceOptions): SettingsService {
  const { settings, shape, log } = options;
  const fileSettings = fileSettingsOf(shape);
  /** A kiosk that could not be built has nothing that could take a new setting while it runs. */
  const canTakeLive = options.mistakes.length === 0;
  /** One after the other: two orders at once would each keep what the other one replaced. */
  let running: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const answer = running.then(work);
    running = answer.catch(() => undefined);
    return answer;
  };

  const wantedBy = (changes: readonly SettingChange[]): { json: ConfigJson; faults: FaultAt[] } => {
    const { json } = settings.inUse();
    const faults: FaultAt[] = [];
    const plain = changes.map((change) => {
      if (change.kind === 'removed') return change;
      const revealed = revealSecrets(shape, applyChanges({}, [change]), json);
      const value = mapSecrets(shape, revealed, (secret, path) => {
        const pinShape = shapeAt(shape, path, json);
        if (pinShape?.kind !== 'pin' || typeof secret !== 'string' || !PIN.test(secret)) return secret;
        if (isEasyPin(secret))
          faults.push({ path, fault: { kind: 'doesNotFit', detail: 'expected a PIN that nobody guesses' } });
        return hashPin(secret);
      });
      return { ...change, value: valueAt(value, change.path) };
    });
    return { json: applyChanges(json, plain), faults };
  };

  const check = async (changes: readonly SettingChange[]) => {
    const wanted = wantedBy(changes);
    const faults = [...wanted.faults, ...(await settings.faultsOf(wanted.json))];
    const different = findChanges(settings.inUse().json, wanted.json);
    return { wanted: wanted.json, faults, different, needsRestart: !canTakeLive || !different.every(isLive) };
  };

  const keep = (wanted: ConfigJson, needsRestart: boolean): ApplyAnswer => {
    try {
      settings.replace(findChanges(settings.inUse().given, wanted), needsRestart);
    } catch (error) {
      log.error({ err: error }, 'settings could not be kept');
      return { kind: 'refused', reason: 'notKept' };
    }
    if (!needsRestart) {
      options.onLive(wanted);
      return { kind: 'applied' };
    }
    options.restart();
    return { kind: 'restarting' };
  };

  const replaceBy = async (changes: readonly SettingChange[]): Promise<ApplyAnswer> => {
    if (settings.inUse().kept.trial) return { kind: 'refused', reason: 'onTrial' };
    const { wanted, faults, different, needsRestart } = await check(changes);
    if (faults.length > 0) return { kind: 'wrong', faults };
    if (different.length === 0 && canTakeLive) return { kind: 'refused', reason: 'nothingChanged' };
    return keep(wanted, needsRestart);
  };

  return {
    view: () => viewOf(settings, shape, options.mistakes),
    check: async (changes) => {
      const { faults, needsRestart } = await check(changes);
      return { faults, needsRestart };
    },
    apply: (changes, mayAll) =>
      inTurn(async () => {
        if (changes.some(({ path }) => isOneOf(fileSettings, path)))
          return { kind: 'refused', reason: 'fileOnly' };
        if (!mayAll && !changes.every(({ path }) => isOneOf(SHOP_SETTINGS, path))) {
          return { kind: 'refused', reason: 'notForYou' };
        }
        return replaceBy(changes);
      }),
    keep: () => {
      try {
        settings.confirm();
        settings.forgetUndone();
        return true;
      } catch (error) {
        log.error({ err: error }, 'settings could not be kept');
        return false;
      }
    },
    undo: () => {
      const isUndone = settings.undo('staff', []);
      if (isUndone) options.restart();
      return isUndone;
    },
    forget: () =>
      inTurn(async () => {
        const { given } = settings.inUse();
        const faults = await settings.faultsOf(given);
        if (faults.length > 0 && canTakeLive) return { kind: 'wrong', faults };
        return keep(given, true);
      }),
  };
}

const PIN = /^\d{4,10}$/;

const isOneOf = (names: readonly string[], [name = '']: SettingPath): boolean => names.includes(name);
const isLive = ({ path }: SettingChange): boolean => isOneOf(LIVE_SETTINGS, path);

function viewOf(settings: Settings, shape: SettingShape, mistakes: readonly string[]): SettingsView {
  const { json, kept, refused } = settings.inUse();
  const hidden = mapSecrets(shape, json, hideSecret);
  const { trial, undone } = kept;
  return {
    shape,
    value: isRecord(hidden) ? hidden : {},
    changed: kept.changes.map(({ path }) => path),
    live: [...LIVE_SETTINGS],
    forShop: [...SHOP_SETTINGS],
    fileOnly: fileSettingsOf(shape),
    trial: trial && { paths: settings.pathsOnTrial(), endsAtMs: trial.sinceMs + TRIAL_DELAYS.limitMs },
    undone,
    refused: [...refused],
    mistakes: [...mistakes],
  };
}
