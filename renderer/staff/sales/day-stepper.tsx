import { Button } from '../../components/button.tsx';
import { ArrowIcon, BackIcon } from '../../components/icons.tsx';
import { useLanguage } from '../../state/language.ts';

const DAY_MS = 86_400_000;

export interface DayStepperProps {
  /** Null: all days. */
  readonly daysAgo: number | null;
  readonly onChange: (daysAgo: number | null) => void;
}

/** One day of the shop's, or all of them. */
export function DayStepper({ daysAgo, onChange }: DayStepperProps) {
  const { t, locale } = useLanguage();
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', month: 'short', day: 'numeric' });
  const shown = daysAgo ?? 0;
  return (
    <div className="day-stepper">
      <Button
        tone={daysAgo === null ? 'plain' : 'outline'}
        testId="sales-all-days"
        onPress={() => onChange(null)}
      >
        {t('staff.sales.allDays')}
      </Button>
      <Button
        label={t('staff.sales.dayBefore')}
        testId="sales-day-before"
        onPress={() => onChange(shown + 1)}
      >
        <BackIcon />
      </Button>
      <Button
        tone={daysAgo === null ? 'outline' : 'plain'}
        testId="sales-day"
        onPress={() => onChange(shown)}
      >
        {shown === 0 ? t('staff.sales.today') : day.format(Date.now() - shown * DAY_MS)}
      </Button>
      <Button
        label={t('staff.sales.dayAfter')}
        testId="sales-day-after"
        disabled={shown === 0}
        onPress={() => onChange(shown - 1)}
      >
        <ArrowIcon />
      </Button>
    </div>
  );
}
