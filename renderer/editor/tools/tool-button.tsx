import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';

export interface ToolButtonProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  readonly testId?: string;
  readonly className?: string;
  /** For a screen reader, where it says more than the word that is seen. */
  readonly name?: string;
}

/** A small button with its word under its picture. */
export function ToolButton({ icon, label, name, onPress, disabled = false, ...props }: ToolButtonProps) {
  return (
    <Button
      className={props.className ? `tool ${props.className}` : 'tool'}
      disabled={disabled}
      onPress={onPress}
      {...(props.testId === undefined ? {} : { testId: props.testId })}
      {...(name === undefined ? {} : { label: name })}
    >
      {icon}
      <span>{label}</span>
    </Button>
  );
}
