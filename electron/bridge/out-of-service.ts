import { type MethodName, methods } from '../../shared/contract/index.ts';
import type { KioskInfo, KioskStatus } from '../../shared/contract/kiosk.ts';
import type { BridgeError } from '../../shared/contract/method.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import { kioskHandlers } from './kiosk.ts';
import { refuse } from './refuse.ts';
import type { BridgeHandlers, KioskPort } from './types.ts';

const INFO: KioskInfo = {
  demo: false,
  locales: ['en', 'zh-CN'],
  currency: 'CNY',
  idleSeconds: 60,
  printDpi: 300,
  payTypes: [],
  shuffledPinPad: false,
  timeZone: 'Asia/Shanghai',
  brightnessPercent: 100,
  volumePercent: 60,
  services: [],
};

/** The same answer to every call. */
type ShutHandlers = Record<MethodName, () => Promise<Result<never, BridgeError>>>;

/** A kiosk that could not be built: it says why on its screen, and does nothing else. */
export function createOutOfServiceKiosk(status: KioskStatus): KioskPort {
  const closed = async () => refuse('unavailable', 'the kiosk is out of service');
  const shut = Object.fromEntries(Object.keys(methods).map((name) => [name, closed])) as ShutHandlers;
  const handlers: BridgeHandlers = {
    ...shut,
    ...kioskHandlers({ info: () => INFO, status: () => status, board: () => [] }),
    getSession: async () => ok(null),
    getSale: async () => ok(null),
  };
  return {
    handlers,
    subscribe: () => () => {},
    handleFile: async () => new Response(null, { status: 503 }),
    close: async () => {},
  };
}
