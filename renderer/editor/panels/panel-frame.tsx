import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { CheckIcon } from '../../components/icons.tsx';
import { useLanguage } from '../../state/language.ts';
import './panel-frame.css';
import { closePanel } from './panel-store.ts';

export interface PanelFrameProps {
  readonly title: string;
  readonly testId: string;
  /** Beside the title: a search field, tabs. */
  readonly head?: ReactNode;
  readonly children: ReactNode;
  readonly onClose?: () => void;
  /** It needs more of the height, such as for a picture to work on. */
  readonly tall?: boolean;
}

/** A panel under the canvas: the case stays in view while the shopper chooses. What does not fit is scrolled. */
export function PanelFrame({ title, testId, head, children, onClose = closePanel, tall }: PanelFrameProps) {
  const { t } = useLanguage();
  const section = useRef<HTMLElement>(null);
  // The button that opened the panel is gone. A panel that has put the focus into a field keeps it there.
  useEffect(() => {
    if (document.activeElement === document.body) section.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section
      ref={section}
      className={tall ? 'panel panel-tall' : 'panel'}
      tabIndex={-1}
      aria-label={title}
      data-testid={testId}
    >
      <header className="panel-head">
        <h2>{title}</h2>
        {head}
        <Button className="panel-close" testId="panel-close" onPress={onClose}>
          <CheckIcon />
          {t('editor.panels.close')}
        </Button>
      </header>
      <div className="panel-body">{children}</div>
    </section>
  );
}
