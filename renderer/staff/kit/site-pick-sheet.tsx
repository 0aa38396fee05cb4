import { useEffect, useState } from 'react';
import { afterPaint } from '../../components/after-paint.ts';
import { useLanguage } from '../../state/language.ts';
import { PickSheet } from './pick-sheet.tsx';
import { type SitePick, sitePicks, usualPicks } from './site-picks.ts';

export interface SitePickSheetProps {
  readonly name: SitePick;
  readonly title: string;
  readonly text: string;
  readonly value: string | null;
  readonly onDone: (value: string) => void;
  readonly onClose: () => void;
}

/** The site's time zone or currency, from all that there are: the usual ones at once, the hundreds of others a moment later. */
export function SitePickSheet({ name, ...props }: SitePickSheetProps) {
  const { locale } = useLanguage();
  const usual = usualPicks(name);
  const [picks, setPicks] = useState(() => sitePicks(name, locale, Date.now(), usual));
  useEffect(() => {
    let isOpen = true;
    afterPaint(() => isOpen && setPicks(sitePicks(name, locale, Date.now())));
    return () => {
      isOpen = false;
    };
  }, [name, locale]);
  return <PickSheet {...props} picks={picks} usual={usual} />;
}
