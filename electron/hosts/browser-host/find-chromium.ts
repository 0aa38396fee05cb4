import { existsSync } from 'node:fs';
import places from './chromium-places.json' with { type: 'json' };

/** Where Chromium, or a browser built on it, is installed. `CASEPRESS_CHROMIUM` names another one. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const known: Record<string, readonly string[]> = places;
  const candidates = env.CASEPRESS_CHROMIUM ? [env.CASEPRESS_CHROMIUM] : (known[process.platform] ?? []);
  return candidates.find((file) => existsSync(file));
}

/** True where a window can be opened. Only Linux is used without a display. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env, platform = process.platform): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
