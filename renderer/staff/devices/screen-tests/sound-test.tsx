import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useAction } from '../../../components/use-action.ts';
import { useLanguage } from '../../../state/language.ts';
import { Choice } from '../../kit/choice.tsx';
import { Buttons, Panel } from '../../kit/panel.tsx';
import { playTones } from './play-tones.ts';

const VOLUMES = { soft: 0.08, middle: 0.3, loud: 0.9 } as const;
type Volume = keyof typeof VOLUMES;
const NAMES = ['soft', 'middle', 'loud'] as const;

/** Tones at a volume to choose. */
export function SoundTest() {
  const { t } = useLanguage();
  const [volume, setVolume] = useState<Volume>('middle');
  const [hasFailed, setFailed] = useState(false);
  const [play, isPlaying] = useAction(async () => {
    const played = await playTones(VOLUMES[volume]).then(
      () => true,
      () => false,
    );
    setFailed(!played);
  });
  return (
    <Panel title={t('staff.devices.sound')}>
      <p className="devices-lead">{t('staff.devices.soundLead')}</p>
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
