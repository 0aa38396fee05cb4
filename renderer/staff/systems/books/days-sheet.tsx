import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { ArrowIcon, BackIcon } from '../../../components/icons.tsx';
import { Sheet } from '../../../components/sheet.tsx';
import { useKioskStore } from '../../../state/kiosk-store.ts';
import { useLanguage } from '../../../state/language.ts';
import { addDays, dayText, firstOfMonth, todayIn, weeksOfMonth } from './calendar.ts';
import './days-sheet.css';

export interface Days {
  readonly fromDay: string;
  readonly toDay: string;
}

export interface DaysSheetProps {
  readonly days: Days | null;
  readonly onDone: (days: Days) => void;
  readonly onClose: () => void;
}

/** Days back from today, today among them. */
const SPANS = { today: 1, week: 7, threeWeeks: 21, month: 30 } as const;
type Span = keyof typeof SPANS;

export function useToday(): string {
  const timeZone = useKioskStore((state) => state.info?.timeZone) ?? 'Asia/Shanghai';
  return todayIn(timeZone, Date.now());
}

/** From one day to another: by a touch for the usual ones, else on the calendar. */
export function DaysSheet({ days, onDone, onClose }: DaysSheetProps) {
  const { t, locale } = useLanguage();
  const today = useToday();
  const [first, setFirst] = useState<string | null>(days?.fromDay ?? null);
  const [last, setLast] = useState<string | null>(days?.toDay ?? null);
  const touch = (day: string) => {
    if (first === null || last !== null) {
      setFirst(day);
      setLast(null);
    } else {
      setFirst(day < first ? day : first);
      setLast(day < first ? first : day);
    }
  };
  const takeSpan = (span: Span) => onDone({ fromDay: addDays(today, 1 - SPANS[span]), toDay: today });
  return (
    <Sheet
      title={t('staff.books.days.title')}
      testId="days-sheet"
      onClose={onClose}
      actions={
        <>
          <Button
            tone="primary"
            testId="days-done"
            disabled={first === null || last === null}
            onPress={() => first !== null && last !== null && onDone({ fromDay: first, toDay: last })}
          >
            {t('staff.books.days.take')}
          </Button>
          <Button testId="ask-close" onPress={onClose}>
            {t('frame.close')}
          </Button>
        </>
      }
    >
      <div className="days-spans">
        {(Object.keys(SPANS) as Span[]).map((span) => (
          <Button key={span} tone="outline" testId={`days-${span}`} onPress={() => takeSpan(span)}>
            {t(`staff.books.days.${span}`)}
          </Button>
        ))}
      </div>
      <Month today={today} first={first} last={last} onTouch={touch} />
      <p className="days-hint" role="status">
        {first !== null && last !== null
          ? `${dayText(first, locale)} – ${dayText(last, locale)}`
          : t(first === null ? 'staff.books.days.pickFirst' : 'staff.books.days.pickLast')}
      </p>
    </Sheet>
  );
}

interface MonthProps {
  readonly today: string;
  readonly first: string | null;
  readonly last: string | null;
  readonly onTouch: (day: string) => void;
}

function Month({ today, first, last, onTouch }: MonthProps) {
  const { t, locale } = useLanguage();
  const [shown, setShown] = useState(firstOfMonth(last ?? today));
  const isChosen = (day: string) => first !== null && day >= first && day <= (last ?? first);
  return (
    <div className="days-month">
      <header>
        <Button label={t('staff.books.days.before')} onPress={() => setShown(firstOfMonth(shown, -1))}>
          <BackIcon />
        </Button>
        <strong>{dayText(shown, locale, 'month')}</strong>
        <Button
          label={t('staff.books.days.after')}
          disabled={firstOfMonth(shown, 1) > today}
          onPress={() => setShown(firstOfMonth(shown, 1))}
        >
          <ArrowIcon />
        </Button>
      </header>
      <div className="days-grid">
        {weeksOfMonth(shown)
          .flat()
          .map((day, index) =>
            day === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: an empty place is nothing but its place
              <span key={index} />
            ) : (
              <button
                key={day}
                type="button"
                aria-pressed={isChosen(day)}
                aria-label={dayText(day, locale)}
                data-testid={`day-${day}`}
                disabled={day > today}
                onClick={() => onTouch(day)}
              >
                {Number(day.slice(8))}
              </button>
            ),
          )}
      </div>
    </div>
  );
}
