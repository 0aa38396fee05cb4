import { useCallback, useState } from 'react';

/**
 * Does something once the next frame is on the screen. Laying a layer on the case draws the canvases anew, which takes
 * longer than a shopper waits for an answer: what was touched shows first that it was touched.
 */
export function afterPaint(work: () => void): void {
  // The callback runs before the frame is painted, a task set from it after that.
  requestAnimationFrame(() => setTimeout(work));
}

/**
 * A choice that is shown as chosen at once and carried out after the next frame. `now` is what is chosen in the document;
 * `apply` must stay the same function from drawing to drawing.
 */
export function useAnswered<Value>(
  now: Value,
  apply: (value: Value) => void,
): readonly [shown: Value, choose: (value: Value) => void] {
  const [answered, setAnswered] = useState<{ readonly value: Value } | null>(null);
  const choose = useCallback(
    (value: Value) => {
      const answer = { value };
      setAnswered(answer);
      afterPaint(() => {
        apply(value);
        // A second tap may have come meanwhile: its answer stays.
        setAnswered((latest) => (latest === answer ? null : latest));
      });
    },
    [apply],
  );
  return [answered ? answered.value : now, choose];
}
