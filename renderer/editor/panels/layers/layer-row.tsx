import { memo } from 'react';
import type { Layer } from '../../../../shared/domain/design.ts';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../state/language.ts';
import type { DrawAssets } from '../../draw/draw-assets.ts';
import { moveLayerTo, removeLayer, selectLayer } from '../../editor-store.ts';
import { duplicate, setHidden, setLocked } from '../../tools/edit.ts';
import {
  DownIcon,
  DuplicateIcon,
  GripIcon,
  HideIcon,
  LockIcon,
  RemoveIcon,
  ShowIcon,
  UnlockIcon,
  UpIcon,
} from '../../tools/icons.tsx';
import { LayerThumb } from './layer-thumb.tsx';
import type { RowDrag } from './use-row-drag.ts';

export interface LayerRowProps {
  readonly layer: Layer;
  readonly name: string;
  /** From the lowest, 0. */
  readonly index: number;
  readonly isTopmost: boolean;
  readonly selected: boolean;
  readonly assets: DrawAssets;
  readonly drag: RowDrag;
}

/** One layer: a touch selects it, the grip moves it up and down, the buttons do the rest. */
export const LayerRow = memo(function LayerRow(props: LayerRowProps) {
  const { t } = useLanguage();
  const { layer, name, index, selected, drag } = props;
  const { layerId, locked, hidden } = layer;
  return (
    <li
      className={['layer', selected && 'layer-selected', hidden && 'layer-hidden'].filter(Boolean).join(' ')}
      data-testid="layer-row"
      data-layer={layerId}
    >
      <div className="layer-line">
        <button
          type="button"
          className="layer-grip"
          aria-label={t('editor.layers.move', { name })}
          data-testid="layer-grip"
          {...drag}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
            if (step === 0) return;
            event.preventDefault();
            moveLayerTo(layerId, index + step);
          }}
        >
          <GripIcon />
        </button>
        <button
          type="button"
          className="layer-name"
          aria-pressed={selected}
          data-testid="layer-select"
          onClick={() => selectLayer(layerId)}
        >
          <LayerThumb layer={layer} assets={props.assets} />
          <span>{name}</span>
        </button>
        <Button
          className={hidden ? 'layer-button layer-on' : 'layer-button'}
          testId="layer-hide"
          label={`${t(hidden ? 'editor.layers.show' : 'editor.layers.hide')}: ${name}`}
          onPress={() => setHidden(layerId, !hidden)}
        >
          {hidden ? <HideIcon /> : <ShowIcon />}
        </Button>
        <Button
          className={locked ? 'layer-button layer-on' : 'layer-button'}
          testId="layer-lock"
          label={`${t(locked ? 'editor.tools.unlock' : 'editor.tools.lock')}: ${name}`}
          onPress={() => setLocked(layerId, !locked)}
        >
          {locked ? <LockIcon /> : <UnlockIcon />}
        </Button>
      </div>
      {selected && <RowActions {...props} />}
    </li>
  );
});

function RowActions({ layer, index, isTopmost }: LayerRowProps) {
  const { t } = useLanguage();
  const { layerId, locked } = layer;
  return (
    <div className="layer-actions">
      <Button testId="layer-up" disabled={isTopmost} onPress={() => moveLayerTo(layerId, index + 1)}>
        <UpIcon />
        {t('editor.layers.up')}
      </Button>
      <Button testId="layer-down" disabled={index === 0} onPress={() => moveLayerTo(layerId, index - 1)}>
        <DownIcon />
        {t('editor.layers.down')}
      </Button>
      <Button testId="layer-duplicate" onPress={() => duplicate(layerId)}>
        <DuplicateIcon />
        {t('editor.tools.duplicate')}
      </Button>
      <Button tone="danger" testId="layer-remove" disabled={locked} onPress={() => removeLayer(layerId)}>
        <RemoveIcon />
        {t('editor.tools.remove')}
      </Button>
    </div>
  );
}
