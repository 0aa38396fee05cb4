import { type CSSProperties, type ReactNode, useState } from 'react';
import { useLanguage } from '../../../state/language.ts';
import { Slider } from '../../tools/slider.tsx';
import { type Hsv, hexOf, hsvOf } from './hsv.ts';
import './colour-mixer.css';

export interface ColourMixerProps {
  /** `#rrggbb`; null: nothing is chosen yet. */
  readonly colour: string | null;
  /** At every small move. One drag is one step to undo if the change has a name (`ongoing`). */
  readonly onMix: (colour: string) => void;
  readonly testId: string;
}

/** Where mixing begins when there is no colour to begin with. */
const START: Hsv = { hue: 200, saturation: 0.5, value: 0.85 };
/** Mixing a hue into a grey or into black shows nothing unless it is made this strong, this bright. */
const LEAST_SEEN = 0.15;
const FULL_TURN = [0, 60, 120, 180, 240, 300, 359];

const along = (colours: readonly Hsv[]): string => `linear-gradient(90deg, ${colours.map(hexOf).join(', ')})`;
const RAINBOW = along(FULL_TURN.map((hue) => ({ hue, saturation: 0.85, value: 0.95 })));

/** Three lines to draw along: hue, how strong, how bright. A grey keeps the hue from which it was mixed. */
export function ColourMixer({ colour, onMix, testId }: ColourMixerProps) {
  const { t } = useLanguage();
  const [mixed, setMixed] = useState<Hsv>(() => (colour ? hsvOf(colour) : START));
  const shown = colour !== null && hexOf(mixed) !== colour ? hsvOf(colour) : mixed;
  const mix = (part: Partial<Hsv>): void => {
    const next = { ...shown, ...part };
    setMixed(next);
    onMix(hexOf(next));
  };
  const mixHue = (hue: number): void =>
    mix({
      hue,
      saturation: shown.saturation < LEAST_SEEN ? START.saturation : shown.saturation,
      value: shown.value < LEAST_SEEN ? START.value : shown.value,
    });
  const whole = { min: 0, max: 1, step: 0.01 } as const;
  return (
    <div className="colour-mixer">
      <Track colours={RAINBOW}>
        <Slider
          label={t('editor.background.hue')}
          min={0}
          max={359}
          step={1}
          value={Math.round(shown.hue)}
          onChange={mixHue}
          testId={`${testId}-hue`}
        />
      </Track>
      <Track colours={along([0, 1].map((saturation) => ({ ...shown, saturation })))}>
        <Slider
          {...whole}
          label={t('editor.background.vividness')}
          value={shown.saturation}
          onChange={(saturation) => mix({ saturation })}
          testId={`${testId}-vividness`}
        />
      </Track>
      <Track colours={along([0, 1].map((value) => ({ ...shown, value })))}>
        <Slider
          {...whole}
          label={t('editor.background.brightness')}
          value={shown.value}
          onChange={(value) => mix({ value })}
          testId={`${testId}-brightness`}
        />
      </Track>
    </div>
  );
}

/** Shows on a slider's line what each place of it gives. */
function Track({ colours, children }: { readonly colours: string; readonly children: ReactNode }) {
  return (
    <div className="colour-track" style={{ '--track': colours } as CSSProperties}>
      {children}
    </div>
  );
}
