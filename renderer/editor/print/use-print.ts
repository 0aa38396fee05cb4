import { useEffect, useRef, useState } from 'react';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { bridge } from '../../bridge/connect.ts';
import { systemClock } from '../../state/clock.ts';
import { useDraftStore } from '../../state/draft-store.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { clearNotice, showNotice } from '../../state/notice-store.ts';
import { useSessionStore } from '../../state/session-store.ts';
import { isPrintable } from '../commands/printable.ts';
import { currentDesign, useEditorStore } from '../editor-store.ts';
import { qualityOf } from '../geometry/quality.ts';
import { currentPhotos } from '../photos/photo-store.ts';
import { type MadePrint, makePrint } from './make-print.ts';
import { SPARE_WORKER_AFTER_MS, USUAL_PRINT_DPI } from './print-settings.ts';
import { dropSpareWorker, keepSpareWorker } from './spare-worker.ts';

/** How far the print is, from 0 to 1. */
export type PrintProgress = number;

/** The print of this very design is there already: nothing was changed since. */
function isPrinted(): boolean {
  const { design, printFileId } = useDraftStore.getState();
  return printFileId !== null && design === currentDesign();
}

function finish(print: MadePrint, design: ReturnType<typeof currentDesign>): void {
  const { worst } = qualityOf(design, currentPhotos());
  const { finishDesign } = useDraftStore.getState();
  finishDesign(design, print.printFileId, URL.createObjectURL(print.png), worst);
}

/** While there is something to print, a worker stands by. It is gone with the screen. */
function useSpareWorker(): void {
  const printable = useEditorStore((state) => isPrintable(state.history.present));
  useEffect(() => {
    if (!printable) return undefined;
    const callOff = systemClock.after(SPARE_WORKER_AFTER_MS, keepSpareWorker);
    return () => {
      callOff();
      dropSpareWorker();
    };
  }, [printable]);
}

/** Draws the print, hands it over and goes to the review. `progress` is null while nothing is being drawn. */
export function usePrint(geometry: CaseGeometry): {
  readonly progress: PrintProgress | null;
  readonly start: () => void;
} {
  const [progress, setProgress] = useState<PrintProgress | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  useSpareWorker();

  async function run(): Promise<void> {
    const stop = new AbortController();
    running.current = stop;
    const design = currentDesign();
    clearNotice();
    const made = await makePrint({
      design,
      geometry,
      photos: currentPhotos(),
      fileUrl: (path) => bridge().fileUrl(path),
      dpi: useKioskStore.getState().info?.printDpi ?? USUAL_PRINT_DPI,
      signal: stop.signal,
      onProgress: setProgress,
    });
    // The shopper left or went back meanwhile: there is nothing to finish and nobody to tell.
    if (stop.signal.aborted) return;
    running.current = null;
    setProgress(null);
    if (!made.ok) {
      console.error(`print picture: ${made.error.kind}: ${made.error.detail}`);
      showNotice({ tone: 'error', key: `editor.print.${made.error.kind}` });
      return;
    }
    finish(made.value, design);
    useSessionStore.getState().goTo('review');
  }

  const start = (): void => {
    if (running.current) return;
    if (isPrinted()) useSessionStore.getState().goTo('review');
    else void run();
  };
  return { progress, start };
}
