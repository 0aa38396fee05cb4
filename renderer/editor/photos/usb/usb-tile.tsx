import { memo } from 'react';
import type { UsbPhoto } from '../../../../shared/contract/photos.ts';
import { bridge } from '../../../bridge/connect.ts';
import { CheckIcon, WarningIcon } from '../../../components/icons.tsx';
import { useLanguage } from '../../../state/language.ts';
import '../photo-tile.css';
import { noteUnusable, useUsbStore } from './usb-store.ts';

export interface UsbTileProps {
  readonly photo: UsbPhoto;
  readonly onToggle: (usbPhotoId: string) => void;
}

/** One picture of a stick. Only the tile that was touched is drawn anew. */
export const UsbTile = memo(function UsbTile({ photo, onToggle }: UsbTileProps) {
  const { t } = useLanguage();
  const { usbPhotoId, name } = photo;
  const chosen = useUsbStore((state) => state.chosen.includes(usbPhotoId));
  const copied = useUsbStore((state) => state.copied.has(usbPhotoId));
  const reason = useUsbStore((state) => state.unusable.get(usbPhotoId));
  const state = reason ? 'unusable' : copied ? 'copied' : chosen ? 'chosen' : 'free';
  return (
    <li className="usb-tile">
      <button
        type="button"
        className="photo-tile"
        data-testid={`usb-photo-${usbPhotoId}`}
        data-state={state}
        aria-pressed={chosen}
        aria-disabled={state === 'unusable' || state === 'copied' || undefined}
        aria-label={name}
        onClick={state === 'free' || state === 'chosen' ? () => onToggle(usbPhotoId) : undefined}
      >
        {reason !== 'broken' && (
          <img
            src={bridge().fileUrl(photo.thumbnailPath)}
            alt=""
            loading="lazy"
            decoding="async"
            draggable={false}
            onError={() => noteUnusable(usbPhotoId, 'broken')}
          />
        )}
        {state === 'unusable' && (
          <span className="usb-why">
            <WarningIcon />
            {t(
              reason === 'tooSmall'
                ? 'editor.usb.whySmall'
                : reason === 'broken'
                  ? 'editor.usb.whyBroken'
                  : 'editor.usb.whyLarge',
            )}
          </span>
        )}
        {(state === 'chosen' || state === 'copied') && (
          <span className="usb-check">
            <CheckIcon />
          </span>
        )}
      </button>
    </li>
  );
});
