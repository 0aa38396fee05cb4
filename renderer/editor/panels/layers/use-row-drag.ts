import { type PointerEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import { dropPlace, type RowSpan, shiftPx } from './drop-place.ts';

/** Handlers for the grip of a row. */
export interface RowDrag {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
}

interface Dragged {
  readonly pointerId: number;
  readonly rows: readonly HTMLElement[];
  readonly spans: readonly RowSpan[];
  readonly from: number;
  readonly startY: number;
  to: number;
}

function settle({ rows }: Dragged): void {
  for (const row of rows) {
    row.style.transform = '';
    row.classList.remove('layer-dragged', 'layer-shifted');
  }
}

/** A row follows the finger past React; the list changes once, when it is let go. Rows are the list's children. */
export function useRowDrag(
  list: RefObject<HTMLElement | null>,
  onDrop: (from: number, to: number) => void,
): RowDrag {
  const drop = useRef(onDrop);
  useEffect(() => {
    drop.current = onDrop;
  });
  return useMemo(() => {
    let dragged: Dragged | null = null;
    const end = (isDrop: boolean): void => {
      if (!dragged) return;
      const { from, to } = dragged;
      settle(dragged);
      dragged = null;
      if (isDrop && from !== to) drop.current(from, to);
    };
    return {
      onPointerDown: (event) => {
        const rows = [...(list.current?.children ?? [])].filter((row) => row instanceof HTMLElement);
        const from = rows.findIndex((row) => row.contains(event.currentTarget));
        if (event.button !== 0 || dragged || from < 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const spans = rows.map(({ offsetTop, offsetHeight }) => ({ top: offsetTop, height: offsetHeight }));
        dragged = { pointerId: event.pointerId, rows, spans, from, startY: event.clientY, to: from };
        rows.forEach((row, index) => {
          row.classList.add(index === from ? 'layer-dragged' : 'layer-shifted');
        });
      },
      onPointerMove: (event) => {
        if (dragged?.pointerId !== event.pointerId) return;
        const { spans, from, startY } = dragged;
        const dy = event.clientY - startY;
        const to = dropPlace(spans, from, dy);
        dragged.to = to;
        dragged.rows.forEach((row, index) => {
          const by = index === from ? dy : shiftPx(spans, index, from, to);
          row.style.transform = by === 0 ? '' : `translateY(${by}px)`;
        });
      },
      onPointerUp: (event) => {
        if (dragged?.pointerId === event.pointerId) end(true);
      },
      onPointerCancel: (event) => {
        if (dragged?.pointerId === event.pointerId) end(false);
      },
    };
  }, [list]);
}
