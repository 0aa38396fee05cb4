import { useEffect, useState } from 'react';
import type { Result } from '../../shared/domain/result.ts';
import { useKioskStore } from './kiosk-store.ts';

/** Something that the main process tells when asked, and again whenever it changes. */
export interface Watched<Value> {
  ask(): Promise<Result<Value, unknown>>;
  /** Returns what ends it. */
  listen(listener: (value: Value) => void): () => void;
}

/** What is watched, as it is now. Null while that is not known. `watched` must be the same object each time. */
export function useWatched<Value>(watched: Watched<Value>): Value | null {
  const connected = useKioskStore((state) => state.connected);
  const [value, setValue] = useState<Value | null>(null);
  useEffect(() => {
    if (!connected) return;
    let outdated = false;
    const end = watched.listen((next) => {
      // News that came meanwhile is younger than the answer.
      outdated = true;
      setValue(next);
    });
    void watched.ask().then((answer) => {
      if (answer.ok && !outdated) setValue(answer.value);
    });
    return () => {
      outdated = true;
      end();
    };
  }, [connected, watched]);
  return value;
}
