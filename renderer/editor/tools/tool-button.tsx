import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';

export interface ToolButtonProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  readonly testId?: string;
}

/** A small button with its word under its picture. */
export function ToolButton({ icon, label, onPress, disabled = false, testId }: ToolButtonProps) {
  return (
    <Button
      className="tool"
      disabled={disabled}
      onPress={onPress}
      {...(testId === undefined ? {} : { testId })}
    >
      {icon}
      <span>{label}</span>
    </Button>
  );
}
