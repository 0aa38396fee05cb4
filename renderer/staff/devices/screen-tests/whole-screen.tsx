import { type ReactNode, useEffect, useRef } from 'react';

export interface WholeScreenProps {
  readonly label: string;
  readonly testId: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Over everything, to the last pixel of the screen. */
export function WholeScreen({ label, testId, onClose, children }: WholeScreenProps) {
  const dialog = useRef<HTMLDialogElement>(null);
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
    element.addEventListener('cancel', onCancel);
    element.showModal();
    return () => {
      element.removeEventListener('cancel', onCancel);
      element.close();
    };
  }, []);
  return (
    <dialog ref={dialog} className="whole-screen" aria-label={label} aria-modal="true" data-testid={testId}>
      {children}
    </dialog>
  );
}
