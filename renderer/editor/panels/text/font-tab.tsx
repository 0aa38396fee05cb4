import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { TextLayer } from '../../../../shared/domain/design.ts';
import type { DesignFont } from '../../../../shared/domain/design-font.ts';
import { afterPaint } from '../../../components/after-paint.ts';
import { useLanguage } from '../../../state/language.ts';
import { chooseFont } from './choose-font.ts';
import { fontGroups, sampleOf } from './font-groups.ts';
import { FontTile } from './font-tile.tsx';
import type { TextEditing } from './text-editing.ts';
import './font-tab.css';

export interface FontTabProps {
  readonly fonts: ReadonlyMap<string, DesignFont>;
  readonly layer: TextLayer;
  readonly editing: TextEditing;
}

/** All fonts, each showing the shopper's own words. */
export function FontTab({ fonts, layer, editing }: FontTabProps) {
  const { t, locale } = useLanguage();
  const { layerId, text } = layer;
  const [wished, setWished] = useState<string | null>(null);
  const words = useDeferredValue(text);
  const groups = useMemo(() => fontGroups(fonts.values(), words, locale), [fonts, words, locale]);
  const choose = useCallback(
    (fontId: string): void => {
      // The tile is marked at once; the words follow when the font is there to measure them by.
      setWished(fontId);
      afterPaint(() => {
        void chooseFont(editing, layerId, fontId, text).finally(() =>
          setWished((now) => (now === fontId ? null : now)),
        );
      });
    },
    [editing, layerId, text],
  );
  const chosen = wished ?? layer.fontId;
  return (
    <div className="text-fonts" data-testid="text-fonts">
      {groups.map(({ name, fonts: members }) => (
        <section key={name} aria-labelledby={`text-fonts-${name}`}>
          <h3 id={`text-fonts-${name}`}>{t(`editor.text.fonts.${name}`)}</h3>
          <ul>
            {members.map((font) => (
              <li key={font.fontId}>
                <FontTile
                  font={font}
                  sample={sampleOf(font, words)}
                  isChosen={font.fontId === chosen}
                  onChoose={choose}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
