import { type RefObject, useEffect, useRef, useState } from 'react';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { Button } from '../../../components/button.tsx';
import { CheckIcon, WarningIcon } from '../../../components/icons.tsx';
import { Sheet } from '../../../components/sheet.tsx';
import { useIdleStore } from '../../../flow/idle-store.ts';
import { type LanguageKey, useLanguage } from '../../../state/language.ts';
import { CameraIcon, SwapIcon } from '../ways/icons.tsx';
import { closeIntake } from '../ways/intake-store.ts';
import './camera.css';
import type { CameraFailure } from './open-camera.ts';
import { type CameraState, useCamera } from './use-camera.ts';
import { useCameras } from './use-cameras.ts';
import { type Shot, type ShotProblem, useShutter } from './use-shutter.ts';

export interface CameraSheetProps {
  /** The picture lies on the case. */
  readonly onUsed: () => void;
  readonly onFile: () => void;
}

/** Takes a photo with the kiosk's own camera. */
export function CameraSheet({ onUsed, onFile }: CameraSheetProps) {
  const { t } = useLanguage();
  const { shot, problem, press, retake, use } = useShutter(onUsed);
  const video = useRef<HTMLVideoElement>(null);
  const { state, retry, swap, isIdle } = useChosenCamera(shot.kind !== 'taken');
  // A countdown for somebody who has gone, or without a camera, ends.
  const isCounting = shot.kind === 'counting';
  const isLost = state.kind === 'failed' || state.kind === 'resting';
  useEffect(() => {
    if (isCounting && isLost) retake();
  }, [isCounting, isLost, retake]);
  const shutter = (): void => {
    if (state.kind === 'live' && video.current) press(video.current, state.track);
  };
  const failed = state.kind === 'failed' && shot.kind !== 'taken' ? state.reason : null;
  return (
    <Sheet
      title={t(shot.kind === 'taken' ? 'editor.camera.takenTitle' : 'editor.camera.title')}
      testId="camera-sheet"
      onClose={closeIntake}
      actions={<CameraActions {...{ shot, state, retake, use, retry, shutter, onFile }} />}
    >
      <div className="camera" data-state={shot.kind === 'taken' ? 'taken' : state.kind}>
        {failed ? (
          <CameraTrouble reason={failed} />
        ) : (
          <div className="camera-view">
            <Preview video={video} state={state} />
            {shot.kind === 'taken' && (
              <img className="camera-picture" src={shot.url} alt={t('editor.camera.picture')} />
            )}
            {state.kind === 'opening' && <p className="camera-word">{t('editor.camera.opening')}</p>}
            {isIdle && <p className="camera-word">{t('editor.camera.resting')}</p>}
            <CountMark shot={shot} />
            {swap && shot.kind === 'posing' && (
              <button
                type="button"
                className="camera-swap"
                aria-label={t('editor.camera.swap')}
                onClick={swap}
              >
                <SwapIcon />
              </button>
            )}
          </div>
        )}
        {problem && <ProblemLine problem={problem} />}
      </div>
      {(shot.kind === 'taking' || shot.kind === 'taken') && (
        <div className="camera-flash" aria-hidden="true" />
      )}
    </Sheet>
  );
}

/** The camera that the shopper chose among several. Its light is out while it is not looked at. */
function useChosenCamera(wanted: boolean) {
  const isIdle = useIdleStore(({ idle }) => idle.kind === 'asking');
  const [chosen, setChosen] = useState<string | null>(null);
  const { state, retry } = useCamera(wanted && !isIdle, chosen);
  const cameras = useCameras(state.kind);
  const current = state.kind === 'live' ? state.track.getSettings().deviceId : undefined;
  const next = cameras[(cameras.indexOf(current ?? '') + 1) % Math.max(1, cameras.length)];
  const canSwap = cameras.length > 1 && next !== undefined && next !== '' && next !== current;
  // A chosen camera that was pulled out is not waited for.
  const isGone = state.kind === 'failed' && chosen !== null;
  useEffect(() => {
    if (isGone) setChosen(null);
  }, [isGone]);
  return { state, retry, isIdle, swap: canSwap ? () => setChosen(next) : null };
}

