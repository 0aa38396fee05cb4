/** A set of listeners. One that throws does not keep the others from hearing: its bug surfaces on its own. */
export interface Listeners<Value> {
  add(listener: (value: Value) => void): () => void;
  tell(value: Value): void;
}

export function createListeners<Value>(): Listeners<Value> {
  const entries = new Set<{ readonly listener: (value: Value) => void }>();
  return {
    add: (listener) => {
      const entry = { listener };
      entries.add(entry);
      return () => entries.delete(entry);
    },
    tell: (value) => {
      for (const { listener } of [...entries]) {
        try {
          listener(value);
        } catch (bug) {
          queueMicrotask(() => {
            throw bug;
          });
        }
      }
    },
  };
}
