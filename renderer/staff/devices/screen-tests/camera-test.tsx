import { useEffect, useRef } from 'react';
import { Button } from '../../../components/button.tsx';
import { useCamera } from '../../../editor/photos/camera/use-camera.ts';
import { useLanguage } from '../../../state/language.ts';
import { Buttons, Panel } from '../../kit/panel.tsx';

/** The kiosk's camera, live. Nothing is kept, and its light goes out with the page. */
export function CameraTest() {
  const { t } = useLanguage();
  const { state, retry } = useCamera(true, null);
  const video = useRef<HTMLVideoElement>(null);
  const stream = state.kind === 'live' ? state.stream : null;
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return (
    <Panel title={t('staff.devices.camera')}>
      <p className="devices-lead">{t('staff.devices.cameraLead')}</p>
      <div className="camera-test" data-testid="camera-test" data-state={state.kind}>
        <video ref={video} autoPlay playsInline muted hidden={stream === null} />
        {stream === null && (
          <p role="status">
            {state.kind === 'failed'
              ? t(`staff.devices.cameraState.${state.reason}`)
              : t('staff.devices.cameraOpening')}
          </p>
        )}
      </div>
      {state.kind === 'failed' && (
        <Buttons>
          <Button tone="primary" testId="camera-retry" onPress={retry}>
            {t('frame.retry')}
          </Button>
        </Buttons>
      )}
    </Panel>
  );
}
