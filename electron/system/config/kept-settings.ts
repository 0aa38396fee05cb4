import { isDeepStrictEqual } from 'node:util';
import type {
  FaultAt,
  SettingChange,
  SettingPath,
  UndoneReason,
} from '../../../shared/contract/staff-settings.ts';
import { err, type Result } from '../../../shared/domain/result.ts';
import { applyChanges, type ConfigJson, isRecord } from '../../../shared/domain/setting-changes.ts';
import { type ConfigMistake, parseConfig, readConfigFile } from './load.ts';
import type { Config } from './schema.ts';
import { faultOfLine, findFaults } from './setting-faults.ts';
import { type KeptSettings, NOTHING_KEPT, type SettingsFile, type WorkingSettings } from './settings-file.ts';

export interface SettingsOptions {
  /** The technician's file; missing: the demo. */
  readonly configFile: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
  readonly file: SettingsFile;
  now(): number;
  /** Checks beyond the schema: what is well written and still of no use here, as lines with their paths. */
  check(config: Config): Promise<readonly string[]>;
}

/** What this start of the program works with. */
export interface SettingsInUse {
  /** The configuration file, or the one that worked last where this version does not know all of it. */
  readonly given: ConfigJson;
  readonly kept: KeptSettings;
  /** Both together. */
  readonly json: ConfigJson;
  /** What was refused, and replaced by what worked last. */
  readonly refused: readonly string[];
}

/**
 * The configuration at a start of the program: the technician's file, and over it what was changed at the screen.
 *
 * New settings are on trial: `starts` is counted before anything is built from them, and a second start with them means
 * that the first ended badly, so the former ones come back. So they do where the configuration is wrong. A start that
 * cannot even write this down works with the former ones.
 */
export interface Settings {
  inUse(): SettingsInUse;
  /** Begins a start. Mistakes are lines with their paths. */
  begin(): Promise<Result<Config, readonly ConfigMistake[]>>;
  /** The kiosk is in service: what it runs with has worked. Ends a trial. Throws when the disk does not take it. */
  confirm(): void;
  /** The former settings come back with the next start. False: nothing is on trial. */
  undo(reason: UndoneReason, detail: readonly string[]): boolean;
  /** Keeps other changes; on trial where `isTrial`. Throws when the disk does not take them. */
  replace(changes: readonly SettingChange[], isTrial: boolean): void;
  /** What differs from the settings that would come back. */
  pathsOnTrial(): SettingPath[];
  /** What was taken back last is no news any more. Throws when the disk does not take it. */
  forgetUndone(): void;
  /** What worked last, if anything ever did. */
  working(): WorkingSettings | null;
  /** All that is wrong with a configuration. */
  faultsOf(json: ConfigJson): Promise<FaultAt[]>;
}

