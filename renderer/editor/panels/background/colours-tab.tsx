import { ColourPicker } from './colour-picker.tsx';
import { mixColour, paintColour } from './paint.ts';
import { useBackground } from './use-background.ts';

/** The case in one colour. */
export function ColoursTab() {
  const background = useBackground();
  return (
    <ColourPicker
      colour={background.kind === 'colour' ? background.colour : null}
      onPick={paintColour}
      onMix={mixColour}
      testId="background"
    />
  );
}
