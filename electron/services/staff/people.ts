import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { PeopleRefusal, PersonView, StaffPerson } from '../../../shared/contract/staff.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { includesRole, type StaffRole, staffRoleSchema } from '../../../shared/domain/staff.ts';
import type { Clock } from '../../system/clock.ts';
import { hashPin, isEasyPin, isPin } from './pin.ts';

const MAX_PEOPLE = 30;
const KEY = 'staff-people';

const personSchema = z.object({
  personId: z.string(),
  name: z.string(),
  role: staffRoleSchema,
  pinHash: z.string(),
  lastEnteredAtMs: z.number().nullable(),
});
type Person = z.infer<typeof personSchema>;

export interface PeopleKeeper {
  get(key: string): { value: unknown } | null;
  set(key: string, value: unknown, atMs: number): void;
}

export interface PeopleOptions {
  /** Of the configuration file (or the demo): there from the first start, and not changed at the screen. */
  readonly fixed: readonly (StaffPerson & { readonly pinHash: string })[];
  readonly keeper: PeopleKeeper;
  readonly clock: Clock;
}

export interface PersonWish {
  readonly name: string;
  readonly role: StaffRole;
  readonly pin: string;
}

/** Who may enter, with what role. A person is known by the PIN alone, so no two have the same. */
export interface People {
  isEmpty(): boolean;
  /** Whose PIN it is. Tries every person's, so that the time it takes tells nothing. */
  byPin(pin: string): Promise<StaffPerson | null>;
  recordEntry(personId: string): void;
  list(): PersonView[];
  add(wish: PersonWish, by: StaffPerson): Promise<Result<void, PeopleRefusal>>;
  /** `pin` null: stays as it is. */
  change(
    personId: string,
    wish: Omit<PersonWish, 'pin'> & { readonly pin: string | null },
    by: StaffPerson,
  ): Promise<Result<void, PeopleRefusal>>;
  remove(personId: string, by: StaffPerson): Result<void, PeopleRefusal>;
}

export function createPeople({ fixed, keeper, clock }: PeopleOptions): People {
  const kept = (): Person[] => z.array(personSchema).safeParse(keeper.get(KEY)?.value).data ?? [];
  const keep = (people: readonly Person[]) => keeper.set(KEY, people, clock.now());
  const fixedEntries = new Map<string, number>();

  const all = (): Person[] => [
    ...fixed.map((person) => ({ ...person, lastEnteredAtMs: fixedEntries.get(person.personId) ?? null })),
    ...kept(),
  ];

  const byPin = async (pin: string): Promise<Person | null> => {
    const matches = await Promise.all(
      all().map(async (person) => (await isPin(pin, person.pinHash)) && person),
    );
    return matches.find((person) => person !== false) ?? null;
  };

  const refusalOfPin = async (pin: string, personId: string | null): Promise<PeopleRefusal | null> => {
    if (isEasyPin(pin)) return 'pinTooEasy';
    const owner = await byPin(pin);
    return owner && owner.personId !== personId ? 'pinTaken' : null;
  };

  /** Nobody makes somebody who may more than they may themselves, or changes one. */
  const changeable = (personId: string, by: StaffPerson): Result<Person, PeopleRefusal> => {
    if (fixed.some((person) => person.personId === personId)) return err('fixed');
    const person = kept().find((each) => each.personId === personId);
    if (!person) return err('noSuchPerson');
    return includesRole(by.role, person.role) ? ok(person) : err('aboveYou');
  };

  return {
    isEmpty: () => all().length === 0,
    byPin: async (pin) => {
      const person = await byPin(pin);
      return person && { personId: person.personId, name: person.name, role: person.role };
    },
    recordEntry: (personId) => {
      if (fixed.some((person) => person.personId === personId)) fixedEntries.set(personId, clock.now());
      else
        keep(
          kept().map((each) =>
            each.personId === personId ? { ...each, lastEnteredAtMs: clock.now() } : each,
          ),
        );
    },
    list: () =>
      all().map(({ pinHash: _pinHash, ...person }) => ({
        ...person,
        fixed: fixed.some((each) => each.personId === person.personId),
      })),
    add: async ({ name, role, pin }, by) => {
      if (all().length >= MAX_PEOPLE) return err('tooMany');
      if (!includesRole(by.role, role)) return err('aboveYou');
      const refusal = await refusalOfPin(pin, null);
      if (refusal) return err(refusal);
      keep([...kept(), { personId: randomUUID(), name, role, pinHash: hashPin(pin), lastEnteredAtMs: null }]);
      return ok(undefined);
    },
    change: async (personId, { name, role, pin }, by) => {
      const refusal = pin === null ? null : await refusalOfPin(pin, personId);
      if (refusal) return err(refusal);
      const found = changeable(personId, by);
      if (!found.ok) return found;
      if (!includesRole(by.role, role)) return err('aboveYou');
      const pinHash = pin === null ? found.value.pinHash : hashPin(pin);
      keep(kept().map((each) => (each.personId === personId ? { ...each, name, role, pinHash } : each)));
      return ok(undefined);
    },
    remove: (personId, by) => {
      if (personId === by.personId) return err('yourself');
      const found = changeable(personId, by);
      if (!found.ok) return found;
      keep(kept().filter((each) => each.personId !== personId));
      return ok(undefined);
    },
  };
}
