import { memo, useCallback } from 'react';
import type { FrameBorder, PhotoLayer, SlotLayer } from '../../../../shared/domain/design.ts';
import { CheckIcon, CloseIcon } from '../../../components/icons.tsx';
import { useLanguage } from '../../../state/language.ts';
import { changeLayer } from '../../editor-store.ts';
import { Slider } from '../../tools/slider.tsx';
import { walkTiles } from '../grid-arrows.ts';
import { useAnswered } from '../use-answered.ts';

/** `dark` ones carry a white tick. */
const COLOURS = [
  { name: 'white', colour: '#ffffff', dark: false },
  { name: 'cream', colour: '#f6ecdc', dark: false },
  { name: 'ink', colour: '#1d1b22', dark: true },
  { name: 'coral', colour: '#e4572e', dark: true },
  { name: 'sun', colour: '#f3b23e', dark: false },
  { name: 'sage', colour: '#a8bfa3', dark: false },
  { name: 'sky', colour: '#a9c7dd', dark: false },
  { name: 'teal', colour: '#0f5c5c', dark: true },
] as const;

const WIDTH = { usualMm: 1.6, leastMm: 0.4, mostMm: 8, stepMm: 0.2 } as const;

const changeBorder = (
  layerId: string,
  edit: (border: FrameBorder | null) => FrameBorder | null,
  ongoing: string | null = null,
): void =>
  changeLayer(
    layerId,
    (layer) =>
      layer.kind === 'photo' || layer.kind === 'slot' ? { ...layer, border: edit(layer.border) } : layer,
    ongoing,
  );

/** A line along the inside of the shape: its colour, or none, and its width. */
export function BorderTools({ layer }: { readonly layer: PhotoLayer | SlotLayer }) {
  const { t } = useLanguage();
  const { layerId, border } = layer;
  const apply = useCallback(
    (colour: string | null) =>
      changeBorder(layerId, (now) =>
        colour === null ? null : { colour, widthMm: now?.widthMm ?? WIDTH.usualMm },
      ),
    [layerId],
  );
  const [shown, choose] = useAnswered(border?.colour ?? null, apply);
  const widthMm = border?.widthMm ?? WIDTH.usualMm;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid cell that shrinks */}
      <div
        className="border-colours"
        role="group"
        aria-label={t('editor.frame.border')}
        onKeyDown={walkTiles}
      >
        <button
          type="button"
          className="border-colour border-none"
          aria-label={t('editor.frame.noBorder')}
          aria-pressed={shown === null}
          data-testid="border-none"
          onClick={() => choose(null)}
        >
          <CloseIcon />
        </button>
        {COLOURS.map((one) => (
          <BorderColour key={one.name} {...one} pressed={one.colour === shown} onPick={choose} />
        ))}
      </div>
      <Slider
        label={t('editor.frame.borderWidth')}
        value={widthMm}
        min={WIDTH.leastMm}
        max={WIDTH.mostMm}
        step={WIDTH.stepMm}
        disabled={border === null}
        valueText={widthMm.toFixed(1)}
        testId="slider-border-width"
        onChange={(next) =>
          changeBorder(layerId, (now) => now && { ...now, widthMm: next }, `border ${layerId}`)
        }
      />
    </>
  );
}

type BorderColourProps = (typeof COLOURS)[number] & {
  readonly pressed: boolean;
  readonly onPick: (colour: string) => void;
};

const BorderColour = memo(function BorderColour({ name, colour, dark, pressed, onPick }: BorderColourProps) {
  const { t } = useLanguage();
  return (
    <button
      type="button"
      className={dark ? 'border-colour border-colour-dark' : 'border-colour'}
      style={{ background: colour }}
      aria-label={t(`editor.frame.${name}`)}
      aria-pressed={pressed}
      data-testid={`border-${name}`}
      onClick={() => onPick(colour)}
    >
      {pressed && <CheckIcon />}
    </button>
  );
});
