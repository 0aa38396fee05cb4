import { useLanguage } from '../../../state/language.ts';
import { PanelFrame } from '../panel-frame.tsx';

export function FramePanel() {
  const { t } = useLanguage();
  return (
    <PanelFrame title={t('editor.panels.frame')} testId="panel-frame">
      {null}
    </PanelFrame>
  );
}
