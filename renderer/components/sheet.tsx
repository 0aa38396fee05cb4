import { type ReactNode, useEffect, useId, useRef } from 'react';
import './sheet.css';

export interface SheetProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, the recommended one first. */
  readonly actions: ReactNode;
  /** Escape, or a touch beside the sheet. */
  readonly onClose: () => void;
  readonly testId?: string;
}

/** A question or an explanation over the screen. The browser's own modal dialog keeps the focus inside it. */
export function Sheet({ title, children, actions, onClose, testId }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const onCancel = (event: Event) => {
      event.preventDefault();
      close.current();
    };
    // A touch on the backdrop has the dialog itself as its target.
    const onClick = (event: MouseEvent) => {
      if (event.target === element && !isInside(event, element)) close.current();
    };
    element.addEventListener('cancel', onCancel);
    element.addEventListener('click', onClick);
    element.showModal();
    return () => {
      element.removeEventListener('cancel', onCancel);
      element.removeEventListener('click', onClick);
      element.close();
    };
  }, []);
  return (
    <dialog ref={dialog} className="sheet" aria-modal="true" aria-labelledby={titleId} data-testid={testId}>
      <h2 id={titleId}>{title}</h2>
      {children}
      <div className="sheet-actions">{actions}</div>
    </dialog>
  );
}

function isInside(event: MouseEvent, element: HTMLElement): boolean {
  const box = element.getBoundingClientRect();
  const { clientX: x, clientY: y } = event;
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}
