import { useLanguage } from '../../../state/language.ts';
import { PanelFrame } from '../panel-frame.tsx';

export function BackgroundPanel() {
  const { t } = useLanguage();
  return (
    <PanelFrame title={t('editor.panels.background')} testId="panel-background">
      {null}
    </PanelFrame>
  );
}
