import { useEffect, useState } from 'react';
import type { TrafficLine } from '../../shared/contract/machine-panel.ts';
import { readMachine, readTraffic, type Seen } from './machine-api.ts';

/** How often the page looks at the machine, and at a wire that is open to view, in milliseconds. */
const LOOK_MS = 350;
const TRAFFIC_MS = 500;

/** The machine as it is now, again and again. Null before the first look. */
export function useMachine(): Seen | null {
  return useRepeated(readMachine, LOOK_MS, 'machine');
}

/** What went over a device's wire. While it is held it stays as it was seen last. */
export function useTraffic(deviceId: string, isHeld: boolean): readonly TrafficLine[] {
  return useRepeated(() => readTraffic(deviceId), isHeld ? null : TRAFFIC_MS, deviceId) ?? [];
}

/** One question at a time; the next one a while after the answer, or never where there is no pause given. */
function useRepeated<Value>(read: () => Promise<Value>, pauseMs: number | null, key: string): Value | null {
  const [value, setValue] = useState<{ readonly key: string; readonly value: Value } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says all that `read` depends on.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = async () => {
      const seen = await read();
      if (isOver) return;
      setValue({ key, value: seen });
      if (pauseMs !== null) timer = setTimeout(look, pauseMs);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [key, pauseMs]);
  return value?.key === key ? value.value : null;
}
