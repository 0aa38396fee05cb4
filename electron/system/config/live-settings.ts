import { type ConfigJson, isRecord } from '../../../shared/domain/setting-changes.ts';
import { type Config, configSchema } from './schema.ts';

type LiveName = 'shopName' | 'idleSeconds' | 'locales' | 'openingHours' | 'screen';
export type LiveConfig = Pick<Config, LiveName>;

/** Settings that hold from the moment they are changed: whoever uses one asks for it each time. */
export interface LiveSettings {
  now(): LiveConfig;
  /** Takes them out of a configuration that was checked. */
  take(json: ConfigJson): void;
  /** Calls `listener` after each change. */
  onChange(listener: () => void): void;
}

const liveSchema = configSchema.pick({
  shopName: true,
  idleSeconds: true,
  locales: true,
  openingHours: true,
  screen: true,
});

export function createLiveSettings(config: LiveConfig): LiveSettings {
  let current = config;
  const listeners = new Set<() => void>();
  return {
    now: () => current,
    take: (json) => {
      const names = Object.keys(liveSchema.shape);
      const entries = isRecord(json) ? Object.entries(json).filter(([name]) => names.includes(name)) : [];
      current = liveSchema.parse(Object.fromEntries(entries));
      for (const listener of listeners) listener();
    },
    onChange: (listener) => void listeners.add(listener),
  };
}
