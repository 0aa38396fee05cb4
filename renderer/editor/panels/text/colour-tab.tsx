import type { TextLayer } from '../../../../shared/domain/design.ts';
import { useLanguage } from '../../../state/language.ts';
import { Slider } from '../../tools/slider.tsx';
import { NoneIcon } from './icons.tsx';
import { brightness } from './new-text.ts';
import { Swatches } from './swatches.tsx';
import type { TextEditing } from './text-editing.ts';
import './colour-tab.css';

export interface StyleTabProps {
  readonly layer: TextLayer;
  readonly editing: TextEditing;
}

/** Of the writing's em: wide enough to be seen, never so wide that letters run together. */
const OUTLINE_EM = { least: 0.02, first: 0.08, most: 0.3 } as const;

/** The colour of the letters, and the line round them. */
export function ColourTab({ layer, editing }: StyleTabProps) {
  const { t } = useLanguage();
  const { layerId, outline } = layer;
  return (
    <div className="text-colours">
      <Swatches
        label={t('editor.text.colours.letters')}
        testId="text-colour"
        colour={layer.colour}
        onChoose={(colour) =>
          editing.restyle(layerId, (before) => ({ ...before, colour: colour ?? before.colour }))
        }
      />
      <Swatches
        label={t('editor.text.colours.outline')}
        testId="text-outline"
        colour={outline?.colour ?? null}
        none={{ label: t('editor.text.colours.none'), icon: <NoneIcon /> }}
        onChoose={(colour) =>
          editing.restyle(layerId, (before) => ({
            ...before,
            outline:
              colour === null ? null : { colour, widthEm: before.outline?.widthEm ?? OUTLINE_EM.first },
          }))
        }
      />
      <Slider
        label={t('editor.text.colours.outlineWidth')}
        value={outline?.widthEm ?? 0}
        min={0}
        max={OUTLINE_EM.most}
        step={0.01}
        valueText={t('editor.text.shape.percent', {
          part: String(Math.round((outline?.widthEm ?? 0) * 100)),
        })}
        testId="text-outline-width"
        onChange={(widthEm) =>
          editing.restyle(layerId, (before) => withOutline(before, widthEm), `outline ${layerId}`)
        }
      />
    </div>
  );
}

/** A first outline takes the colour that stands out from the letters. */
function withOutline(layer: TextLayer, widthEm: number): TextLayer {
  if (widthEm < OUTLINE_EM.least) return { ...layer, outline: null };
  const colour = layer.outline?.colour ?? (brightness(layer.colour) > 0.5 ? '#1d1b22' : '#ffffff');
  return { ...layer, outline: { colour, widthEm } };
}
