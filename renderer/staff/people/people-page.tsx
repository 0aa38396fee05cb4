import { useState } from 'react';
import type { PersonView } from '../../../shared/contract/staff.ts';
import { Button } from '../../components/button.tsx';
import { ListFailed } from '../../components/list-state.tsx';
import { useLanguage } from '../../state/language.ts';
import { useStaffStore } from '../../state/staff-store.ts';
import { Panel, Pill, Row } from '../kit/panel.tsx';
import { personName } from '../kit/person-name.ts';
import { useStaffQuery } from '../kit/staff-api.ts';
import { PersonSheet } from './person-sheet.tsx';

type Editing = PersonView | 'new' | null;

/** Who may enter, and with what role. */
export function PeoplePage() {
  const language = useLanguage();
  const { t, time } = language;
  const me = useStaffStore((state) => state.person?.personId);
  const people = useStaffQuery('listPeople', {}, { everyMs: false });
  const [editing, setEditing] = useState<Editing>(null);
  if (!people.data)
    return (
      people.isError && (
        <ListFailed text={t('staff.failed')} onRetry={() => void people.refetch()} busy={people.isFetching} />
      )
    );
  const lineOf = (person: PersonView) =>
    [
      person.fixed ? t('staff.people.fixed') : null,
      person.lastEnteredAtMs === null
        ? t('staff.people.never')
        : t('staff.people.entered', { time: time(person.lastEnteredAtMs) }),
    ]
      .filter((part) => part !== null)
      .join(' · ');
  return (
    <>
      <Panel
        title={t('staff.pages.people')}
        aside={
          <Button tone="outline" testId="person-add" onPress={() => setEditing('new')}>
            {t('staff.people.add')}
          </Button>
        }
      >
        <ul className="rows">
          {people.data.map((person) => (
            <li key={person.personId}>
              <Row
                title={personName(person, language)}
                text={lineOf(person)}
                end={
                  <Pill tone={person.personId === me ? 'good' : 'plain'}>
                    {t(`staff.roles.${person.role}`)}
                  </Pill>
                }
                testId={`person-${person.name}`}
                {...(person.fixed ? {} : { onPress: () => setEditing(person) })}
              />
            </li>
          ))}
        </ul>
      </Panel>
      {editing !== null && (
        <PersonSheet person={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
