import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';

export interface AskSureProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button does, as a verb. */
  readonly action: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** Something is still missing before it can be done. */
  readonly disabled?: boolean;
  readonly onSure: () => void;
  readonly onClose: () => void;
}

/** Before anything that cannot be taken back: what will happen, and a button that says it. */
export function AskSure({
  title,
  children,
  action,
  danger = false,
  busy = false,
  disabled = false,
  ...props
}: AskSureProps) {
  const { t } = useLanguage();
  return (
    <Sheet
      title={title}
      testId="ask-sure"
      onClose={props.onClose}
      actions={
        <>
          <Button
            tone={danger ? 'danger' : 'primary'}
            testId="ask-sure-yes"
            busy={busy}
            disabled={disabled}
            onPress={props.onSure}
          >
            {action}
          </Button>
          <Button testId="ask-close" onPress={props.onClose}>
            {t('frame.close')}
          </Button>
        </>
      }
    >
      {children}
    </Sheet>
  );
}
