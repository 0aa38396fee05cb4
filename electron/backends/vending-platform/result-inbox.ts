import type { DispenseResult, DispenseResultSource } from '../vending-types.ts';

export interface ResultInbox extends DispenseResultSource {
  /** False where nobody knows the order, or nobody listens: the platform may send it again. */
  deliver(result: DispenseResult): boolean;
  setListening(isListening: boolean): void;
}

/** Hands results from the notification receiver to the driver, which is opened later than the receiver. */
export function createResultInbox(): ResultInbox {
  const takers = new Set<(result: DispenseResult) => boolean>();
  let listening = false;
  return {
    deliver: (result) => [...takers].some((take) => take(result)),
    onResult: (take) => {
      takers.add(take);
      return () => takers.delete(take);
    },
    isListening: () => listening,
    setListening: (isListening) => {
      listening = isListening;
    },
  };
}
