import { useLanguage } from '../state/language.ts';
import { CheckIcon } from './icons.tsx';
import './step-header.css';

/** The ways through the kiosk, each with its steps. */
const CASE_STAGES = ['phone', 'design', 'review', 'payment'] as const;
const DOCUMENT_STAGES = ['files', 'options', 'check', 'payDocuments'] as const;
export type ProgressStage = (typeof CASE_STAGES | typeof DOCUMENT_STAGES)[number];

const stagesWith = (stage: ProgressStage): readonly ProgressStage[] =>
  DOCUMENT_STAGES.some((each) => each === stage) ? DOCUMENT_STAGES : CASE_STAGES;

/** How far the shopper has come. */
export function StepHeader({ now }: { readonly now: ProgressStage }) {
  const { t } = useLanguage();
  const stages = stagesWith(now);
  const nowIndex = stages.indexOf(now);
  return (
    <ol className="steps" aria-label={t('steps.label')}>
      {stages.map((stage, index) => (
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
