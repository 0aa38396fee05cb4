import type { TextLayer } from '../../../../shared/domain/design.ts';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../state/language.ts';
import { Slider } from '../../tools/slider.tsx';
import type { StyleTabProps } from './colour-tab.tsx';
import { AlignCentreIcon, AlignLeftIcon, AlignRightIcon } from './icons.tsx';
import './shape-tab.css';

const ALIGNMENTS = [
  { align: 'left', icon: <AlignLeftIcon /> },
  { align: 'centre', icon: <AlignCentreIcon /> },
  { align: 'right', icon: <AlignRightIcon /> },
] as const;

const SIZE_MM = { least: 3, most: 40 } as const;
const CURVE_DEG = { most: 300, step: 5, snap: 12 } as const;
const FIRST = { lineHeightEm: 1.2, letterSpacingEm: 0 } as const;

/** Size, alignment, spacing and curve. */
export function ShapeTab({ layer, editing }: StyleTabProps) {
  const { t } = useLanguage();
  const { layerId } = layer;
  const emMm = Math.min(Math.max(editing.emMmOf(layer), SIZE_MM.least), SIZE_MM.most);
  const restyle = (name: string, change: Partial<TextLayer>): void =>
    editing.restyle(layerId, (before) => ({ ...before, ...change }), `${name} ${layerId}`);
  const percent = (part: number): string =>
    t('editor.text.shape.percent', { part: String(Math.round(part * 100)) });
  return (
    <div className="text-shape">
      <Slider
        label={t('editor.text.shape.size')}
        // Small sizes need finer steps than large ones.
        value={Math.log(emMm)}
        min={Math.log(SIZE_MM.least)}
        max={Math.log(SIZE_MM.most)}
        step={0.01}
        valueText={t('editor.text.shape.mm', { size: String(Number(emMm.toFixed(1))) })}
        testId="text-size"
        onChange={(value) => editing.resize(layerId, Math.exp(value), `size ${layerId}`)}
      />
      <Alignment
        align={layer.align}
        onAlign={(align) => editing.restyle(layerId, (before) => ({ ...before, align }))}
      />
      <Slider
        label={t('editor.text.shape.lineHeight')}
        value={layer.lineHeightEm}
        min={0.7}
        max={2.5}
        step={0.05}
        resetTo={FIRST.lineHeightEm}
        valueText={percent(layer.lineHeightEm)}
        testId="text-line-height"
        onChange={(lineHeightEm) => restyle('lines', { lineHeightEm })}
      />
      <Slider
        label={t('editor.text.shape.letterSpacing')}
        value={layer.letterSpacingEm}
        min={-0.1}
        max={0.6}
        step={0.01}
        resetTo={FIRST.letterSpacingEm}
        valueText={percent(layer.letterSpacingEm)}
        testId="text-letter-spacing"
        onChange={(letterSpacingEm) => restyle('letters', { letterSpacingEm })}
      />
      <div className="text-curve">
        <Slider
          label={t('editor.text.shape.curve')}
          value={layer.curveDeg}
          min={-CURVE_DEG.most}
          max={CURVE_DEG.most}
          step={CURVE_DEG.step}
          resetTo={0}
          valueText={t('editor.text.shape.degrees', { turn: String(layer.curveDeg) })}
          testId="text-curve"
          onChange={(turn) => restyle('curve', { curveDeg: Math.abs(turn) < CURVE_DEG.snap ? 0 : turn })}
        />
        <Button
          testId="text-straight"
          disabled={layer.curveDeg === 0}
          onPress={() => editing.restyle(layerId, (before) => ({ ...before, curveDeg: 0 }))}
        >
          {t('editor.text.shape.straight')}
        </Button>
      </div>
    </div>
  );
}

interface AlignmentProps {
  readonly align: TextLayer['align'];
  readonly onAlign: (align: TextLayer['align']) => void;
}

function Alignment({ align, onAlign }: AlignmentProps) {
  const { t } = useLanguage();
  return (
    <fieldset className="text-align">
      <legend>{t('editor.text.shape.align')}</legend>
      {ALIGNMENTS.map(({ align: each, icon }) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === align}
          aria-label={t(`editor.text.shape.${each}`)}
          data-testid={`text-align-${each}`}
          onClick={() => onAlign(each)}
        >
          {icon}
        </button>
      ))}
    </fieldset>
  );
}
