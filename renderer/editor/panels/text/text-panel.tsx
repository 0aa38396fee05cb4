import { useLanguage } from '../../../state/language.ts';
import { PanelFrame } from '../panel-frame.tsx';

export function TextPanel() {
  const { t } = useLanguage();
  return (
    <PanelFrame title={t('editor.panels.text')} testId="panel-text">
      {null}
    </PanelFrame>
  );
}
