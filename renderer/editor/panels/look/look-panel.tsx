import { useLanguage } from '../../../state/language.ts';
import { PanelFrame } from '../panel-frame.tsx';

export function LookPanel() {
  const { t } = useLanguage();
  return (
    <PanelFrame title={t('editor.panels.look')} testId="panel-look">
      {null}
    </PanelFrame>
  );
}
