import { useCallback } from 'react';
import type { StickerLayer } from '../../../../shared/domain/design.ts';
import { useLanguage } from '../../../state/language.ts';
import { changeLayer, useEditorStore } from '../../editor-store.ts';
import { ColourPicker } from '../background/colour-picker.tsx';
import { SegmentedChoice } from '../background/segmented-choice.tsx';
import { PanelFrame } from '../panel-frame.tsx';
import { recolour, rimmed } from './restyle.ts';
import { stickerOf, stickerUrl } from './sticker-shelf.ts';
import './sticker-colour.css';
import '../panel-none.css';

/** The sticker in hand; null while there is none. */
const useSelectedSticker = (): StickerLayer | null =>
  useEditorStore(({ history, selectedLayerId }) => {
    const layer = history.present.layers.find((each) => each.layerId === selectedLayerId);
    return layer?.kind === 'sticker' ? layer : null;
  });

/** Colour and rim of the sticker in hand. It stays open while the shopper goes from sticker to sticker. */
export function StickerColourPanel() {
  const { t } = useLanguage();
  const layer = useSelectedSticker();
  return (
    <PanelFrame
      title={t('editor.panels.stickerColour')}
      testId="panel-sticker-colour"
      head={layer && <RimChoice layer={layer} />}
    >
      {layer ? (
        <StickerColours key={layer.layerId} layer={layer} />
      ) : (
        <p className="panel-none sticker-colour-hint">{t('editor.stickers.colourHint')}</p>
      )}
    </PanelFrame>
  );
}

function RimChoice({ layer }: { readonly layer: StickerLayer }) {
  const { t } = useLanguage();
  const { layerId } = layer;
  if (!stickerOf(layer.stickerId)?.hasBorder) return null;
  return (
    <SegmentedChoice
      label={t('editor.stickers.border')}
      options={[
        { value: 'on', text: t('editor.stickers.borderOn') },
        { value: 'off', text: t('editor.stickers.borderOff') },
      ]}
      value={layer.border ? 'on' : 'off'}
      onChoose={(rim) => changeLayer(layerId, rimmed(rim === 'on'))}
      testId="sticker-border"
    />
  );
}

function StickerColours({ layer }: { readonly layer: StickerLayer }) {
  const { t } = useLanguage();
  const { layerId } = layer;
  const sticker = stickerOf(layer.stickerId);
  const pick = useCallback((colour: string) => changeLayer(layerId, recolour(colour)), [layerId]);
  if (!sticker?.recolourable)
    return <p className="panel-none sticker-colour-hint">{t('editor.stickers.fixedColours')}</p>;
  return (
    <ColourPicker
      colour={layer.colour}
      onPick={pick}
      onMix={(colour) => changeLayer(layerId, recolour(colour), 'mixStickerColour')}
      testId="sticker-colour"
      first={
        <button
          type="button"
          className="colour-swatch sticker-own-colour"
          aria-label={t('editor.stickers.ownColour')}
          aria-pressed={layer.colour === null}
          data-testid="sticker-colour-own"
          onClick={() => changeLayer(layerId, recolour(null))}
        >
          <img src={stickerUrl(sticker)} alt="" draggable={false} />
        </button>
      }
    />
  );
}
