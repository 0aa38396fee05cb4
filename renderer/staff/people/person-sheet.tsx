import { useState } from 'react';
import type { BridgeError } from '../../../shared/contract/method.ts';
import type { PeopleAnswer, PersonView } from '../../../shared/contract/staff.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { includesRole, STAFF_ROLES, type StaffRole } from '../../../shared/domain/staff.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { useStaffStore } from '../../state/staff-store.ts';
import { AskSure } from '../kit/ask-sure.tsx';
import { AskText } from '../kit/ask-text.tsx';
import { Choice } from '../kit/choice.tsx';
import { Row } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';
import { NewPinSheet } from './new-pin-sheet.tsx';

type Asking = 'nothing' | 'name' | 'pin' | 'remove';

export interface PersonSheetProps {
  /** Null: somebody new. */
  readonly person: PersonView | null;
  readonly onClose: () => void;
}

/** Name, role and PIN of one person. Nothing is kept until Save. */
export function PersonSheet({ person, onClose }: PersonSheetProps) {
  const { t } = useLanguage();
  const me = useStaffStore((state) => state.person);
  const [name, setName] = useState(person?.name ?? '');
  const [role, setRole] = useState<StaffRole>(person?.role ?? 'attendant');
  const [pin, setPin] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking>('nothing');
  const [fault, setFault] = useState<string | null>(null);
  const onAnswer = (answer: Result<PeopleAnswer, BridgeError>) => {
    setAsking('nothing');
    if (!answer.ok) return setFault(t('staff.failed'));
    if (answer.value.kind === 'refused') return setFault(t(`staff.people.refusal.${answer.value.reason}`));
    onClose();
  };
  const [add, adding] = useStaffOrder('addPerson', onAnswer);
  const [change, changing] = useStaffOrder('changePerson', onAnswer);
  const [remove, removing] = useStaffOrder('removePerson', onAnswer);
  const roles = STAFF_ROLES.filter((each) => me && includesRole(me.role, each));
  const isComplete = name !== '' && (person !== null || pin !== null);
  const save = () => {
    setFault(null);
    if (person) change({ personId: person.personId, name, role, pin });
    else if (pin !== null) add({ name, role, pin });
  };
  return (
    <>
      <Sheet
        title={person?.name ?? t('staff.people.add')}
        testId="person-sheet"
        onClose={onClose}
        actions={
          <>
            <Button
              tone="primary"
              testId="person-save"
              disabled={!isComplete}
              busy={adding || changing}
              onPress={save}
            >
              {t('staff.people.save')}
            </Button>
            {person && (
              <Button tone="danger" testId="person-remove" onPress={() => setAsking('remove')}>
                {t('staff.people.remove')}
              </Button>
            )}
            <Button testId="person-close" onPress={onClose}>
              {t('frame.close')}
            </Button>
          </>
        }
      >
        {fault !== null && <Notice tone="error">{fault}</Notice>}
        <div className="rows">
          <Row
            title={t('staff.people.name')}
            text={name === '' ? t('staff.people.enterName') : name}
            onPress={() => setAsking('name')}
            testId="person-name"
          />
          <Row
            title={t('staff.people.pin')}
            text={
              pin !== null
                ? '•'.repeat(pin.length)
                : t(person ? 'staff.people.samePin' : 'staff.people.choosePin')
            }
            onPress={() => setAsking('pin')}
            testId="person-pin"
          />
        </div>
        <Choice
          label={t('staff.people.role')}
          value={role}
          options={roles.map((value) => ({ value, label: t(`staff.roles.${value}`) }))}
          onChange={setRole}
          testId="person-role"
        />
      </Sheet>
      {asking === 'name' && (
        <AskText
          title={t('staff.people.enterName')}
          initial={name}
          maxLength={40}
          onDone={(text) => {
            setName(text);
            setAsking('nothing');
          }}
          onClose={() => setAsking('nothing')}
        />
      )}
      {asking === 'pin' && (
        <NewPinSheet
          onDone={(digits) => {
            setPin(digits);
            setFault(null);
            setAsking('nothing');
          }}
          onClose={() => setAsking('nothing')}
        />
      )}
      {asking === 'remove' && person && (
        <AskSure
          title={t('staff.people.removeTitle', { name: person.name })}
          action={t('staff.people.remove')}
          danger
          busy={removing}
          onSure={() => remove({ personId: person.personId })}
          onClose={() => setAsking('nothing')}
        >
          <p>{t('staff.people.removeText')}</p>
        </AskSure>
      )}
    </>
  );
}