export function createSettings(options: SettingsOptions): Settings {
  const { configFile, environment, file, now } = options;
  let inUse: SettingsInUse = { given: {}, kept: NOTHING_KEPT, json: {}, refused: [] };

  const use = (given: ConfigJson, kept: KeptSettings, refused: readonly string[]) => {
    inUse = { given, kept, json: applyChanges(given, kept.changes), refused };
  };
  const write = (kept: KeptSettings) => {
    file.write(kept);
    use(inUse.given, kept, inUse.refused);
  };

  const check = async (json: ConfigJson): Promise<Result<Config, readonly ConfigMistake[]>> => {
    const parsed = parseConfig(json, environment);
    if (!parsed.ok) return parsed;
    const problems = await options.check(parsed.value);
    return problems.length === 0 ? parsed : err(problems);
  };

  /** The former settings, from now on and with every later start; in this start alone where the disk is full. */
  const takeBack = (kept: KeptSettings, reason: UndoneReason, detail: readonly string[]): KeptSettings => {
    if (!kept.trial) return kept;
    const { former } = kept.trial;
    const undone = { paths: differingPaths(former, kept.changes), atMs: now(), reason, detail: [...detail] };
    const next: KeptSettings = { ...NOTHING_KEPT, changes: former, undone };
    try {
      file.write(next);
    } catch {
      // The trial stands there with its start counted, so that the next start takes it back as well.
    }
    return next;
  };

  const countStart = (kept: KeptSettings): KeptSettings => {
    if (!kept.trial) return kept;
    if (kept.trial.starts > 0) return takeBack(kept, 'crash', []);
    const counted = { ...kept, trial: { ...kept.trial, starts: kept.trial.starts + 1 } };
    try {
      file.write(counted);
      return counted;
    } catch (error) {
      return takeBack(kept, 'crash', [(error as Error).message]);
    }
  };

  /** Where this version does not know what it was given, the part of it that worked last stands in. */
  const replaceUnknown = (given: ConfigJson, kept: KeptSettings, unreadable: string | null) => {
    const unknown = unknownIn(applyChanges(given, kept.changes));
    const working = file.readWorking();
    if (!working || (unreadable === null && unknown.length === 0)) return { given, kept, refused: [] };
    const isFileKnown = unknownIn(given).length === 0;
    const refused = [...(unreadable === null ? [] : [unreadable]), ...unknown];
    const changes = isFileKnown ? working.changes : kept.changes;
    return {
      given: isFileKnown ? given : working.given,
      kept: unreadable === null && isFileKnown && unknown.length === 0 ? kept : { ...kept, changes },
      refused,
    };
  };

  const begin = async (): Promise<Result<Config, readonly ConfigMistake[]>> => {
    const json = readConfigFile(configFile);
    const read = readKeptOf(file);
    if (!json.ok) {
      use({}, read.kept, []);
      return err([json.error]);
    }
    const counted = countStart(read.kept);
    if (!isRecord(json.value)) {
      use({}, counted, []);
      return parseConfig(json.value, environment);
    }
    const known = replaceUnknown(json.value, counted, read.unreadable);
    use(known.given, known.kept, known.refused);
    if (read.unreadable !== null && known.refused.length === 0) return err([read.unreadable]);
    const checked = await check(inUse.json);
    if (checked.ok || !inUse.kept.trial) return checked;
    const former = takeBack(inUse.kept, 'configuration', checked.error);
    use(inUse.given, former, inUse.refused);
    return check(inUse.json);
  };

  return {
    inUse: () => inUse,
    begin,
    confirm: () => {
      const working = { given: inUse.given, changes: inUse.kept.changes };
      if (inUse.refused.length === 0 && !isDeepStrictEqual(file.readWorking(), working)) {
        file.writeWorking(working);
      }
      if (inUse.kept.trial) write({ ...inUse.kept, trial: null });
    },
    undo: (reason, detail) => {
      if (!inUse.kept.trial) return false;
      const next = takeBack(inUse.kept, reason, detail);
      use(inUse.given, next, inUse.refused);
      return true;
    },
    replace: (changes, isTrial) => {
      const trial = isTrial ? { former: inUse.kept.changes, sinceMs: now(), starts: 0 } : null;
      write({ ...NOTHING_KEPT, changes: [...changes], trial });
    },
    pathsOnTrial: () => {
      const { trial, changes } = inUse.kept;
      return trial ? differingPaths(trial.former, changes) : [];
    },
    forgetUndone: () => {
      if (inUse.kept.undone) write({ ...inUse.kept, undone: null });
    },
    working: () => file.readWorking(),
    faultsOf: async (json) => {
      const faults = findFaults(json);
      if (faults.length > 0) return faults;
      const checked = await check(json);
      return checked.ok ? [] : checked.error.map((line) => faultOfLine(line));
    },
  };
}

/** Settings that this version does not know, by their paths; none where anything else is wrong as well. */
function unknownIn(json: ConfigJson): string[] {
  const faults = findFaults(json);
  if (faults.some(({ fault }) => fault.kind !== 'unknown')) return [];
  return faults.map(({ path }) => `${path.join('.')}: is not a setting of this version`);
}

/** Settings on the disk that cannot be read are named, and count as none. */
function readKeptOf(file: SettingsFile): { kept: KeptSettings; unreadable: string | null } {
  try {
    const read = file.read();
    if (read.kind === 'read') return { kept: read.kept, unreadable: null };
    return { kept: NOTHING_KEPT, unreadable: read.detail };
  } catch (error) {
    return { kept: NOTHING_KEPT, unreadable: `settings.json: ${(error as Error).message}` };
  }
}

function differingPaths(former: readonly SettingChange[], changes: readonly SettingChange[]): SettingPath[] {
  const paths = [...former, ...changes].map(({ path }) => path);
  const changeOf = (list: readonly SettingChange[], path: SettingPath) =>
    list.find((change) => isDeepStrictEqual(change.path, path));
  return paths.filter(
    (path, index) =>
      paths.findIndex((each) => isDeepStrictEqual(each, path)) === index &&
      !isDeepStrictEqual(changeOf(former, path), changeOf(changes, path)),
  );
}
