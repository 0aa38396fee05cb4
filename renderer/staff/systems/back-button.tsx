import { Button } from '../../components/button.tsx';
import { BackIcon } from '../../components/icons.tsx';
import { Buttons } from '../kit/panel.tsx';

export interface BackButtonProps {
  readonly text: string;
  readonly onPress: () => void;
}

/** To the page above this one. */
export function BackButton({ text, onPress }: BackButtonProps) {
  return (
    <Buttons>
      <Button tone="quiet" testId="systems-back" onPress={onPress}>
        <BackIcon />
        {text}
      </Button>
    </Buttons>
  );
}
