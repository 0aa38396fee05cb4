import { useSecondsLeft } from '../../components/use-now.ts';
import { useIdleStore } from '../../flow/idle-store.ts';
import { useLanguage } from '../../state/language.ts';

/** When the screen goes back to the start by itself, it says so ahead. */
export function Returning() {
  const idle = useIdleStore((state) => state.idle);
  return idle.kind === 'leaving' && <Countdown endsAtMs={idle.endsAtMs} />;
}

function Countdown({ endsAtMs }: { readonly endsAtMs: number }) {
  const { t } = useLanguage();
  const count = useSecondsLeft(endsAtMs);
  return (
    <p className="queue-returns" role="timer">
      {t('queue.returns', { count })}
    </p>
  );
}
