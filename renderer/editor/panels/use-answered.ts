import { useCallback, useState } from 'react';
import { afterPaint } from '../../components/after-paint.ts';

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
