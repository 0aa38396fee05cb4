import { type RefObject, useLayoutEffect, useState } from 'react';

export interface BoxSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The inner size of an element in whole CSS pixels, whenever it changes. Null until it has one. */
export function useBoxSize(element: RefObject<HTMLElement | null>): BoxSize | null {
  const [size, setSize] = useState<BoxSize | null>(null);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    const measure = (): void => {
      const widthPx = Math.floor(box.clientWidth);
      const heightPx = Math.floor(box.clientHeight);
      if (widthPx < 1 || heightPx < 1) return;
      setSize((last) =>
        last?.widthPx === widthPx && last.heightPx === heightPx ? last : { widthPx, heightPx },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