/** As in a mirror, which is how people know themselves. The picture itself is not mirrored. */
function Preview({
  video,
  state,
}: {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: CameraState;
}) {
  const stream = state.kind === 'live' ? state.stream : null;
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream;
    // It is let go before it plays where the shopper is quicker.
    if (stream) element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [video, stream]);
  return <video ref={video} className="camera-preview" data-testid="camera-preview" muted playsInline />;
}

function CountMark({ shot }: { readonly shot: Shot }) {
  if (shot.kind !== 'counting') return null;
  return (
    <p className="camera-count" data-testid="camera-count" role="timer" key={shot.left}>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle cx="50" cy="50" r="46" pathLength="1" />
      </svg>
      <span>{shot.left}</span>
    </p>
  );
}

interface CameraActionsProps {
  readonly shot: Shot;
  readonly state: CameraState;
  readonly retake: () => void;
  readonly use: () => Promise<void>;
  readonly retry: () => void;
  readonly shutter: () => void;
  readonly onFile: () => void;
}

function CameraActions({ shot, state, retake, use, retry, shutter, onFile }: CameraActionsProps) {
  const { t } = useLanguage();
  const close = (
    <Button testId="camera-close" onPress={closeIntake}>
      {t('editor.camera.otherWay')}
    </Button>
  );
  if (shot.kind === 'taken') {
    return (
      <div className="camera-pair">
        <Button testId="camera-retake" disabled={shot.sending} onPress={retake}>
          {t('editor.camera.retake')}
        </Button>
        <Button tone="primary" testId="camera-use" busy={shot.sending} onPress={() => void use()}>
          {!shot.sending && <CheckIcon />}
          {t('editor.camera.use')}
        </Button>
      </div>
    );
  }
  if (state.kind === 'failed') {
    return (
      <>
        <Button tone="primary" testId="camera-retry" onPress={retry}>
          {t('frame.retry')}
        </Button>
        <Button
          testId="camera-file"
          onPress={() => {
            closeIntake();
            onFile();
          }}
        >
          {t('editor.invite.chooseFile')}
        </Button>
        {close}
      </>
    );
  }
  const counting = shot.kind === 'counting';
  return (
    <>
      <button
        type="button"
        className="camera-shutter"
        data-testid="camera-shutter"
        aria-label={t(counting ? 'editor.camera.stop' : 'editor.camera.shutter')}
        aria-disabled={state.kind !== 'live' || shot.kind === 'taking' || undefined}
        onClick={counting ? retake : shot.kind === 'posing' ? shutter : undefined}
      >
        {counting ? <span className="camera-stop" /> : <CameraIcon />}
      </button>
      {close}
    </>
  );
}

function failureKey(reason: CameraFailure): LanguageKey {
  switch (reason) {
    case 'none':
      return 'editor.camera.failed.none';
    case 'busy':
      return 'editor.camera.failed.busy';
    case 'denied':
      return 'editor.camera.failed.denied';
    case 'unplugged':
      return 'editor.camera.failed.unplugged';
    default:
      return assertNever(reason);
  }
}

function CameraTrouble({ reason }: { readonly reason: CameraFailure }) {
  const { t } = useLanguage();
  return (
    <div className="camera-trouble" role="alert" data-testid="camera-trouble" data-reason={reason}>
      <WarningIcon />
      <p>{t(failureKey(reason))}</p>
      <p className="camera-hint">{t('editor.camera.otherWays')}</p>
    </div>
  );
}

function ProblemLine({ problem }: { readonly problem: ShotProblem }) {
  const { t } = useLanguage();
  return (
    <p className="camera-problem" role="alert" data-testid="camera-problem">
      <WarningIcon />
      {t(problem === 'missed' ? 'editor.camera.missed' : `editor.refused.${problem}`)}
    </p>
  );
}
