import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Model } from '../../shared/contract/catalogue.ts';
import { ScreenFrame } from '../components/screen-frame.tsx';
import { useDraftStore } from '../state/draft-store.ts';
import { useLanguage } from '../state/language.ts';
import { useSessionStore } from '../state/session-store.ts';
import { DesignCanvas } from './canvas/design-canvas.tsx';
import { emptySlotCount, isBlank, isPrintable } from './commands/printable.ts';
import './design-screen.css';
import { DoneButton } from './done-button.tsx';
import { currentDesign, openDesign, useEditorStore } from './editor-store.ts';
import { closePanel as closeToolPanel, usePanelStore } from './panels/panel-store.ts';
import { BlankCase } from './photos/blank-case.tsx';
import { PhotoPanel } from './photos/photo-panel.tsx';
import { usePhotoFiles } from './photos/use-photo-file.ts';
import { usePhotoPanel } from './photos/use-photo-panel.ts';
import { IntakeSheets } from './photos/ways/intake-sheets.tsx';
import { PhotoWays } from './photos/ways/photo-ways.tsx';
import { usePrint } from './print/use-print.ts';
import { SlotsQuestion } from './slots-question.tsx';
import { HistoryTools } from './tools/history-tools.tsx';
import { openFor } from './tools/open-for.ts';
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

/** Asks first where places for photos are empty. `asked` is how many, or null. */
function useDone(start: () => void) {
  const [asked, setAsked] = useState<number | null>(null);
  return {
    asked,
    finish: () => {
      const empty = emptySlotCount(currentDesign());
      if (empty > 0) setAsked(empty);
      else start();
    },
    goBack: () => setAsked(null),
    goOn: () => {
      setAsked(null);
      start();
    },
  };
}

function Designer({ model }: { readonly model: Model }) {
  const { t } = useLanguage();
  const { geometry } = model;
  const open = useOpenDesign(model);
  const blank = useEditorStore((state) => isBlank(state.history.present));
  const bare = useEditorStore((state) => state.history.present.layers.length === 0);
  const printable = useEditorStore((state) => isPrintable(state.history.present));
  const working = usePanelStore((state) => state.open !== null);
  const covered = blank && !working;
  const { panel, openPanel, closePanel } = usePhotoPanel(bare);
  const fileInput = useRef<HTMLInputElement>(null);
  const [addFiles, readingFile] = usePhotoFiles(closePanel);
  const { progress, start } = usePrint(geometry);
  useEffect(() => closeToolPanel, []);
  usePhotosOnCase(open);
  useKeyboard(progress === null);
  const goTo = useSessionStore((state) => state.goTo);
  const done = useDone(start);
  const onDoubleTap = useCallback((layerId: string) => openFor(layerId, openPanel), [openPanel]);
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
      actions={<DoneButton disabled={!printable} progress={progress} onPress={done.finish} />}
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
        <div className="design-table" data-covered={covered || undefined}>
          {/* It stands ready under the invitation: the first photo need not wait until it is laid out. */}
          {open && <DesignCanvas geometry={geometry} onDoubleTap={onDoubleTap} />}
          {covered && (
            <BlankCase geometry={geometry}>
              {!panel && <PhotoWays onFile={chooseFile} busy={readingFile} />}
            </BlankCase>
          )}
          <HistoryTools blank={covered} />
        </div>
        <ToolBar onPhotos={openPanel} blank={blank} hint={printable ? null : t('editor.doneHint')} />
      </div>
      {done.asked !== null && <SlotsQuestion count={done.asked} onBack={done.goBack} onPrint={done.goOn} />}
      {panel && <PhotoPanel onClose={closePanel} onFile={chooseFile} readingFile={readingFile} />}
      <IntakeSheets onUsed={closePanel} onFile={chooseFile} />
    </ScreenFrame>
  );
}
