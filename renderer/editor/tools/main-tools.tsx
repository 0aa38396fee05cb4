import { memo } from 'react';
import { useAction } from '../../components/use-action.ts';
import { useLanguage } from '../../state/language.ts';
import { showNotice } from '../../state/notice-store.ts';
import { useEditorStore } from '../editor-store.ts';
import { openPanel } from '../panels/panel-store.ts';
import { usePhotos } from '../photos/photo-store.ts';
import {
  BackgroundIcon,
  LayersIcon,
  PhotosIcon,
  StickersIcon,
  SurpriseIcon,
  TemplatesIcon,
  TextIcon,
} from './icons.tsx';
import { ToolButton } from './tool-button.tsx';

/** What can be added to the case, always at the same place, whatever is selected. */
export const MainTools = memo(function MainTools({ onPhotos }: { readonly onPhotos: () => void }) {
  const { t } = useLanguage();
  const stacked = useEditorStore((state) => state.history.present.layers.length > 1);
  return (
    <div className="main-tools" role="toolbar" aria-label={t('editor.tools.main')}>
      <PhotosTool onPress={onPhotos} />
      <ToolButton
        icon={<TemplatesIcon />}
        label={t('editor.panels.templates')}
        testId="tool-templates"
        onPress={() => openPanel('templates')}
      />
      <ToolButton
        icon={<TextIcon />}
        label={t('editor.panels.text')}
        testId="tool-text"
        onPress={() => openPanel('text')}
      />
      <ToolButton
        icon={<StickersIcon />}
        label={t('editor.panels.stickers')}
        testId="tool-stickers"
        onPress={() => openPanel('stickers')}
      />
      <ToolButton
        icon={<BackgroundIcon />}
        label={t('editor.panels.background')}
        testId="tool-background"
        onPress={() => openPanel('background')}
      />
      {stacked && (
        <ToolButton
          icon={<LayersIcon />}
          label={t('editor.panels.layers')}
          testId="tool-layers"
          onPress={() => openPanel('layers')}
        />
      )}
      <SurpriseTool />
    </div>
  );
});

function PhotosTool({ onPress }: { readonly onPress: () => void }) {
  const { t } = useLanguage();
  const { length: count } = usePhotos();
  return (
    <ToolButton
      className="photos-tool"
      icon={
        <>
          <PhotosIcon />
          {count > 0 && <span className="photos-count">{count}</span>}
        </>
      }
      label={t('editor.photos')}
      {...(count > 0 ? { name: t('editor.photoCount', { count }) } : {})}
      testId="design-photo"
      onPress={onPress}
    />
  );
}

async function surprise(): Promise<void> {
  try {
    const { surpriseMe } = await import('../panels/templates/surprise.ts');
    await surpriseMe();
  } catch (error) {
    console.error('surprise', error);
    showNotice({ tone: 'error', key: 'editor.tools.surpriseFailed' });
  }
}

function SurpriseTool() {
  const { t } = useLanguage();
  const [run] = useAction(surprise);
  return (
    <ToolButton
      className="surprise-tool"
      icon={<SurpriseIcon />}
      label={t('editor.tools.surprise')}
      testId="tool-surprise"
      onPress={run}
    />
  );
}
