import { useLayoutEffect, useRef } from 'react';
import type { Model } from '../../shared/contract/catalogue.ts';
import { ScreenFrame } from '../components/screen-frame.tsx';
import { useDraftStore } from '../state/draft-store.ts';
import { useLanguage } from '../state/language.ts';
import { useSessionStore } from '../state/session-store.ts';
import { DesignCanvas } from './canvas/design-canvas.tsx';
import './design-screen.css';
import { DoneButton } from './done-button.tsx';
import { openDesign, useEditorStore } from './editor-store.ts';
import { BlankCase } from './photos/blank-case.tsx';
import { PhoneInvite } from './photos/phone-invite.tsx';
import { PhotoPanel } from './photos/photo-panel.tsx';
import { usePhotoFiles } from './photos/use-photo-file.ts';
import { usePhotoPanel } from './photos/use-photo-panel.ts';
import { usePrint } from './print/use-print.ts';
import { ToolBar } from './tools/tool-bar.tsx';
import { useKeyboard } from './tools/use-keyboard.ts';
import { usePhotosOnCase } from './use-photos-on-case.ts';

/** Where the shopper makes the picture for their case. */
export function DesignScreen() {
  const model = useDraftStore((state) => state.model);
  return model && <Designer key={model.modelId} model={model} />;
}

/** Puts the draft on the table. True once it lies there, which is before the first picture. */
function useOpenDesign({ geometry }: Model): boolean {
  useLayoutEffect(() => openDesign(geometry, useDraftStore.getState().design), [geometry]);
  return useEditorStore((state) => state.geometry === geometry);
}

function Designer({ model }: { readonly model: Model }) {
  const { t } = useLanguage();
  const { geometry } = model;
  const open = useOpenDesign(model);
  const blank = useEditorStore((state) => state.history.present.layers.length === 0);
  const { panel, openPanel, closePanel } = usePhotoPanel(blank);
  const fileInput = useRef<HTMLInputElement>(null);
  const [addFiles, readingFile] = usePhotoFiles(closePanel);
  const { progress, start } = usePrint(geometry);
  usePhotosOnCase(open);
  useKeyboard(progress === null);
  const goTo = useSessionStore((state) => state.goTo);
  const chooseFile = (): void => fileInput.current?.click();
  return (
    <ScreenFrame
      testId="design"
      title={t('editor.title')}
      lead={t(blank ? 'editor.leadEmpty' : 'editor.lead')}
      help="design"
      progress="design"
      leave={blank ? 'nothing' : 'design'}
      onBack={() => goTo('model')}
      still
      actions={<DoneButton disabled={blank} progress={progress} onPress={start} />}
    >
      <input
        ref={fileInput}
        className="visually-hidden"
        type="file"
        accept="image/*"
        multiple
        tabIndex={-1}
        aria-label={t('editor.invite.chooseFile')}
        data-testid="design-file"
        onChange={({ currentTarget }) => {
          addFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      {/* While the print is drawn nothing may change under it. */}
      <div className="design" inert={progress !== null}>
        {blank ? (
          <BlankCase geometry={geometry}>
            {!panel && <PhoneInvite onFile={chooseFile} busy={readingFile} />}
          </BlankCase>
        ) : (
          open && <DesignCanvas geometry={geometry} />
        )}
        <ToolBar onPhotos={openPanel} />
      </div>
      {panel && <PhotoPanel onClose={closePanel} onFile={chooseFile} readingFile={readingFile} />}
    </ScreenFrame>
  );
}
