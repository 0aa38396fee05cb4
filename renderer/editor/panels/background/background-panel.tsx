import { useState } from 'react';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { Background } from '../../../../shared/domain/design.ts';
import { useAfterPaint } from '../../../components/use-after-paint.ts';
import { useLanguage } from '../../../state/language.ts';
import { PanelFrame } from '../panel-frame.tsx';
import './background-panel.css';
import './segmented-choice.css';
import { BlurTab } from './blur-tab.tsx';
import { ColoursTab } from './colours-tab.tsx';
import { GradientsTab } from './gradients-tab.tsx';
import { type Part, PatternColourHead, PatternColourPicker } from './pattern-colour-picker.tsx';
import { PatternsTab } from './patterns-tab.tsx';
import { useBackground } from './use-background.ts';

type Kind = Background['kind'];

const TABS = [
  { kind: 'colour', key: 'editor.background.colours' },
  { kind: 'gradient', key: 'editor.background.gradients' },
  { kind: 'pattern', key: 'editor.background.patterns' },
  { kind: 'blurredPhoto', key: 'editor.background.blurred' },
] as const satisfies readonly { readonly kind: Kind; readonly key: string }[];

/** What lies under everything on the case. It opens with the kind that is there. */
export function BackgroundPanel() {
  const { t } = useLanguage();
  const background = useBackground();
  const [kind, setKind] = useState<Kind>(background.kind);
  // The tab shows first that it was touched; what is in it follows.
  const shown = useAfterPaint(kind);
  const [part, setPart] = useState<Part | null>(null);
  const colouring = shown === 'pattern' && background.kind === 'pattern' ? part : null;
  return (
    <PanelFrame
      title={t('editor.panels.background')}
      testId="panel-background"
      head={
        colouring ? (
          <PatternColourHead part={colouring} onPart={setPart} onBack={() => setPart(null)} />
        ) : (
          <Tabs kind={kind} onChoose={setKind} />
        )
      }
    >
      <div className="background-tab">
        {colouring && background.kind === 'pattern' ? (
          <PatternColourPicker key={colouring} pattern={background} part={colouring} />
        ) : (
          <Tab kind={shown} onOwnColours={setPart} />
        )}
      </div>
    </PanelFrame>
  );
}

function Tabs({ kind, onChoose }: { readonly kind: Kind; readonly onChoose: (kind: Kind) => void }) {
  const { t } = useLanguage();
  return (
    <fieldset className="segments background-tabs" aria-label={t('editor.background.tabs')}>
      {TABS.map((tab) => (
        <button
          key={tab.kind}
          type="button"
          className="segment"
          aria-pressed={tab.kind === kind}
          data-testid={`background-tab-${tab.kind}`}
          onClick={() => onChoose(tab.kind)}
        >
          {t(tab.key)}
        </button>
      ))}
    </fieldset>
  );
}

function Tab({ kind, onOwnColours }: { readonly kind: Kind; readonly onOwnColours: (part: Part) => void }) {
  switch (kind) {
    case 'colour':
      return <ColoursTab />;
    case 'gradient':
      return <GradientsTab />;
    case 'pattern':
      return <PatternsTab onOwnColours={onOwnColours} />;
    case 'blurredPhoto':
      return <BlurTab />;
    default:
      return assertNever(kind);
  }
}
