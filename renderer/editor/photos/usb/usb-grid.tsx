import { useEffect, useRef, useState } from 'react';
import type { UsbPhoto } from '../../../../shared/contract/photos.ts';
import { UsbTile } from './usb-tile.tsx';

/** As many as fill the sheet twice; more come when the end is near. */
const PAGE = 48;

export interface UsbGridProps {
  readonly photos: readonly UsbPhoto[];
  readonly onToggle: (usbPhotoId: string) => void;
}

/** The pictures of a stick, newest first. Of a thousand only those are made that the shopper comes near. */
export function UsbGrid({ photos, onToggle }: UsbGridProps) {
  const [shown, setShown] = useState(PAGE);
  const end = useRef<HTMLLIElement>(null);
  const hasMore = shown < photos.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an end that is still in sight asks for the next page
  useEffect(() => {
    const element = end.current;
    if (!element || !hasMore) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setShown((count) => count + PAGE);
      },
      { root: element.closest('.usb-scroll'), rootMargin: '600px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, shown]);
  return (
    <ul className="usb-grid">
      {photos.slice(0, shown).map((photo) => (
        <UsbTile key={photo.usbPhotoId} photo={photo} onToggle={onToggle} />
      ))}
      {hasMore && <li ref={end} className="usb-end" aria-hidden="true" />}
    </ul>
  );
}
