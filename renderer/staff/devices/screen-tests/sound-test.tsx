import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useAction } from '../../../components/use-action.ts';
import { useLanguage } from '../../../state/language.ts';
import { gainOf, useVolumePercent } from '../../../state/volume.ts';
import { Choice } from '../../kit/choice.tsx';
import { Buttons, Panel } from '../../kit/panel.tsx';
import { playTones } from './play-tones.ts';

/** At the kiosk's full volume. */
const LOUDNESS = { soft: 0.15, middle: 0.5, loud: 1 } as const;
type Volume = keyof typeof LOUDNESS;
const NAMES = ['soft', 'middle', 'loud'] as const;

/** Tones at a loudness to choose, within the volume that is set: what is heard here is what the kiosk can do now. */
export function SoundTest() {
  const { t } = useLanguage();
  const [volume, setVolume] = useState<Volume>('middle');
  const percent = useVolumePercent();
  const [hasFailed, setFailed] = useState(false);
  const [play, isPlaying] = useAction(async () => {
    const played = await playTones(gainOf(LOUDNESS[volume], percent)).then(
      () => true,
      () => false,
    );
    setFailed(!played);
  });
  return (
    <Panel title={t('staff.devices.sound')}>
      <p className="devices-lead" data-testid="sound-volume">
        {t(percent === 0 ? 'staff.devices.soundOff' : 'staff.devices.soundSet', { percent })}
      </p>
      <Choice
        label={t('staff.devices.volume')}
        value={volume}
        options={NAMES.map((value) => ({ value, label: t(`staff.devices.volumeSteps.${value}`) }))}
        onChange={setVolume}
        testId="volume"
      />
      {hasFailed && (
        <p className="test-refusal" role="alert">
          {t('staff.devices.noSound')}
        </p>
      )}
      <Buttons>
        <Button tone="primary" testId="sound-play" busy={isPlaying} onPress={play}>
          {t('staff.devices.play')}
        </Button>
      </Buttons>
    </Panel>
  );
}
