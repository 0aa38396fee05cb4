import { useLanguage } from '../state/language.ts';
import { CheckIcon } from './icons.tsx';
import './step-header.css';

const STAGES = ['phone', 'design', 'review', 'payment'] as const;
export type ProgressStage = (typeof STAGES)[number];

/** How far the shopper has come. */
export function StepHeader({ now }: { readonly now: ProgressStage }) {
  const { t } = useLanguage();
  const nowIndex = STAGES.indexOf(now);
  return (
    <ol className="steps" aria-label={t('steps.label')}>
      {STAGES.map((stage, index) => (
        <li
          key={stage}
          className={index < nowIndex ? 'steps-done' : index === nowIndex ? 'steps-now' : undefined}
          aria-current={index === nowIndex ? 'step' : undefined}
        >
          <span className="steps-mark" aria-hidden="true">
            {index < nowIndex ? <CheckIcon /> : index + 1}
          </span>
          <span className="steps-name">{t(`steps.${stage}`)}</span>
        </li>
      ))}
    </ol>
  );
}
